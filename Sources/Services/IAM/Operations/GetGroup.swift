import AWSWire
import ServiceCore

/// Shows a group and the users in it.
enum GetGroup: AWSOperation {
  typealias Input = EntityPageInput<GroupKind>

  struct Output: OperationOutput {
    let group: Entity
    let users: Page<Entity>

    func write(to fields: inout FieldWriter) {
      fields.structure("Group") { $0.group(group) }
      fields.list("Users", users.elements) { fields, user in fields.user(user) }
      fields.ending(of: users)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("GetGroup", on: GroupKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let group = try EntityStore(request).require(GroupKind.self, input.name)
    let users = try MembershipRows(request).users(in: group.name)
    return Output(group: group, users: try input.page.page(of: users) { $0.name.lowercased() })
  }
}
