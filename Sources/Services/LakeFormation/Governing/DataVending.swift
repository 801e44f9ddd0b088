import AWSWire
import Documents
import ServiceCore

/// What the operations that vend credentials for a table's data have in common.
struct DataVending {
  /// The members of their requests.
  struct Input: Sendable {
    let arn: String
    let permissions: [String]
    let seconds: Int
    let types: [String]
    /// The path within the table that is asked for; nil for all of it.
    let path: String?

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("TableArn")
      permissions = try fields.strings("Permissions", .oneOf(LakePermission.names)) ?? []
      seconds = try fields.integer("DurationSeconds", in: 900...43_200) ?? 3600
      let known = ["COLUMN_PERMISSION", "CELL_FILTER_PERMISSION", "NESTED_PERMISSION", "NESTED_CELL_PERMISSION"]
      types = try fields.strings("SupportedPermissionTypes", .oneOf(known), count: 1...255) ?? []
      path = try fields.string("S3Path")
    }

    /// Reading governed data is checked on the table.
    func permissions(in request: RequestContext) -> [Permission] {
      [Permission("lakeformation:GetDataAccess", on: [arn], resourceAccount: ARN(arn)?.account ?? request.account)]
    }
  }

  private let input: Input
  private let request: RequestContext
  private let store: LakeStore
  private let database: String
  private let name: String
  let table: JSON

  /// - Throws: Lake Formation's refusal if the ARN is not one of a table, if engines outside of AWS are not let in, or if
  ///   the table is not there.
  init(_ input: Input, in request: RequestContext) throws(ServiceError) {
    let arn = ARN(input.arn)
    let parts = (arn?.resource ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let arn, arn.service == "glue", parts.count == 3, parts[0] == "table" else { throw .badResourceARN }
    (self.input, self.request, database, name) = (input, request, parts[1], parts[2])
    store = LakeStore(request, account: arn.account)
    try DataVending.requireIntegration(try store.settings(), of: request)
    table = try CatalogReader(request, account: arn.account, asCaller: false).table(name, in: database)
  }

  /// Credentials for a place of the table's data.
  /// - Parameter location: the table's or a partition's location.
  func credentials(for location: String?) throws(ServiceError) -> VendedCredentials {
    let access = CallerAccess(store)
    let isWriting = try requireGrants(access)
    guard let location, let registered = try access.registration(of: location) else { throw .locationNotRegistered }
    var path = location
    if let wanted = input.path {
      guard let inner = LakeLocation.path(ofLocation: wanted), let outer = LakeLocation.path(ofLocation: location),
        LakeLocation.isPath(inner, in: outer)
      else { throw .accessNotAllowed }
      path = wanted
    }
    return try VendedSession(role: registered.role, path: path, isWriting: isWriting, seconds: input.seconds)
      .issue(in: request)
  }

  /// A partition of the table, by its values.
  func partition(_ values: [String]) throws(ServiceError) -> JSON {
    let catalog = try CatalogReader(request, account: store.account, asCaller: false)
    guard let partition = try catalog.partition(values, of: name, in: database) else { throw .partitionNotFound }
    return partition
  }

  // MARK: Checks

  /// The catalog's settings say which engines may have credentials: any, for tables that the caller may read whole, or
  /// those that filter themselves and show it by a session tag.
  private static func requireIntegration(_ settings: JSON, of request: RequestContext) throws(ServiceError) {
    if settings["AllowFullTableExternalDataAccess"]?.bool == true || isFilteringEngine(settings, request) { return }
    throw .accessNotAllowed
  }

  private static func isFilteringEngine(_ settings: JSON, _ request: RequestContext) -> Bool {
    let accounts = (settings["ExternalDataFilteringAllowList"]?.elements ?? []).compactMap {
      $0["DataLakePrincipalIdentifier"]?.string
    }
    let values = (settings["AuthorizedSessionTagValueList"]?.elements ?? []).compactMap(\.string)
    guard settings["AllowExternalDataFiltering"]?.bool == true, accounts.contains(request.caller.account),
      let tag = request.caller.session?.tags["LakeFormationAuthorizedCaller"]
    else { return false }
    return values.contains(tag)
  }

  /// Checks what the caller was granted; answers whether it may write.
  private func requireGrants(_ access: CallerAccess) throws(ServiceError) -> Bool {
    let wanted = input.permissions.isEmpty ? [.select] : try LakePermission.parse(input.permissions)
    let writing: Set<LakePermission> = [.all, .insert, .delete]
    let isWriting = !wanted.isDisjoint(with: writing)
    guard let held = try access.held(on: name.lowercased(), in: database.lowercased(), table) else { return isWriting }
    let columns = CatalogReader.columns(of: table)
    let readable = held.readableColumns(columns)
    let isReading = wanted.contains(.select) || wanted.contains(.all)
    if isReading, readable.isEmpty { throw .insufficientLakePermission(.select, on: name.lowercased()) }
    guard held.holds(wanted.subtracting([.select])) else { throw .accessNotAllowed }
    if isReading { try requireFiltering(isPartial: readable.count < columns.count, rows: held.rowFilter) }
    return isWriting
  }

  /// Part of a table is handed only to engines that filter by themselves what the rest is.
  private func requireFiltering(isPartial: Bool, rows: String?) throws(ServiceError) {
    guard isPartial || rows != nil else { return }
    guard try DataVending.isFilteringEngine(store.settings(), request) else { throw .accessNotAllowed }
    guard input.types.contains(rows == nil ? "COLUMN_PERMISSION" : "CELL_FILTER_PERMISSION") else {
      throw .permissionTypeMismatch
    }
  }
}
