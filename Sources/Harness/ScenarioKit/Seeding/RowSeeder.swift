import Basics
import Documents

/// Writes a table's rows to files under its location, one for each partition, and adds the partitions.
struct RowSeeder {
  let world: World

  private typealias Row = [(column: String, value: JSON)]

  func apply(_ table: TableSeed, in database: String) throws(Diagnostic) {
    let location = TableDocument.location(of: table, in: database)
    let parts = location.dropFirst("s3://".count).split(separator: "/", maxSplits: 1).map(String.init)
    guard let bucket = parts.first else { return }
    let prefix = parts.count > 1 ? (parts[1].hasSuffix("/") ? parts[1] : "\(parts[1])/") : ""
    try world.makeBucket(bucket, at: table.location)
    for (values, rows) in partitions(of: table) {
      let folder = zip(table.partitionKeys, values).map { "\($0.name)=\(RowSeeder.escaped($1))/" }.joined()
      let key = "\(prefix)\(folder)part-00000.\(table.format.rawValue)"
      let text = rows.map { line($0, of: table) + "\n" }.joined()
      let object = JSON.object(["Bucket": .string(bucket), "Key": .string(key), "Body": .string(text)])
      try world.make("s3:PutObject", object, at: table.location)
      if !values.isEmpty { try add(values, at: "s3://\(bucket)/\(prefix)\(folder)", to: table, in: database) }
    }
  }

  /// The rows by the values of their partition keys, in the order in which these first appear.
  private func partitions(of table: TableSeed) -> [(values: [String], rows: [Row])] {
    var partitions: [(values: [String], rows: [Row])] = []
    for row in table.rows {
      let values = table.partitionKeys.map { key in text(row.first { $0.column == key.name }?.value) ?? RowSeeder.null }
      if let index = partitions.firstIndex(where: { $0.values == values }) {
        partitions[index].rows.append(row)
      } else {
        partitions.append((values, [row]))
      }
    }
    return partitions
  }

  /// What Hive calls the partition of rows whose key is null.
  private static let null = "__HIVE_DEFAULT_PARTITION__"

  private func add(_ values: [String], at location: String, to table: TableSeed, in database: String) throws(Diagnostic) {
    var storage = TableDocument(table, in: database).json["StorageDescriptor"] ?? .object([:])
    storage.set("Location", .string(location))
    let partition = JSON.object(["Values": .array(values.map { .string($0) }), "StorageDescriptor": storage])
    let input = JSON.object([
      "DatabaseName": .string(database), "TableName": .string(table.name), "PartitionInput": partition,
    ])
    try world.make("glue:CreatePartition", input, at: table.location)
  }

  private func line(_ row: Row, of table: TableSeed) -> String {
    if table.format == .json {
      let members = row.filter { pair in !table.partitionKeys.contains { $0.name == pair.column } }
      return JSON(.object(members.map { JSON.Member($0.column, $0.value) })).text
    }
    let fields = table.columns.map { column in text(row.first { $0.column == column.name }?.value) ?? "\\N" }
    return fields.joined(separator: table.format == .tsv ? "\t" : ",")
  }

  /// A value as text files have it; nil for null.
  private func text(_ value: JSON?) -> String? {
    switch value?.value {
    case nil, .null: nil
    case .string(let text), .number(let text): text
    case .bool(let bool): String(bool)
    case .array, .object: value?.text
    }
  }

  /// A partition's value as Hive writes it in folder names.
  private static func escaped(_ value: String) -> String {
    value.unicodeScalars.map { scalar in
      scalar.value < 0x20 || "\"#%'*/:=?\\{}[]^\u{7F}".unicodeScalars.contains(scalar)
        ? PercentEncoding.encode(String(scalar)) : String(scalar)
    }.joined()
  }
}
