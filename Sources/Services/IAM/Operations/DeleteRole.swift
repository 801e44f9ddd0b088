import AWSWire
import ServiceCore

/// Removes a role that has no policies left.
enum DeleteRole: AWSOperation {
  typealias Input = EntityInput<RoleKind>

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("DeleteRole", on: RoleKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let role = try EntityStore(request).require(RoleKind.self, input.name)
    try EntityStore(request).remove(RoleKind.self, role)
    return EmptyOutput()
  }
}
