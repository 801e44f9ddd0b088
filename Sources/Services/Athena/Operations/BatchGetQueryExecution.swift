import AWSWire
import Documents
import ServiceCore

/// Answers several query executions; what is missing or denied comes back by its id, without an error.
enum BatchGetQueryExecution: AWSOperation {
  struct Input: OperationInput {
    let ids: [String]

    init(_ fields: Fields) throws(ServiceError) {
      let read = try fields.strings("QueryExecutionIds", AthenaShapes.queryID, count: 1...50)
      if read == nil { fields.violate("QueryExecutionIds", "null", "Member must not be null") }
      ids = read ?? []
    }
  }

  struct Output: OperationOutput {
    let executions: [JSON]
    let unprocessed: [(id: String, code: String, message: String)]

    func write(to fields: inout FieldWriter) {
      fields.rawList("QueryExecutions", executions.map(\.bytes))
      fields.list("UnprocessedQueryExecutionIds", unprocessed) { item, failure in
        item.field("QueryExecutionId", failure.id)
        item.field("ErrorCode", failure.code)
        item.field("ErrorMessage", failure.message)
      }
    }
  }

  /// Each id is judged by itself in `perform`: a denied one is unprocessed, not refused.
  static func permissions(for input: Input, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    var executions: [JSON] = []
    var unprocessed: [(id: String, code: String, message: String)] = []
    for id in input.ids {
      let checks = try QueryPermission.permissions("BatchGetQueryExecution", query: id, in: request)
      let isAllowed = try checks.allSatisfy { permission throws(ServiceError) in try request.isAllowed(permission) }
      if !isAllowed {
        unprocessed.append((id, "ACCESS_DENIED", "You are not authorized to access this query execution"))
      } else if try QueryStore(request).workGroup(of: id) == nil {
        unprocessed.append((id, "QUERY_EXECUTION_NOT_FOUND", "QueryExecution \(id) was not found"))
      } else {
        executions.append(try QueryStore(request).find(id))
      }
    }
    return Output(executions: executions, unprocessed: unprocessed)
  }
}

extension Array {
  /// As the standard one, for predicates with a typed error.
  fileprivate func allSatisfy(_ holds: (Element) throws(ServiceError) -> Bool) throws(ServiceError) -> Bool {
    for element in self where try !holds(element) { return false }
    return true
  }
}
