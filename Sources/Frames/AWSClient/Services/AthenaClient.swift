import Basics
import Documents

/// Where and how Athena's statements run.
public struct AthenaOptions: Sendable, Equatable {
  /// The data catalog.
  public var catalog: String
  /// The database that names without one belong to.
  public var database: String
  /// The workgroup; nil for the primary one.
  public var workGroup: String?
  /// Where results go; nil for the workgroup's own place.
  public var outputLocation: String?
  /// Seconds between two looks at a running query.
  public var pollInterval: Double
  /// How results are encrypted, and with which key.
  public var encryption: (option: String, key: String?)?
  /// How many minutes old the result of an earlier run of the same statement may be; nil if none will do.
  public var reuseMinutes: Int?

  /// Options.
  public init(
    catalog: String = "awsdatacatalog", database: String = "default", workGroup: String? = nil, outputLocation: String? = nil,
    pollInterval: Double = 1
  ) {
    (self.catalog, self.database, self.workGroup) = (catalog, database, workGroup)
    (self.outputLocation, self.pollInterval) = (outputLocation, pollInterval)
  }

  /// Whether two options are the same.
  public static func == (left: AthenaOptions, right: AthenaOptions) -> Bool {
    left.catalog == right.catalog && left.database == right.database && left.workGroup == right.workGroup
      && left.outputLocation == right.outputLocation && left.pollInterval == right.pollInterval
      && left.encryption?.option == right.encryption?.option && left.encryption?.key == right.encryption?.key
      && left.reuseMinutes == right.reuseMinutes
  }
}

/// Calls Athena: lists what catalogs hold, and runs statements.
public struct AthenaClient: Sendable {
  private let caller: AWSCaller
  private let target: CallTarget
  private let options: AthenaOptions

  /// A client.
  public init(_ caller: AWSCaller, at target: CallTarget, _ options: AthenaOptions) {
    (self.caller, self.target, self.options) = (caller, target, options)
  }

  /// All databases of the catalog.
  /// - Throws: `AWSCallError` as all calls.
  public func databases() throws(AWSCallError) -> [AthenaDatabase] {
    var databases: [AthenaDatabase] = []
    try pages("ListDatabases", listing(nil)) { page in
      databases += (page["DatabaseList"]?.elements ?? []).compactMap(AthenaDatabase.init)
    }
    return databases
  }

  /// All tables and views of a database.
  public func tables(in database: String) throws(AWSCallError) -> [AthenaTable] {
    var tables: [AthenaTable] = []
    try pages("ListTableMetadata", listing(database)) { page in
      tables += (page["TableMetadataList"]?.elements ?? []).compactMap(AthenaTable.init)
    }
    return tables
  }

  /// One table or view; nil if the answer has none.
  public func table(_ name: String, in database: String) throws(AWSCallError) -> AthenaTable? {
    let input = JSON.object([
      "CatalogName": .string(options.catalog), "DatabaseName": .string(database), "TableName": .string(name),
      "WorkGroup": options.workGroup.map { .string($0) },
    ])
    return try call("GetTableMetadata", input)["TableMetadata"].flatMap(AthenaTable.init)
  }

  /// Runs a statement to its end and answers its rows without the line of column names.
  /// - Throws: `AWSCallError` as all calls; without a code, and with Athena's reason, if the statement fails.
  public func run(_ statement: String) throws(AWSCallError) -> [[String?]] {
    let id = try start(statement)
    try wait(for: id)
    return try rows(of: id)
  }

  private func listing(_ database: String?) -> JSON {
    .object([
      "CatalogName": .string(options.catalog), "DatabaseName": database.map { .string($0) }, "MaxResults": .number(50),
      "WorkGroup": options.workGroup.map { .string($0) },
    ])
  }

  private func call(_ operation: String, _ input: JSON) throws(AWSCallError) -> JSON {
    try caller.call(target, AthenaClient.prefix, operation, input)
  }

  private func pages(_ operation: String, _ input: JSON, _ each: (JSON) -> Void) throws(AWSCallError) {
    try caller.pages(target, AthenaClient.prefix, operation, input, each)
  }

  private static let prefix = "AmazonAthena"
}

extension AthenaClient {
  private func start(_ statement: String) throws(AWSCallError) -> String {
    let encryption = options.encryption.map { encryption in
      JSON.object(["EncryptionOption": .string(encryption.option), "KmsKey": encryption.key.map { .string($0) }])
    }
    let reuse = options.reuseMinutes.map { minutes in
      JSON.object([
        "ResultReuseByAgeConfiguration": .object(["Enabled": .bool(true), "MaxAgeInMinutes": .number(minutes)])
      ])
    }
    let input = JSON.object([
      "QueryString": .string(statement), "ClientRequestToken": .string(caller.retry.ids.uuid()),
      "QueryExecutionContext": .object(["Database": .string(options.database), "Catalog": .string(options.catalog)]),
      "ResultConfiguration": .object([
        "OutputLocation": options.outputLocation.map { .string($0) }, "EncryptionConfiguration": encryption,
      ]),
      "WorkGroup": options.workGroup.map { .string($0) }, "ResultReuseConfiguration": reuse,
    ])
    guard let id = try call("StartQueryExecution", input)["QueryExecutionId"]?.string else {
      throw failure("StartQueryExecution", "the answer to StartQueryExecution has no QueryExecutionId")
    }
    return id
  }

  /// Looks at the query until it has ended; Athena itself ends every query after half an hour.
  private func wait(for id: String) throws(AWSCallError) {
    var waited = 0.0
    while true {
      let answer = try call("GetQueryExecution", .object(["QueryExecutionId": .string(id)]))["QueryExecution"]
      let status = answer?["Status"]
      switch status?["State"]?.string {
      case "SUCCEEDED": return
      case "FAILED", "CANCELLED":
        throw failure("GetQueryExecution", status?["StateChangeReason"]?.string ?? "the query failed without a reason")
      default: break
      }
      guard waited < 2400 else { throw failure("GetQueryExecution", "query \(id) has not ended after 40 minutes") }
      let interval = max(options.pollInterval, 0.01)
      caller.retry.pause(interval)
      waited += interval
    }
  }

  private func rows(of id: String) throws(AWSCallError) -> [[String?]] {
    var rows: [[String?]] = []
    var names: [String]?
    let input = JSON.object(["QueryExecutionId": .string(id), "MaxResults": .number(1000)])
    try pages("GetQueryResults", input) { page in
      let set = page["ResultSet"]
      var cells = (set?["Rows"]?.elements ?? []).map { row in
        (row["Data"]?.elements ?? []).map { $0["VarCharValue"]?.string }
      }
      if names == nil {
        let columns = (set?["ResultSetMetadata"]?["ColumnInfo"]?.elements ?? []).map { $0["Name"]?.string ?? "" }
        names = columns
        // Results of queries begin with the columns' names, those of other statements do not.
        if let first = cells.first, first == columns { cells.removeFirst() }
      }
      rows += cells
    }
    return rows
  }

  private func failure(_ operation: String, _ message: String) -> AWSCallError {
    AWSCallError(service: "athena", operation: operation, code: nil, message: message)
  }
}
