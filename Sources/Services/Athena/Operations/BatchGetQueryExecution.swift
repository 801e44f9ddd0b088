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
    let unprocessed: [Unprocessed]

    func write(to fields: inout FieldWriter) {
      fields.rawList("QueryExecutions", executions.map(\.bytes))
      fields.list("UnprocessedQueryExecutionIds", unprocessed) { $0.unprocessed("QueryExecutionId", $1) }
    }
  }

  /// Each id is judged by itself in `perform`: a denied one is unprocessed, not refused.
  static func permissions(for input: Input, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    var executions: [JSON] = []
    var unprocessed: [Unprocessed] = []
    for id in input.ids {
      let permissions = try QueryPermission.permissions("BatchGetQueryExecution", query: id, in: request)
      if try !request.isAllowed(all: permissions) {
        unprocessed.append(.denied(id))
      } else if try QueryStore(request).workGroup(of: id) == nil {
        unprocessed.append(Unprocessed(id, "QUERY_EXECUTION_NOT_FOUND", "QueryExecution \(id) was not found"))
      } else {
        executions.append(try QueryStore(request).find(id))
      }
    }
    return Output(executions: executions, unprocessed: unprocessed)
  }
}
