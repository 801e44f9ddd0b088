import AWSWire
import ServiceCore

/// Removes a group that has neither users nor policies left.
enum DeleteGroup: AWSOperation {
  typealias Input = EntityInput<GroupKind>

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("DeleteGroup", on: GroupKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let group = try EntityStore(request).require(GroupKind.self, input.name)
    guard try MembershipRows(request).users(in: group.name).isEmpty else { throw .membershipsRemain }
    try EntityStore(request).remove(GroupKind.self, group)
    return EmptyOutput()
  }
}
