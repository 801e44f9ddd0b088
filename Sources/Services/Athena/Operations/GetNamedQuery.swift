import AWSWire
import Documents
import ServiceCore

/// Answers one named query.
enum GetNamedQuery: AWSOperation {
  struct Input: OperationInput {
    let id: String

    init(_ fields: Fields) throws(ServiceError) {
      id = try fields.required("NamedQueryId", AthenaShapes.queryID)
    }
  }

  struct Output: OperationOutput {
    let query: JSON

    func write(to fields: inout FieldWriter) { fields.field("NamedQuery", query) }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try permissions("GetNamedQuery", on: input.id, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(query: try NamedQueryStore(request).require(input.id))
  }

  /// An action on a named query is permitted on its workgroup; one that does not exist counts as `primary`'s.
  static func permissions(
    _ action: String, on id: String, in request: RequestContext
  ) throws(ServiceError) -> [Permission] {
    let group = try NamedQueryStore(request).find(id)?["WorkGroup"]?.string ?? "primary"
    return AthenaResources(request).permission(action, workGroup: group)
  }
}
