import AWSWire
import Documents
import ServiceCore

/// Answers several named queries; what is missing or denied comes back by its id, without an error.
enum BatchGetNamedQuery: AWSOperation {
  struct Input: OperationInput {
    let ids: [String]

    init(_ fields: Fields) throws(ServiceError) {
      let read = try fields.strings("NamedQueryIds", AthenaShapes.queryID, count: 1...50)
      if read == nil { fields.violate("NamedQueryIds", "null", "Member must not be null") }
      ids = read ?? []
    }
  }

  struct Output: OperationOutput {
    let queries: [JSON]
    let unprocessed: [Unprocessed]

    func write(to fields: inout FieldWriter) {
      fields.rawList("NamedQueries", queries.map(\.bytes))
      fields.list("UnprocessedNamedQueryIds", unprocessed) { $0.unprocessed("NamedQueryId", $1) }
    }
  }

  /// Each id is judged by itself in `perform`: a denied one is unprocessed, not refused.
  static func permissions(for input: Input, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    var queries: [JSON] = []
    var unprocessed: [Unprocessed] = []
    for id in input.ids {
      let permissions = try GetNamedQuery.permissions("BatchGetNamedQuery", on: id, in: request)
      if try !request.isAllowed(all: permissions) {
        unprocessed.append(.denied(id))
      } else if let query = try NamedQueryStore(request).find(id) {
        queries.append(query)
      } else {
        unprocessed.append(Unprocessed(id, "NAMED_QUERY_NOT_FOUND", "NamedQuery \(id) was not found"))
      }
    }
    return Output(queries: queries, unprocessed: unprocessed)
  }
}
