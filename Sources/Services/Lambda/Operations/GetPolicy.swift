import AWSWire
import Documents
import ServiceCore

/// Answers the policy of a function, or of one of its versions or aliases.
enum GetPolicy: AWSOperation {
  typealias Input = GetFunction.Input

  struct Output: OperationOutput {
    let policy: FunctionPolicy

    func write(to fields: inout FieldWriter) {
      fields.field("Policy", policy.document.text)
      fields.field("RevisionId", policy.revision)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("GetPolicy", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.function.reference(in: request)
    let store = FunctionStore(request, function)
    _ = try store.find()
    guard let policy = try store.policy(of: function.qualifier) else { throw .noPolicy }
    return Output(policy: policy)
  }
}
