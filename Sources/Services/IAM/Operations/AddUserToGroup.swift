import AWSWire
import ServiceCore

/// Puts a user into a group.
enum AddUserToGroup: AWSOperation {
  typealias Input = MembershipInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("AddUserToGroup", on: GroupKind.self, input.group)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let names = try input.names(request)
    try MembershipRows(request).add(names.user, to: names.group)
    return EmptyOutput()
  }
}
