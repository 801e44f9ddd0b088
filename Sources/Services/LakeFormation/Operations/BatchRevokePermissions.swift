import AWSWire
import ServiceCore

/// Makes several revocations; what cannot be revoked is told entry by entry.
enum BatchRevokePermissions: AWSOperation {
  typealias Input = PermissionBatch.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("BatchRevokePermissions", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> PermissionBatch.Output {
    try PermissionBatch.perform(input, in: request) { change throws(ServiceError) in
      try change.revoke(catalog: input.catalog, in: request)
    }
  }
}
