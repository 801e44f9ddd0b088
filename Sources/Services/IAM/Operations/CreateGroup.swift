import AWSWire
import Basics
import ServiceCore

/// Creates a group.
enum CreateGroup: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let path: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(GroupKind.self)
      path = try fields.string("Path", IAMShapes.path) ?? "/"
    }
  }

  struct Output: OperationOutput {
    let group: Entity

    func write(to fields: inout FieldWriter) {
      fields.structure("Group") { $0.group(group) }
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    IAMResources(request).creation(of: GroupKind.self, input.name, path: input.path, boundary: nil, tags: [])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try NameRules.check(input.name, "groupName")
    try NameRules.check(path: input.path)
    let group = Entity(
      account: request.account, kind: GroupKind.name, name: input.name, id: "AGPA" + request.ids.base32(17),
      path: input.path, created: request.now)
    try EntityStore(request).add(GroupKind.self, group, tags: [])
    return Output(group: group)
  }
}
