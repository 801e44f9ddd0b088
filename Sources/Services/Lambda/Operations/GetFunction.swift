import AWSWire
import Documents
import ServiceCore

/// Describes a function and its tags, and says where its code can be had.
enum GetFunction: AWSOperation {
  struct Input: OperationInput {
    let function: FunctionName

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
    }
  }

  struct Output: OperationOutput {
    let configuration: FunctionConfiguration
    let tags: JSON?

    func write(to fields: inout FieldWriter) {
      fields.structure("Configuration") { configuration.write(to: &$0) }
      // The package itself is not handed out again.
      fields.structure("Code") { $0.field("RepositoryType", "S3") }
      fields.field("Tags", tags)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("GetFunction", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.function.reference(in: request)
    let store = FunctionStore(request, function)
    let found = try store.find()
    return Output(
      configuration: FunctionConfiguration(function: found, qualifier: function.qualifier), tags: try store.tags())
  }
}
