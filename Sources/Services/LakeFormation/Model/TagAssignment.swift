import AWSWire
import ServiceCore

/// The input of the operations that assign LF-tags to a resource and take them away.
struct TagAssignmentInput: OperationInput {
  let catalog: String?
  let selector: ResourceSelector
  let tags: [TagPair]

  init(_ fields: Fields) throws(ServiceError) {
    catalog = try fields.string("CatalogId", LakeShapes.catalogID)
    selector = try ResourceSelector(try fields.requiredStructure("Resource"))
    tags = try fields.requiredList("LFTags", count: 1...50) { item throws(ServiceError) in try TagPair(item) }
  }

  /// Checks what holds for every list of tags: a key once, with one value of its own.
  func validate() throws(ServiceError) {
    guard Set(tags.map(\.key)).count == tags.count else { throw .duplicateTagKey }
    guard tags.allSatisfy({ $0.values.count == 1 && !$0.hasWildcard }) else { throw .notOneTagValue }
  }
}

/// The output of both: the tags that could not be dealt with.
struct TagAssignmentOutput: OperationOutput {
  let account: String
  var failures: [(tag: TagPair, error: ServiceError)] = []

  func write(to fields: inout FieldWriter) {
    fields.list("Failures", failures) { item, failure in
      item.structure("LFTag") { $0.tag(failure.tag, catalog: account) }
      item.failure(failure.error)
    }
  }
}

extension FieldWriter {
  /// The `Error` of one item of a batch.
  mutating func failure(_ error: ServiceError) {
    structure("Error") {
      $0.field("ErrorCode", error.code)
      $0.field("ErrorMessage", error.message)
    }
  }
}

/// The resources that tags can be assigned to, looked up in the Data Catalog.
struct TagSubject {
  /// Where the tags stand: one place, or one for each column.
  let places: [TagPlace]

  /// - Throws: what Lake Formation answers if the resource is not there, takes no tags, or may not be read by the caller.
  init(_ resource: LakeResource, account: String, in request: RequestContext) throws(ServiceError) {
    let catalog = try CatalogReader(request, account: account, asCaller: true)
    switch resource {
    case .database(let name):
      try catalog.database(name)
      places = [TagPlace(database: name)]
    case .table(let database, let name?):
      guard !name.isEmpty else { throw .noTableChosen }
      try catalog.table(name, in: database)
      places = [TagPlace(database: database, table: name)]
    case .columns(let database, let table, let selection):
      guard let selection else { throw .noColumnsChosen }
      let columns = try catalog.columns(of: table, in: database)
      let known = Set(columns.map { $0.lowercased() })
      for name in selection.names where !known.contains(name) { throw .columnNotFound(name) }
      places = selection.columns(of: columns).map {
        TagPlace(database: database, table: table, column: $0.lowercased())
      }
    default: throw .unsupportedResource
    }
  }
}
