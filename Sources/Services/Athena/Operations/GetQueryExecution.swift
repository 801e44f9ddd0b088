import AWSWire
import Documents
import ServiceCore

/// Answers one query execution.
enum GetQueryExecution: AWSOperation {
  struct Input: OperationInput {
    let id: String

    init(_ fields: Fields) throws(ServiceError) {
      id = try fields.required("QueryExecutionId", AthenaShapes.queryID)
    }
  }

  struct Output: OperationOutput {
    let execution: JSON

    func write(to fields: inout FieldWriter) { fields.field("QueryExecution", execution) }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try QueryPermission.permissions("GetQueryExecution", query: input.id, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(execution: try QueryStore(request).find(input.id))
  }
}

/// Operations on a query are permitted on the workgroup it ran in; a query that does not exist counts as `primary`'s.
enum QueryPermission {
  static func permissions(
    _ action: String, query id: String, in request: RequestContext
  ) throws(ServiceError) -> [Permission] {
    let group = try QueryStore(request).workGroup(of: id) ?? "primary"
    return AthenaResources(request).permission(action, workGroup: group)
  }
}
