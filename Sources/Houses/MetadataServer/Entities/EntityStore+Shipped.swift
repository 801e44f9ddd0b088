import Basics
import Documents

/// What a server is born with.
extension EntityStore {
  /// Puts the shipped entities there.
  mutating func ship() {
    for definition in ConnectionTest.all {
      // The dot of the qualified name is not quoted on real servers.
      ship(
        .testConnectionDefinition, definition.service, definition.content,
        as: "\(definition.service).testConnectionDefinition")
    }
    ship(.user, "admin", .object(["email": .string("admin@open-metadata.org"), "isAdmin": .bool(true)]))
    ship(.user, "ingestion-bot", .object(["email": .string("ingestion-bot@open-metadata.org"), "isBot": .bool(true)]))
    ship(.team, "Organization", .object(["teamType": .string("Organization")]))
    for (classification, tags) in EntityStore.tags {
      let above = ship(.classification, classification, EntityStore.system(classification))
      for tag in tags { ship(.tag, tag, EntityStore.system("\(classification) \(tag)"), below: above) }
    }
  }

  @discardableResult
  private mutating func ship(
    _ kind: EntityKind, _ name: String, _ content: JSON, below parent: Entity? = nil, as fqn: String? = nil
  ) -> Entity {
    let entity = Entity(
      kind: kind, id: ids.uuid(), name: name, fqn: fqn ?? QualifiedName.join(parent?.fqn, name) ?? name,
      parent: parent?.id, content: content, updatedAt: clock.now)
    keep(entity)
    return entity
  }

  private static let tags: KeyValuePairs<String, [String]> = [
    "PII": ["Sensitive", "NonSensitive", "None"],
    "PersonalData": ["Personal", "SpecialCategory"],
    "Tier": ["Tier1", "Tier2", "Tier3", "Tier4", "Tier5"],
  ]

  private static func system(_ description: String) -> JSON {
    .object(["description": .string(description), "provider": .string("system"), "mutuallyExclusive": .bool(true)])
  }
}

/// The steps by which a client tests the connection of one kind of service.
struct ConnectionTest: Sendable {
  /// One step.
  struct Step: Sendable {
    let name: String
    let description: String
    let errorMessage: String
    var isMandatory = true
    var isShortCircuit = false

    var json: JSON {
      .object([
        "name": .string(name), "description": .string(description), "errorMessage": .string(errorMessage),
        "mandatory": .bool(isMandatory), "shortCircuit": .bool(isShortCircuit),
      ])
    }
  }

  let service: String
  let steps: [Step]

  var content: JSON {
    .object([
      "displayName": .string("\(service) Test Connection"),
      "description": .string("How the connection of a \(service) service is tested, step by step."),
      "steps": .array(steps.map(\.json)),
    ])
  }

  /// The tests of the services that the ingestion of an AWS data lake connects to.
  static let all = [
    ConnectionTest(
      service: "Athena",
      steps: [
        Step(
          name: "CheckAccess", description: "Run a statement that reads no table.",
          errorMessage: "No statement could be run in Athena. Check the credentials, the workgroup and the staging folder.",
          isShortCircuit: true),
        Step(
          name: "GetSchemas", description: "List the databases of the catalog.",
          errorMessage: "The databases could not be listed. Check that the credentials allow it."),
        Step(
          name: "GetTables", description: "List the tables of a database.",
          errorMessage: "The tables could not be listed. Check that the credentials allow it."),
        Step(
          name: "GetViews", description: "List the views of a database.",
          errorMessage: "The views could not be listed. Check that the credentials allow it.", isMandatory: false),
      ]),
    ConnectionTest(
      service: "Glue",
      steps: [
        Step(
          name: "GetDatabases", description: "List the databases of the Glue Data Catalog.",
          errorMessage: "The databases could not be listed. Check the credentials and that they allow glue:GetDatabases.",
          isShortCircuit: true),
        Step(
          name: "GetTables", description: "List the tables of a database.",
          errorMessage: "The tables could not be listed. Check that the credentials allow glue:GetTables."),
      ]),
    ConnectionTest(
      service: "GluePipeline",
      steps: [
        Step(
          name: "GetPipelines", description: "List the workflows of Glue.",
          errorMessage: "The workflows could not be listed. Check the credentials and that they allow glue:ListWorkflows.",
          isShortCircuit: true)
      ]),
    ConnectionTest(
      service: "S3",
      steps: [
        Step(
          name: "ListBuckets", description: "List the buckets of the account.",
          errorMessage: "The buckets could not be listed. Check the credentials and that they allow s3:ListAllMyBuckets.",
          isShortCircuit: true),
        Step(
          name: "GetMetrics", description: "Read the storage metrics of CloudWatch.",
          errorMessage: "The metrics could not be read. Sizes and object counts will be missing.", isMandatory: false),
      ]),
  ]
}
