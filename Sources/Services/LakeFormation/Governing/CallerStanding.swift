import AWSWire
import Documents
import IAMPolicy
import ServiceCore

/// Who a caller is to Lake Formation.
struct CallerStanding {
  /// The principals whose grants the caller has.
  let principals: [String]
  /// Whether the caller administers the data lake.
  let isAdmin: Bool
  /// Whether the caller sees all metadata: administrators, and those who may only look.
  let seesEverything: Bool

  /// - Parameter store: the catalog's state; grants to another account are had by the administrators there.
  init(_ request: RequestContext, _ store: LakeStore) throws(ServiceError) {
    let own = LakePrincipal(caller: request.caller)?.identifier
    let account = request.caller.account
    var principals = [LakePrincipal.everybody, "\(account):IAMPrincipals"]
    if let own { principals.append(own) }
    if account != store.account, let own {
      let settings = try LakeStore(request, account: account).settings()
      if CallerStanding.lists(settings, "DataLakeAdmins", own) { principals.append(account) }
    }
    let settings = try store.settings()
    isAdmin = own.map { CallerStanding.lists(settings, "DataLakeAdmins", $0) } ?? false
    seesEverything = isAdmin || own.map { CallerStanding.lists(settings, "ReadOnlyAdmins", $0) } ?? false
    self.principals = principals
  }

  private static func lists(_ settings: JSON, _ list: String, _ principal: String) -> Bool {
    (settings[list]?.elements ?? []).contains { $0["DataLakePrincipalIdentifier"]?.string == principal }
  }

  /// Whether grants bind the caller of a request at all: the root user of the account is no principal of Lake
  /// Formation, and is left out as the owner of all that is in it.
  static func isBound(_ request: RequestContext, in account: String) -> Bool {
    guard request.isEnforced else { return false }
    if case .root = request.caller.principal.kind { return request.caller.account != account }
    return true
  }
}
