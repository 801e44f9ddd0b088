import AWSWire
import ServiceCore

/// Takes a user out of a group.
enum RemoveUserFromGroup: AWSOperation {
  typealias Input = MembershipInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("RemoveUserFromGroup", on: GroupKind.self, input.group)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let names = try input.names(request)
    try MembershipRows(request).remove(names.user, from: names.group)
    return EmptyOutput()
  }
}
