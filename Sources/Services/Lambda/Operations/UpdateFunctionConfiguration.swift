import AWSWire
import Basics
import Documents
import ServiceCore

/// Changes what a function is set up with.
enum UpdateFunctionConfiguration: AWSOperation {
  struct Input: OperationInput {
    let function: FunctionName
    let settings: JSON
    let revision: String?

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
      settings = try fields.settings()
      revision = try fields.string("RevisionId")
    }
  }

  typealias Output = FunctionConfiguration

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let function = try input.function.reference(in: request)
    let role = input.settings["Role"]?.string.map { [LambdaResources.passing($0)] } ?? []
    return [try LambdaResources.permission("UpdateFunctionConfiguration", on: function, in: request)] + role
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = FunctionStore(request, try input.function.reference(in: request).qualified(nil))
    var function = try store.find()
    guard input.revision == nil || input.revision == function.revision else { throw .staleRevision }
    if let role = input.settings["Role"]?.string { try FunctionRole.check(role, in: request) }
    function.change(input.settings)
    (function.modified, function.revision) = (request.now, request.ids.uuid())
    try store.put(function)
    return FunctionConfiguration(function: function)
  }
}
