import AWSWire
import ServiceCore

/// The input of the searches by LF-tags.
struct TagSearchInput: OperationInput {
  let catalog: String?
  let expression: [TagPair]
  let token: String?
  let limit: Int

  init(_ fields: Fields) throws(ServiceError) {
    token = try fields.string("NextToken")
    limit = try fields.integer("MaxResults", in: 1...100) ?? 100
    catalog = try fields.string("CatalogId", LakeShapes.catalogID)
    expression = try fields.requiredList("Expression") { item throws(ServiceError) in try TagPair(item) }
  }
}

/// What a page of a search begins after: a database, or a table of one.
struct SearchPosition: Comparable {
  let database: String
  let table: String

  init(_ database: String, _ table: String = "") {
    (self.database, self.table) = (database, table)
  }

  /// Reads a token; nil without one. The parts are joined by a sign that no name has.
  init?(token: String?) throws(ServiceError) {
    guard let key = try PageToken.key(of: token, invalid: .badToken) else { return nil }
    let parts = key.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw .badToken }
    self.init(parts[0], parts[1])
  }

  var token: String { PageToken.make(after: "\(database)\n\(table)") }

  static func < (left: SearchPosition, right: SearchPosition) -> Bool {
    left.database == right.database ? left.table < right.table : left.database < right.database
  }
}
