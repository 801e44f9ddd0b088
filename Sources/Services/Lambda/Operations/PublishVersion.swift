import AWSWire
import ServiceCore

/// Makes a version of a function as it is now, which does not change any more.
enum PublishVersion: AWSOperation {
  struct Input: OperationInput {
    let function: FunctionName
    let hash: String?
    let description: String?
    let revision: String?

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
      hash = try fields.string("CodeSha256")
      description = try fields.string("Description", .length(0...256))
      revision = try fields.string("RevisionId")
    }
  }

  typealias Output = FunctionConfiguration

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("PublishVersion", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = FunctionStore(request, try input.function.reference(in: request).qualified(nil))
    let latest = try store.find()
    guard input.revision == nil || input.revision == latest.revision else { throw .staleRevision }
    if let hash = input.hash, hash != latest.codeHash {
      throw .invalid(
        "CodeSHA256 (\(hash)) is different from current CodeSHA256 in $LATEST (\(latest.codeHash)). Please try again with "
          + "the CodeSHA256 in $LATEST.")
    }
    let published = try store.publish(description: input.description)
    return FunctionConfiguration(function: published, qualifier: published.version)
  }
}
