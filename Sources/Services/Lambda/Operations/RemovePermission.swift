import AWSWire
import Basics
import Documents
import ServiceCore

/// Takes a statement out of a function's policy.
enum RemovePermission: AWSOperation {
  struct Input: OperationInput {
    let function: FunctionName
    let id: String
    let revision: String?

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
      id = try fields.required("StatementId", LambdaShapes.statementID)
      revision = try fields.string("RevisionId")
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("RemovePermission", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let function = try input.function.reference(in: request)
    let store = FunctionStore(request, function)
    _ = try store.find()
    guard var policy = try store.policy(of: function.qualifier) else { throw .noPolicyToChange }
    guard policy.contains(input.id) else { throw .noStatement(input.id) }
    guard input.revision == nil || input.revision == policy.revision else { throw .staleRevision }
    policy.statements.removeAll { $0["Sid"]?.string == input.id }
    policy.revision = request.ids.uuid()
    try store.put(policy, of: function.qualifier)
    return EmptyOutput()
  }
}
