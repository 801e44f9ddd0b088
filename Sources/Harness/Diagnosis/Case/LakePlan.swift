import Documents

/// The lake that is built for a case: what the configuration and the policies name, and otherwise a small shop.
struct LakePlan: Sendable {
  /// The account where nothing names one.
  static let usualAccount = "123456789012"

  let account: String
  let region: String
  /// The databases in order.
  let databases: [String]
  /// Whether nothing named the databases, so that the real ones have other names.
  let databasesAreMadeUp: Bool
  /// The bucket of the tables' data.
  let dataBucket: String
  /// Whether nothing named the bucket.
  let dataBucketIsMadeUp: Bool
  /// Whether nothing named the account.
  let accountIsMadeUp: Bool
  /// Whether the connector runs queries.
  let hasQueries: Bool
  /// The workgroup that queries run in.
  let workGroup: String
  /// Where results go.
  let staging: WorkflowOutline.Location?

  /// Plans a lake.
  init(_ outline: WorkflowOutline, _ policies: [PolicyFile]) {
    let named = NamedResources(policies)
    let account = outline.account ?? named.account
    (self.account, accountIsMadeUp) = (account ?? LakePlan.usualAccount, account == nil)
    (region, staging) = (outline.region, outline.staging)
    let databases = outline.databases.isEmpty ? named.databases : outline.databases
    databasesAreMadeUp = databases.isEmpty
    let usual = ["sales", "finance"]
    self.databases = Array((databases.isEmpty ? usual + named.denied.filter { !usual.contains($0) } : databases).prefix(5))
    (workGroup, hasQueries) = (outline.workGroup, outline.connector == "athena")
    let bucket = named.buckets.first { $0 != outline.staging?.bucket }
    (dataBucket, dataBucketIsMadeUp) = (bucket ?? "data-lake", bucket == nil)
  }

  /// The state as scenarios write it.
  var given: JSON {
    var catalog: [JSON.Member] = []
    for (index, database) in databases.enumerated() {
      catalog.append(JSON.Member(database, content(of: database, isFirst: index == 0)))
    }
    var buckets = [JSON.Member(dataBucket, .object([:]))]
    if let staging, staging.bucket != dataBucket { buckets.append(JSON.Member(staging.bucket, .object([:]))) }
    // Without a folder in the file the workgroup must name one.
    let results = staging == nil ? JSON.string("s3://\(dataBucket)/athena-results/") : nil
    return .object([
      "lakeFormation": hasQueries ? tags : nil,
      "workgroups": hasQueries ? .object([workGroup: .object(["results": results])]) : nil, "account": .string(account),
      "region": .string(region), "catalog": JSON(.object(catalog)),
      "storage": JSON(.object(buckets)),
    ])
  }

  /// LF-tags, so that it shows where they are not read.
  private var tags: JSON {
    let assigned = JSON.object(["Domain": .string("Sales")])
    let first = databases.first ?? ""
    return .object([
      "tags": .object(["Domain": .array([.string("Sales")])]),
      "tagged": .object([first: assigned, "\(first).customers": assigned]),
    ])
  }

  private func content(of database: String, isFirst: Bool) -> JSON {
    guard isFirst else {
      return .object([
        "tables": .object(["ledger": table("ledger", database, "json", ["entry_id": "string", "amount": "double"])])
      ])
    }
    var orders = table("orders", database, "parquet", ["order_id": "bigint", "customer_id": "bigint", "total": "decimal(10,2)"])
    orders.set("partitions", .object(["order_date": .string("date")]))
    return .object([
      "comment": .string("Orders and the people who placed them"),
      "tables": .object([
        "orders": orders, "customers": table("customers", database, "csv", ["customer_id": "bigint", "email": "string"]),
        "returns": table("returns", database, "iceberg", ["return_id": "bigint", "reason": "string"]),
      ]),
      "views": .object([
        "big_orders": .object([
          "sql": .string("SELECT order_id, total FROM \(database).orders WHERE total > 100"),
          "columns": .object(["order_id": .string("bigint"), "total": .string("decimal(10,2)")]),
        ])
      ]),
    ])
  }

  private func table(_ name: String, _ database: String, _ format: String, _ columns: KeyValuePairs<String, String>) -> JSON {
    .object([
      "location": .string("s3://\(dataBucket)/\(database)/\(name)/"), "format": .string(format),
      "columns": JSON(.object(columns.map { JSON.Member($0.key, .string($0.value)) })),
    ])
  }
}

/// What policies name literally.
struct NamedResources {
  private(set) var account: String?
  private(set) var databases: [String] = []
  private(set) var buckets: [String] = []
  /// Databases that are denied: those exist beside others.
  private(set) var denied: [String] = []

  init(_ policies: [PolicyFile]) {
    for policy in policies {
      for statement in policy.statements {
        let (list, isAllowing) = (statement["Resource"], statement["Effect"]?.string == "Allow")
        for resource in (list?.elements ?? list.map { [$0] } ?? []).compactMap(\.string) {
          note(resource, isAllowing: isAllowing)
        }
      }
    }
  }

  private mutating func note(_ arn: String, isAllowing: Bool) {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6 else { return }
    account = account ?? parts[4].digits
    let names = parts[5].split(separator: "/").map(String.init)
    if parts[2] == "s3", let bucket = names.first { NamedResources.add(bucket, to: &buckets) }
    if parts[2] == "glue", names.count > 1, names[0] == "database" || names[0] == "table" {

      if isAllowing { NamedResources.add(names[1], to: &databases) } else { NamedResources.add(names[1], to: &denied) }

    }
  }

  private static func isLiteral(_ name: String) -> Bool { !name.isEmpty && !name.contains { "*?$<>{}".contains($0) } }

  private static func add(_ name: String, to names: inout [String]) {
    if isLiteral(name), !names.contains(name) { names.append(name) }
  }
}
