import AWSWire
import Documents
import ServiceCore

extension Explanation {
  /// What Lake Formation refused although policies allow it, and the grant that cures it.
  var grant: [String] {
    guard record.isDeniedByLakeFormation, let message = record.errorMessage else { return [] }
    let name = message.split(separator: " on ").last.map(String.init) ?? ""
    let refused = "  Lake Formation refuses it: \(name) is not open to IAM_ALLOWED_PRINCIPALS, and the caller holds no grant"
    let required = message.firstRange(of: "Required ").map { message[$0.upperBound...] } ?? "Describe on \(name)"[...]
    let permission = required.split(separator: " on ").first.map { $0.uppercased().replacing(" ", with: "_") } ?? "DESCRIBE"
    if name.hasPrefix("s3://") { return [refused, fix("DATA_LOCATION_ACCESS", "DataLocation of \(name)")] }
    return [refused, fix(permission, place(name))]
  }

  private func fix(_ permission: String, _ resource: String) -> String {
    "Smallest fix: grant \(permission) on \(resource) to \(principal) (lakeformation:GrantPermissions)"
  }

  /// The resource as the request names it: a table with its database.
  private func place(_ name: String) -> String {
    let database = record.parameters["DatabaseName"]?.string?.lowercased()
    if name == "Catalog" { return "the catalog" }
    guard let database, database != name else { return "database \(name)" }
    return "table \(database).\(name)"
  }

  /// Grants are held by roles, not by their sessions.
  private var principal: String {
    guard let arn = ARN(record.caller), arn.service == "sts" else { return record.caller }
    let parts = arn.resource.split(separator: "/")
    return parts.count == 3 ? "arn:aws:iam::\(arn.account):role/\(parts[1])" : record.caller
  }
}
