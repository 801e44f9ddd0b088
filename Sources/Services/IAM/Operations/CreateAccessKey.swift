import AWSWire
import ServiceCore

/// Makes an access key for a user, the caller if no name is given. The secret is shown this once.
enum CreateAccessKey: AWSOperation {
  typealias Input = GetUser.Input

  struct Output: OperationOutput {
    let user: String?
    let key: AccessKeyIssuer.Key
    let row: AccessKeyRow

    func write(to fields: inout FieldWriter) {
      fields.structure("AccessKey") { fields in
        fields.field("UserName", user)
        fields.field("AccessKeyId", key.id)
        fields.field("Status", row.status)
        fields.field("SecretAccessKey", key.secret)
        fields.field("CreateDate", row.created)
      }
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try CallingUser.permission("CreateAccessKey", input.name, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let user = try CallingUser.require(input.name, request)
    let key = try AccessKeyRows(request, of: user).issue()
    return Output(user: user, key: key, row: AccessKeyRow(id: key.id, status: "Active", created: request.now))
  }
}
