import AWSWire
import ServiceCore

/// Removes a user that has neither policies nor access keys left.
enum DeleteUser: AWSOperation {
  typealias Input = EntityInput<UserKind>

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("DeleteUser", on: UserKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let user = try EntityStore(request).require(UserKind.self, input.name)
    guard try AccessKeyRows(request, of: user.name).list().isEmpty else { throw .accessKeysRemain }
    guard try MembershipRows(request).groups(of: user.name).isEmpty else { throw .membershipsRemain }
    try EntityStore(request).remove(UserKind.self, user)
    return EmptyOutput()
  }
}
