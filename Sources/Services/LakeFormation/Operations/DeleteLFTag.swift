import AWSWire
import ServiceCore

/// Deletes an LF-tag; what had it loses it, and grants that name it are void.
enum DeleteLFTag: AWSOperation {
  typealias Input = GetLFTag.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("DeleteLFTag", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let account = try LakeCatalog.account(input.catalog, in: request)
    let grants = GrantStore(request, account: account)
    guard try grants.store.tagValues(input.key) != nil else { throw .tagNotFound }
    try grants.store.deleteTag(input.key)
    for grant in try grants.grants(GrantFilter(kinds: [.tag], scope: input.key)) { try grants.delete(grant) }
    for grant in try grants.grants(GrantFilter(kinds: [.databasePolicy, .tablePolicy])) {
      if grant.expression.contains(where: { $0.key == input.key }) { try grants.delete(grant) }
    }
    return EmptyOutput()
  }
}
