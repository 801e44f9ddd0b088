import AWSWire
import Basics
import ServiceCore

/// Replaces the code of a function.
enum UpdateFunctionCode: AWSOperation {
  struct Input: OperationInput {
    let function: FunctionName
    let code: FunctionCode
    let revision: String?
    let isPublished: Bool
    let isDryRun: Bool

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
      code = try FunctionCode(fields)
      revision = try fields.string("RevisionId")
      isPublished = try fields.bool("Publish") ?? false
      isDryRun = try fields.bool("DryRun") ?? false
    }
  }

  typealias Output = FunctionConfiguration

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("UpdateFunctionCode", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = FunctionStore(request, try input.function.reference(in: request).qualified(nil))
    var function = try store.find()
    guard input.revision == nil || input.revision == function.revision else { throw .staleRevision }
    (function.codeSize, function.codeHash) = (input.code.zip.count, input.code.hash)
    (function.modified, function.revision) = (request.now, request.ids.uuid())
    if input.isDryRun { return FunctionConfiguration(function: function) }
    try store.put(function)
    try store.put(code: input.code.zip, of: function.version)
    guard input.isPublished else { return FunctionConfiguration(function: function) }
    let published = try store.publish(description: nil)
    return FunctionConfiguration(function: published, qualifier: published.version)
  }
}
