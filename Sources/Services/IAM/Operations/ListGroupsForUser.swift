import AWSWire
import ServiceCore

/// Lists the groups that a user is in.
enum ListGroupsForUser: AWSOperation {
  typealias Input = EntityPageInput<UserKind>
  typealias Output = GroupListOutput

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("ListGroupsForUser", on: UserKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let user = try EntityStore(request).require(UserKind.self, input.name)
    let groups = try MembershipRows(request).groups(of: user.name)
    return Output(page: try input.page.page(of: groups) { $0.name.lowercased() })
  }
}
