import AWSWire
import Basics
import ServiceCore

/// Creates a role with its trust policy.
enum CreateRole: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let path: String
    let trust: String
    let description: String?
    let sessionLimit: Int
    let boundary: String?
    let tags: [Tag]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(RoleKind.self)
      path = try fields.string("Path", IAMShapes.path) ?? "/"
      trust = try fields.required("AssumeRolePolicyDocument", IAMShapes.policyDocument)
      description = try fields.string("Description", IAMShapes.description)
      sessionLimit = try fields.integer("MaxSessionDuration", in: IAMShapes.sessionLimit) ?? 3600
      boundary = try fields.string("PermissionsBoundary", IAMShapes.arn)
      tags = try Tag.list(fields) ?? []
    }
  }

  typealias Output = RoleOutput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    IAMResources(request).creation(
      of: RoleKind.self, input.name, path: input.path, boundary: input.boundary, tags: input.tags)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try NameRules.check(input.name, "roleName")
    try NameRules.check(path: input.path)
    let store = EntityStore(request)
    try DocumentRules.check(trust: input.trust, in: store)
    try PolicyStore(request).check(boundary: input.boundary)
    let role = Entity(
      account: request.account, kind: RoleKind.name, name: input.name, id: "AROA" + request.ids.base32(17),
      path: input.path, created: request.now, trust: input.trust, description: input.description,
      sessionLimit: input.sessionLimit, boundary: input.boundary)
    try store.add(RoleKind.self, role, tags: input.tags)
    return Output(role: role, tags: input.tags)
  }
}
