import AWSWire
import Documents
import ServiceCore

/// What `CreateCrawler` or `UpdateCrawler` says of a crawler, checked against the model.
struct CrawlerDefinition: Sendable {
  let name: String
  let role: String?
  let schedule: String?
  private let targets: JSON?
  private let settings: JSON

  /// - Parameter isNew: whether role and targets have to be there.
  init(_ fields: Fields, isNew: Bool) throws(ServiceError) {
    name = try fields.required("Name", GlueShapes.name)
    role = isNew ? try fields.required("Role") : try fields.string("Role")
    targets = try fields.document("Targets", as: GlueShapes.crawlerTargets)
    if isNew, targets == nil { fields.violate("Targets", "null", "Member must not be null") }
    schedule = try fields.string("Schedule")
    settings = try fields.document(GlueShapes.crawler)
  }

  /// What Glue refuses although the model allows it.
  func check(isNew: Bool) throws(ServiceError) {
    if let targets, !(targets.members ?? []).contains(where: { $0.value.elements?.isEmpty == false }) {
      throw .invalidInput("Crawler cannot be created without specifying at least one target")
    }
    if let schedule, !schedule.isEmpty { _ = try CronSchedule(schedule) }
  }

  /// A new `Crawler` with Glue's defaults.
  func document(in request: RequestContext) -> JSON {
    let none = JSON.array([])
    var crawler = JSON.object([
      "Name": .string(name), "Role": role.map { .string($0) }, "Targets": .object([:]), "Classifiers": none,
      "RecrawlPolicy": .object(["RecrawlBehavior": .string("CRAWL_EVERYTHING")]),
      "SchemaChangePolicy": .object([
        "UpdateBehavior": .string("UPDATE_IN_DATABASE"), "DeleteBehavior": .string("DEPRECATE_IN_DATABASE"),
      ]),
      "LineageConfiguration": .object(["CrawlerLineageSettings": .string("DISABLE")]), "State": .string("READY"),
      "CrawlElapsedTime": .number(0), "CreationTime": .time(request.now), "LastUpdated": .time(request.now),
      "Version": .number(1),
      "LakeFormationConfiguration": .object(["UseLakeFormationCredentials": .bool(false), "AccountId": .string("")]),
    ])
    apply(to: &crawler)
    return crawler
  }

  /// Changes what is given of a stored crawler, which gets the next version.
  func change(_ stored: JSON, in request: RequestContext) -> JSON {
    var crawler = stored
    apply(to: &crawler)
    if let role { crawler.set("Role", .string(role)) }
    crawler.set("LastUpdated", .time(request.now))
    crawler.set("Version", .number((stored["Version"]?.integer ?? 0) + 1))
    return crawler
  }

  private func apply(to crawler: inout JSON) {
    if let targets { crawler.set("Targets", CrawlerDefinition.completed(targets)) }
    for member in settings.members ?? [] { crawler.set(member.name, member.value) }
    guard let schedule else { return }
    let isScheduled = !schedule.isEmpty
    crawler.set(
      "Schedule",
      isScheduled ? .object(["ScheduleExpression": .string(schedule), "State": .string("SCHEDULED")]) : nil)
  }

  /// Glue answers every kind of target, and exclusions of those that can have them.
  private static func completed(_ targets: JSON) -> JSON {
    var complete = JSON.object([:])
    let kinds = [
      "S3Targets", "JdbcTargets", "MongoDBTargets", "DynamoDBTargets", "CatalogTargets", "DeltaTargets", "IcebergTargets",
      "HudiTargets",
    ]
    for kind in kinds {
      let items = (targets[kind]?.elements ?? []).map { item in
        var item = item
        if ["S3Targets", "JdbcTargets"].contains(kind), item["Exclusions"] == nil { item.set("Exclusions", .array([])) }
        return item
      }
      complete.set(kind, .array(items))
    }
    return complete
  }
}
