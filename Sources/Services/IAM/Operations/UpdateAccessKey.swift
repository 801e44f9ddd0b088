import AWSWire
import ServiceCore

/// Switches an access key on or off.
enum UpdateAccessKey: AWSOperation {
  struct Input: OperationInput {
    let name: String?
    let key: String
    let status: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.string("UserName", .length(1...128))
      key = try fields.required("AccessKeyId", IAMShapes.accessKeyID)
      status = try fields.required("Status", IAMShapes.accessKeyStatus)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try CallingUser.permission("UpdateAccessKey", input.name, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let user = try CallingUser.require(input.name, request)
    try AccessKeyRows(request, of: user).set(input.status, of: input.key)
    return EmptyOutput()
  }
}
