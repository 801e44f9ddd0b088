public import Basics

/// The resources that AWS checks for an action, as a person names them.
public struct CheckedResources: Sendable {
  /// The region that short names are in.
  public var region: String
  /// The account that short names are in.
  public var account: String

  /// Resources of a region and account.
  public init(region: String, account: String) {
    (self.region, self.account) = (region, account)
  }

  /// Every ARN that is checked, in order; `*` for actions without resources.
  /// - Parameters:
  ///   - action: the action.
  ///   - name: an ARN, or its last part: `table/sales/orders`, `workgroup/primary`, `lake/sales/1.parquet`; nil if the
  ///     action needs none.
  /// - Throws: `Diagnostic` if a name is needed.
  public func arns(for action: String, on name: String?) throws(Diagnostic) -> [String] {
    guard let known = ActionTable.action(action) else { return [try arn(name, of: action)] }
    if known.takesNoResource { return ["*"] }
    if known.service == "lakeformation", name == nil { return ["arn:aws:lakeformation:\(region):\(account):catalog:\(account)"] }
    let isOfCatalog = known.required.contains { $0.name == "rootcatalog" }
    guard isOfCatalog else { return [try arn(name, of: known)] }
    guard let name else {
      guard known.required.count == 1 else { throw missing(known) }
      return ["arn:aws:glue:\(region):\(account):catalog"]
    }
    return catalogARNs(for: known, on: try arn(name, of: known))
  }

  private func missing(_ action: KnownAction) -> Diagnostic {
    let type = action.types.first { $0.name == "table" } ?? action.types.first
    return Diagnostic(
      "\(action.text) acts on \(type?.spoken ?? "a resource"): say on which",
      help: type.map { "such as \($0.pattern) or the whole ARN" })
  }

  private func arn(_ name: String?, of action: KnownAction) throws(Diagnostic) -> String {
    guard let name else { throw missing(action) }
    guard !name.hasPrefix("arn:"), name != "*", let type = type(of: name, among: action.types) else { return name }
    return "arn:aws:\(type.service):\(type.hasRegion ? region : ""):\(type.hasAccount ? account : ""):\(name)"
  }

  private func type(of name: String, among types: [ResourceType]) -> ResourceType? {
    types.first { $0.name != "bucket" && PatternOverlap.exists(name, $0.pattern) } ?? types.first { $0.name == "bucket" }
      ?? types.first
  }

  private func arn(_ name: String?, of action: String) throws(Diagnostic) -> String {
    guard let name, name.hasPrefix("arn:") || name == "*" else {
      throw Diagnostic("\(action) is not known here: name its resource by the whole ARN, or \"*\"")
    }
    return name
  }

  /// Catalog, database and table of an action on a table, and so on: AWS checks what contains a thing before the thing.
  private func catalogARNs(for action: KnownAction, on arn: String) -> [String] {
    let parts = ARNParts(arn)
    let names = parts.text(5).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.isARN, names.count > 1 else { return [arn] }
    let place = "arn:\(parts.text(1)):\(parts.text(2)):\(parts.text(3)):\(parts.text(4))"
    return ["rootcatalog", "database", "table", "connection", "userdefinedfunction"].compactMap { type in
      guard action.required.contains(where: { $0.name == type }) else { return nil }
      switch type {
      case "rootcatalog": return "\(place):catalog"
      case "database": return "\(place):database/\(names[1])"
      case "table": return "\(place):table/\(names[1])/\(names.count > 2 ? names[2...].joined(separator: "/") : "*")"
      case "connection": return "\(place):connection/\(names[1])"
      default: return "\(place):userDefinedFunction/\(names[1])/\(names.count > 2 ? names[2] : "*")"
      }
    }
  }
}
