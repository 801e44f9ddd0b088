import AWSWire
import ServiceCore

/// Makes several grants; what cannot be granted is told entry by entry.
enum BatchGrantPermissions: AWSOperation {
  typealias Input = PermissionBatch.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("BatchGrantPermissions", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> PermissionBatch.Output {
    try PermissionBatch.perform(input, in: request) { change throws(ServiceError) in
      try change.grant(catalog: input.catalog, in: request)
    }
  }
}
