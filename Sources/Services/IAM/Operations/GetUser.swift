import AWSWire
import ServiceCore

/// Shows a user; the caller if no name is given.
enum GetUser: AWSOperation {
  struct Input: OperationInput {
    let name: String?

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.string("UserName", .length(1...128))
    }
  }

  struct Output: OperationOutput {
    let user: Entity?
    let tags: [Tag]
    let account: String

    func write(to fields: inout FieldWriter) {
      if let user { return UserOutput(user: user, tags: tags).write(to: &fields) }
      // The root user has neither path nor name.
      fields.structure("User") { fields in
        fields.field("UserId", account)
        fields.field("Arn", "arn:aws:iam::\(account):root")
      }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try CallingUser.permission("GetUser", input.name, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    guard let name = try CallingUser.name(input.name, request) else {
      return Output(user: nil, tags: [], account: request.account)
    }
    let user = try EntityStore(request).require(UserKind.self, name)
    return Output(user: user, tags: try TagRows(request).tags(of: UserKind.name, user.name), account: request.account)
  }
}
