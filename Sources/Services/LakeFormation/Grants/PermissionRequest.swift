import AWSWire
import Documents
import ServiceCore

/// What one grant or revocation asks for.
struct PermissionRequest: Sendable {
  let principal: LakePrincipal?
  let selector: ResourceSelector
  let permissions: [String]
  let grantable: [String]
  let condition: String?

  /// - Parameter isEntry: an entry of a batch, of which the model demands no more than its id.
  init(_ fields: Fields, isEntry: Bool = false) throws(ServiceError) {
    if isEntry {
      principal = try LakePrincipal(try fields.structure("Principal"))
      selector = try ResourceSelector(try fields.structure("Resource") ?? Fields(nil))
      permissions = try fields.strings("Permissions") ?? []
    } else {
      principal = try LakePrincipal(try fields.requiredStructure("Principal"))
      selector = try ResourceSelector(try fields.requiredStructure("Resource"))
      permissions = try fields.requiredStrings("Permissions")
    }
    grantable = try fields.strings("PermissionsWithGrantOption") ?? []
    condition = try fields.structure("Condition")?.string("Expression", StringConstraint(maximum: 3000))
  }

  /// Gives the permissions.
  func grant(catalog: String?, in request: RequestContext) throws(ServiceError) {
    let change = try Change(self, catalog: catalog, in: request)
    try LakePrincipal(change.principal).validate(in: request)
    guard change.grantable.isSubset(of: change.permissions) else { throw .invalidModification }
    try change.requirePermitted()
    try change.requireAuthority(in: request)
    try GrantStore(request, account: change.account).grant(change.lines, to: change.principal, condition: condition)
  }

  /// Takes the permissions away.
  func revoke(catalog: String?, in request: RequestContext) throws(ServiceError) {
    let change = try Change(self, catalog: catalog, in: request)
    try change.requirePermitted()
    try change.requireAuthority(in: request)
    guard try GrantStore(request, account: change.account).revoke(change.lines, from: change.principal) else {
      if case .tag = change.resource { throw .noTagsToRevoke }
      throw .nothingToRevoke
    }
  }
}

/// A request whose parts make sense by themselves.
private struct Change {
  let account: String
  let principal: String
  let resource: LakeResource
  let permissions: Set<LakePermission>
  let grantable: Set<LakePermission>
  private let subject: GrantSubject

  init(_ request: PermissionRequest, catalog: String?, in context: RequestContext) throws(ServiceError) {
    account = try LakeCatalog.account(catalog, request.selector, in: context)
    resource = try request.selector.only()
    guard let name = request.principal?.identifier else { throw .invalidPrincipal("") }
    principal = name
    permissions = try LakePermission.parse(request.permissions)
    grantable = try LakePermission.parse(request.grantable)
    guard !permissions.isEmpty || !grantable.isEmpty else { throw .invalidModification }
    subject = try GrantSubject(resource, account: account, in: context)
  }

  /// Checks that the resource has such permissions.
  func requirePermitted() throws(ServiceError) {
    guard permissions.union(grantable).isSubset(of: subject.permitted) else { throw .invalidModification }
  }

  /// Checks that the caller may pass on, or take away, what the request is about.
  func requireAuthority(in request: RequestContext) throws(ServiceError) {
    let authority = GrantAuthority(store: LakeStore(request, account: account))
    try authority.require(permissions.union(grantable), on: resource)
  }

  var lines: [GrantLine] { GrantLine.lines(of: resource, permissions, grantable: grantable, catalog: account) }
}
