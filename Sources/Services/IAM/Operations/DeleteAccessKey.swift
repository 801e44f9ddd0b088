import AWSWire
import ServiceCore

/// Ends an access key for good. Its row stays, so that it can never act as a key this server does not know.
enum DeleteAccessKey: AWSOperation {
  struct Input: OperationInput {
    let name: String?
    let key: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.string("UserName", .length(1...128))
      key = try fields.required("AccessKeyId", IAMShapes.accessKeyID)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try CallingUser.permission("DeleteAccessKey", input.name, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let user = try CallingUser.require(input.name, request)
    try AccessKeyRows(request, of: user).set("Deleted", of: input.key)
    return EmptyOutput()
  }
}
