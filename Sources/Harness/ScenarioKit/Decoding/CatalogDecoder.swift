import Basics
import Documents

/// Reads databases, tables, views and shapes.
struct CatalogDecoder {
  let reading: Reading

  func databases(_ yaml: YAML) -> [DatabaseSeed] {
    reading.named(yaml, "`catalog`", form: "`sales:` with its tables below").map { name, key, value in
      database(name, key, value)
    }
  }

  func shapes(_ yaml: YAML) -> [String: TableSeed] {
    var shapes: [String: TableSeed] = [:]
    for (name, key, value) in reading.named(yaml, "`shapes`", form: "`events:` with its columns below") {
      shapes[name] = table(name, key, value, isShape: true)
    }
    return shapes
  }

  private func database(_ name: String, _ key: YAML, _ yaml: YAML) -> DatabaseSeed {
    var seed = DatabaseSeed(name: name, parameters: [], tables: [], generated: [], views: [], location: key.location)
    guard var keys = KeyReader(yaml, "a database", reading) else { return seed }
    seed.comment = keys.value("comment").flatMap { reading.text($0, "`comment`") }
    seed.locationURI = keys.value("location").flatMap { reading.text($0, "`location`") }
    seed.parameters = keys.value("parameters").map { reading.pairs($0, "parameter") } ?? []
    if let tables = keys.value("tables") { readTables(tables, into: &seed) }
    seed.views = keys.value("views").map(views) ?? []
    keys.refuse("tags", "grants")
    keys.finish()
    return seed
  }

  private func readTables(_ yaml: YAML, into seed: inout DatabaseSeed) {
    for (name, key, value) in reading.named(yaml, "`tables`", form: "`orders:` with its columns below") {
      if name == "generate", value.entries == nil {
        if let generation = generation(value) { seed.generated.append(generation) }
      } else if let table = table(name, key, value, isShape: false) {
        seed.tables.append(table)
      }
    }
  }

  /// Reads `240 like events`.
  private func generation(_ yaml: YAML) -> DatabaseSeed.Generation? {
    let words = yaml.scalar?.split(separator: " ") ?? []
    if words.count == 3, words[1] == "like", let count = Int(words[0]), (1...1_000_000).contains(count) {
      return DatabaseSeed.Generation(count: count, shape: String(words[2]), location: yaml.location)
    }
    reading.report(
      .wrongValue, "`generate` must say how many tables like what", help: "write `240 like events`", at: yaml.location)
    return nil
  }

  // MARK: Tables

  private func table(_ name: String, _ key: YAML, _ yaml: YAML, isShape: Bool) -> TableSeed? {
    guard var keys = KeyReader(yaml, isShape ? "a shape" : "a table", reading) else { return nil }
    var seed = TableSeed(
      name: name, format: .parquet, columns: [], partitionKeys: [], parameters: [], rows: [], location: key.location)
    if !isShape, let input = keys.value("tableInput") {
      seed.tableInput = tableInput(input, name)
      keys.finish()
      return seed
    }
    seed.comment = keys.value("comment").flatMap { reading.text($0, "`comment`") }
    seed.owner = keys.value("owner").flatMap { reading.text($0, "`owner`") }
    seed.format = keys.value("format").flatMap { reading.choice($0, "`format`") } ?? .parquet
    seed.columns = keys.required("columns", help: "write `order_id: bigint` lines below it").map(columns) ?? []
    seed.partitionKeys = keys.value("partitions").map(columns) ?? []
    seed.parameters = keys.value("parameters").map { reading.pairs($0, "parameter") } ?? []
    if !isShape {
      seed.dataLocation = keys.value("location").flatMap(dataLocation)
      if let rows = keys.value("rows") { seed.rows = self.rows(rows, of: seed) }
    }
    keys.refuse("tags", "grants")
    keys.finish()
    checkRepeated(seed)
    return seed
  }

  private func tableInput(_ yaml: YAML, _ name: String) -> JSON? {
    guard yaml.entries != nil else {
      reading.report(.wrongValue, "`tableInput` must be AWS's own structure", at: yaml.location)
      return nil
    }
    if let other = yaml["Name"], other.scalar != name {
      reading.report(.contradiction, "the table is named \"\(name)\" above and otherwise here", at: other.location)
    }
    var input = yaml.json
    input.set("Name", .string(name))
    return input
  }

  private func dataLocation(_ yaml: YAML) -> String? {
    guard let text = reading.text(yaml, "`location`") else { return nil }
    guard text.hasPrefix("s3://"), text.utf8.count > 5 else {
      reading.report(.wrongValue, "`location` must be an S3 location", help: "write s3://bucket/folder/", at: yaml.location)
      return nil
    }
    return text
  }

  private func columns(_ yaml: YAML) -> [ColumnSeed] {
    reading.named(yaml, "`columns`", form: "`order_id: bigint` lines").compactMap { name, _, value in column(name, value) }
  }

  private func column(_ name: String, _ yaml: YAML) -> ColumnSeed? {
    guard yaml.entries != nil else { return reading.text(yaml, "the type of `\(name)`").map { ColumnSeed(name, $0) } }
    guard var keys = KeyReader(yaml, "a column", reading) else { return nil }
    let type = keys.required("type").flatMap { reading.text($0, "`type`") }
    let comment = keys.value("comment").flatMap { reading.text($0, "`comment`") }
    keys.refuse("tags")
    keys.finish()
    return type.map { ColumnSeed(name, $0, comment: comment) }
  }

  private func checkRepeated(_ seed: TableSeed) {
    let names = seed.columns.map { $0.name.lowercased() }
    for key in seed.partitionKeys where names.contains(key.name.lowercased()) {
      reading.report(
        .contradiction, "`\(key.name)` is a column and a partition key of `\(seed.name)`", help: "name it once",
        at: seed.location)
    }
  }

  // MARK: Rows

  private func rows(_ yaml: YAML, of seed: TableSeed) -> [[(column: String, value: JSON)]] {
    guard [.csv, .tsv, .json].contains(seed.format) else {
      reading.report(
        .notBuilt, "rows in the format \(seed.format.rawValue) are not built yet", help: "use csv, tsv or json",
        at: yaml.location)
      return []
    }
    guard let elements = yaml.elements else {
      reading.report(.wrongValue, "`rows` must be a list of mappings", help: "write `- {order_id: 1}`", at: yaml.location)
      return []
    }
    let names = (seed.columns + seed.partitionKeys).map(\.name)
    return elements.map { row($0, names, partitionKeys: seed.partitionKeys.map(\.name)) }
  }

  private func row(_ yaml: YAML, _ columns: [String], partitionKeys: [String]) -> [(column: String, value: JSON)] {
    let entries = reading.named(yaml, "a row", form: "{order_id: 1, total: 19.90}")
    for (name, key, _) in entries where !columns.contains(name) {
      let meant = EditDistance.closest(to: name, among: columns).map { "did you mean \"\($0)\"?" }
      reading.report(.unknownName, "no column is named \"\(name)\"", help: meant, at: key.location)
    }
    for name in partitionKeys where !entries.contains(where: { $0.name == name }) {
      reading.report(.missingKey, "the row has no value for the partition key `\(name)`", at: yaml.location)
    }
    return entries.map { ($0.name, $0.value.json) }
  }

  // MARK: Views

  private func views(_ yaml: YAML) -> [ViewSeed] {
    reading.named(yaml, "`views`", form: "`big_orders:` with `sql` and `columns` below").compactMap { name, key, value in
      guard value.entries != nil else {
        reading.report(
          .notBuilt, "finding the columns of a view from its query is not built yet",
          help: "write {sql: ..., columns: {name: type}}", at: value.location)
        return nil
      }
      guard var keys = KeyReader(value, "a view", reading) else { return nil }
      let sql = keys.required("sql").flatMap { reading.text($0, "`sql`") }
      let columns = keys.required("columns").map(columns)
      let comment = keys.value("comment").flatMap { reading.text($0, "`comment`") }
      keys.finish()
      guard let sql, let columns else { return nil }
      return ViewSeed(name: name, sql: sql, columns: columns, comment: comment, location: key.location)
    }
  }
}
