import AWSWire
import ServiceCore

/// What Lake Formation's actions are checked on: the account's catalog, whatever they are about.
enum LakeFormationResources {
  /// `arn:aws:lakeformation:REGION:ACCOUNT:catalog:ACCOUNT`, as the denials of the service print it.
  static func catalog(_ account: String, _ request: RequestContext) -> String {
    ARN(service: "lakeformation", region: request.region, account: account, resource: "catalog:\(account)").description
  }

  /// The ARN of a table, on which reading its data is checked.
  static func table(_ name: String, in database: String, _ account: String, _ request: RequestContext) -> String {
    let resource = "table/\(database.lowercased())/\(name.lowercased())"
    return ARN(service: "glue", region: request.region, account: account, resource: resource).description
  }

  /// An action on the catalog of a request.
  /// - Parameter catalog: the `CatalogId` of the request; the caller's account if absent or if it is none.
  static func permission(_ action: String, catalog: String? = nil, _ request: RequestContext) -> [Permission] {
    let account = catalog.flatMap { LakePrincipal.isAccount($0[...]) ? $0 : nil } ?? request.account
    return [
      Permission("lakeformation:\(action)", on: [self.catalog(account, request)], resourceAccount: account)
    ]
  }

  /// The right to hand a role to Lake Formation.
  static func passing(_ role: String?) -> [Permission] {
    guard let role else { return [] }
    return [Permission("iam:PassRole", on: role, context: ["iam:PassedToService": ["lakeformation.amazonaws.com"]])]
  }

  /// The role that reads registered locations for which no other was named.
  static func serviceLinkedRole(_ request: RequestContext) -> String {
    "arn:aws:iam::\(request.account):role/aws-service-role/lakeformation.amazonaws.com/"
      + "AWSServiceRoleForLakeFormationDataAccess"
  }
}
