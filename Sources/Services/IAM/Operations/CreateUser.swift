import AWSWire
import Basics
import ServiceCore

/// Creates a user.
enum CreateUser: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let path: String
    let boundary: String?
    let tags: [Tag]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("UserName", IAMShapes.newUserName)
      path = try fields.string("Path", IAMShapes.path) ?? "/"
      boundary = try fields.string("PermissionsBoundary", IAMShapes.arn)
      tags = try Tag.list(fields) ?? []
    }
  }

  typealias Output = UserOutput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    IAMResources(request).creation(
      of: UserKind.self, input.name, path: input.path, boundary: input.boundary, tags: input.tags)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try NameRules.check(input.name, "userName")
    try NameRules.check(path: input.path)
    try PolicyStore(request).check(boundary: input.boundary)
    let user = Entity(
      account: request.account, kind: UserKind.name, name: input.name, id: "AIDA" + request.ids.base32(17),
      path: input.path, created: request.now, boundary: input.boundary)
    try EntityStore(request).add(UserKind.self, user, tags: input.tags)
    return Output(user: user, tags: input.tags)
  }
}
