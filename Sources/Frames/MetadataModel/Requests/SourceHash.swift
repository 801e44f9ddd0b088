import Digests

/// The fingerprint of a create request, the same as the original client's, so that either client sees what the other wrote.
///
/// It is the MD5 of the request as Python's `json` module writes it: every field of the request with null for what is
/// not set, names sorted, a blank after each comma and colon, everything beyond ASCII escaped, columns sorted by name,
/// enumerations as `Type.member`.
public enum SourceHash {
  /// The fingerprint of a database request.
  public static func of(_ request: DatabaseRequest) -> String {
    var text = CanonicalText()
    text.object { text in
      text.nulls("dataProducts")
      text.flag("default", false)
      text.nulls("description", "displayName", "domains", "extension", "lifeCycle")
      text.field("name", request.name)
      text.owners("owners", request.owners)
      text.nulls("retentionPeriod")
      text.field("service", request.service)
      text.nulls("sourceUrl", "tags")
    }
    return text.hash
  }

  /// The fingerprint of a schema request.
  public static func of(_ request: DatabaseSchemaRequest) -> String {
    var text = CanonicalText()
    text.object { text in
      text.nulls("dataProducts")
      text.field("database", request.database)
      text.field("description", request.description)
      text.nulls("displayName", "domains", "extension", "lifeCycle")
      text.field("name", request.name)
      text.owners("owners", request.owners)
      text.nulls("retentionPeriod")
      text.field("sourceUrl", request.sourceURL)
      text.labels("tags", request.tags)
    }
    return text.hash
  }

  /// The fingerprint of a table request.
  public static func of(_ request: TableRequest) -> String {
    var text = CanonicalText()
    text.object { text in
      text.columns("columns", request.columns)
      text.nulls("dataModel", "dataProducts")
      text.field("databaseSchema", request.databaseSchema)
      text.field("description", request.description)
      text.nulls("displayName", "domains")
      text.pairs("extension", request.properties)
      text.field("fileFormat", request.fileFormat.map { "FileFormat.\(memberName($0))" })
      text.nulls("lifeCycle")
      text.field("locationPath", request.locationPath)
      text.field("name", ReservedNames.encode(request.name))
      text.owners("owners", request.owners)
      text.nulls("retentionPeriod")
      text.field("schemaDefinition", request.schemaDefinition.map(withCollapsedSpace))
      text.field("sourceUrl", request.sourceURL)
      text.empty("tableConstraints", request.deniesConstraints)
      text.partition("tablePartition", request.partition)
      text.nulls("tableProfilerConfig")
      // Partitioned is set as plain text, all other types as members of the enumeration.
      let type = request.tableType.rawValue
      text.field("tableType", request.tableType == .partitioned ? type : "TableType.\(type)")
      text.labels("tags", request.tags)
    }
    return text.hash
  }

  /// The fingerprint of a pipeline request.
  public static func of(_ request: PipelineRequest) -> String {
    var text = CanonicalText()
    text.object { text in
      text.nulls("concurrency", "dataProducts", "description")
      text.field("displayName", request.name)
      text.nulls("domains", "extension", "lifeCycle")
      text.field("name", request.name)
      text.nulls("owners", "pipelineLocation", "scheduleInterval")
      text.field("service", request.service)
      text.field("sourceUrl", request.sourceURL)
      text.nulls("startDate", "state", "tags")
      text.tasks("tasks", request.tasks)
    }
    return text.hash
  }

  private static func memberName(_ format: FileFormat) -> String {
    String(decoding: format.rawValue.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }

  private static func withCollapsedSpace(_ statement: String) -> String {
    statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Text as Python's `json.dumps(…, sort_keys=True)` writes it; the caller gives the members in sorted order.
private struct CanonicalText {
  private var bytes: [UInt8] = []
  private var isFirst = true

  var hash: String { Hex.encode(MD5.hash(bytes)) }

  mutating func object(_ members: (inout CanonicalText) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    members(&self)
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  mutating func field(_ name: StaticString, _ value: String?) {
    begin(name)
    if let value { string(value) } else { literal("null") }
  }

  mutating func number(_ name: StaticString, _ value: Int?) {
    begin(name)
    literal(value.map(String.init) ?? "null")
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    begin(name)
    literal(value ? "true" : "false")
  }

  mutating func nulls(_ names: StaticString...) {
    for name in names { field(name, nil) }
  }

  mutating func columns(_ name: StaticString, _ columns: [Column]?) {
    begin(name)
    guard let columns else { return literal("null") }
    let sorted = columns.map { (ReservedNames.encode($0.name), $0) }.enumerated().sorted { left, right in
      let (a, b) = (left.element.0.unicodeScalars, right.element.0.unicodeScalars)
      return a.elementsEqual(b) ? left.offset < right.offset : a.lexicographicallyPrecedes(b)
    }
    bytes.append(UInt8(ascii: "["))
    for (index, item) in sorted.enumerated() {
      if index > 0 { literal(", ") }
      column(item.element.1, name: item.element.0)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func tasks(_ name: StaticString, _ tasks: [PipelineTask]) {
    begin(name)
    list(tasks) { text, task in
      text.nulls("description")
      text.field("displayName", task.name)
      text.texts("downstreamTasks", task.downstreamTasks)
      text.nulls("endDate", "fullyQualifiedName")
      text.field("name", task.name)
      text.nulls("owners", "sourceUrl", "startDate")
      text.empty("tags", true)
      text.nulls("taskSQL")
      text.field("taskType", task.type)
    }
  }

  private mutating func texts(_ name: StaticString, _ texts: [String]) {
    begin(name)
    literal("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { literal(", ") }
      string(text)
    }
    literal("]")
  }

  private mutating func column(_ column: Column, name: String) {
    object { text in
      text.field("arrayDataType", column.type.arrayDataType.map { "DataType.\($0.rawValue)" })
      text.columns("children", column.type.children)
      text.field("constraint", column.constraint.map { "Constraint.\($0)" })
      text.nulls("customMetrics")
      text.number("dataLength", column.type.dataLength)
      text.field("dataType", "DataType.\(column.type.dataType.rawValue)")
      text.field("dataTypeDisplay", column.type.display)
      text.field("description", column.description)
      text.field("displayName", column.displayName)
      text.nulls("extension", "fullyQualifiedName", "jsonSchema")
      text.field("name", name)
      text.nulls("ordinalPosition")
      text.number("precision", column.type.precision)
      text.nulls("profile")
      text.number("scale", column.type.scale)
      text.labels("tags", column.tags)
    }
  }

  mutating func empty(_ name: StaticString, _ isList: Bool) {
    begin(name)
    literal(isList ? "[]" : "null")
  }

  mutating func labels(_ name: StaticString, _ labels: [TagLabel]?) {
    begin(name)
    let sorted = labels?.sorted { $0.tag.unicodeScalars.lexicographicallyPrecedes($1.tag.unicodeScalars) }
    list(sorted) { text, label in
      text.nulls("appliedAt", "appliedBy", "description", "displayName")
      text.field("labelType", "LabelType.Automated")
      text.nulls("metadata", "name", "reason")
      text.field("source", "TagSource.Classification")
      text.field("state", "State.Suggested")
      text.nulls("style")
      text.field("tagFQN", label.tag)
    }
  }

  /// References sorted by name, without what may change from run to run.
  mutating func owners(_ name: StaticString, _ owners: [OwnerReference]?) {
    begin(name)
    let sorted = owners?.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
    list(sorted) { text, owner in
      text.nulls("description")
      text.field("displayName", owner.displayName)
      text.nulls("fullyQualifiedName")
      text.field("id", owner.id)
      text.field("name", owner.name)
      text.field("type", owner.type)
    }
  }

  mutating func partition(_ name: StaticString, _ partition: TablePartition?) {
    begin(name)
    guard let partition else { return literal("null") }
    object { text in
      text.begin("columns")
      text.list(partition.parts) { text, part in
        text.field("columnName", part.column)
        text.nulls("interval")
        text.field("intervalType", "PartitionIntervalTypes.\(part.interval.memberName)")
      }
    }
  }

  mutating func pairs(_ name: StaticString, _ pairs: [String: String]?) {
    begin(name)
    guard let pairs else { return literal("null") }
    literal("{")
    let sorted = pairs.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
    for (index, pair) in sorted.enumerated() {
      if index > 0 { literal(", ") }
      string(pair.key)
      literal(": ")
      string(pair.value)
    }
    literal("}")
  }

  private mutating func list<Element>(_ elements: [Element]?, _ members: (inout CanonicalText, Element) -> Void) {
    guard let elements else { return literal("null") }
    literal("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { literal(", ") }
      object { text in members(&text, element) }
    }
    literal("]")
  }

  private mutating func begin(_ name: StaticString) {
    literal(isFirst ? "\"" : ", \"")
    isFirst = false
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    literal("\": ")
  }

  private mutating func literal(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C: bytes += [0x5C, UInt8(unit)]
      case 0x0A: literal("\\n")
      case 0x0D: literal("\\r")
      case 0x09: literal("\\t")
      case 0x08: literal("\\b")
      case 0x0C: literal("\\f")
      case 0x20...0x7E: bytes.append(UInt8(unit))
      default: literal("\\u" + Hex.encode([UInt8(unit >> 8), UInt8(unit & 0xFF)]))
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
