import Documents
import SQLColumns

/// Casts from and to JSON.
enum JSONCast {
  /// Whether JSON becomes the type.
  static func canRead(_ type: SQLType) -> Bool {
    switch type {
    case .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal, .varchar, .json: true
    case .array(let element): canRead(element)
    case .map(let key, let value): isKey(key) && canRead(value)
    case .row(let fields): fields.allSatisfy { canRead($0.type) }
    default: false
    }
  }

  /// Whether the type becomes JSON.
  static func canWrite(_ type: SQLType) -> Bool {
    switch type {
    case .unknown, .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal, .varchar, .json, .date, .timestamp:
      true
    case .array(let element): canWrite(element)
    case .map(let key, let value): isKey(key) && canWrite(value)
    case .row(let fields): fields.allSatisfy { canWrite($0.type) }
    default: false
    }
  }

  private static func isKey(_ type: SQLType) -> Bool {
    switch type {
    case .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal, .varchar: true
    default: false
    }
  }

  /// JSON as a value of a type.
  static func read(_ bytes: [UInt8], _ type: SQLType, _ session: SQLSession) throws(SQLError) -> SQLValue {
    guard let json = try? JSON.parse(bytes) else {
      throw .cast("Cannot cast to \(type.name). Unexpected token\n\(String(decoding: bytes, as: UTF8.self))")
    }
    return try value(json, type, bytes, session)
  }

  private static func value(
    _ json: JSON, _ type: SQLType, _ source: [UInt8], _ session: SQLSession
  ) throws(SQLError) -> SQLValue {
    if case .null = json.value { return type == .json ? .text("null") : .null }
    switch (type, json.value) {
    case (.json, _): return .bytes(json.bytes)
    case (.varchar, .string(let text)): return .text(text)
    case (.varchar, .bool(let flag)): return .text(flag ? "true" : "false")
    case (.varchar, .number(let text)): return .text(text)
    case (.array(let element), .array(let items)):
      var elements: [SQLValue] = []
      for item in items { elements.append(try value(item, element, source, session)) }
      return .array(elements)
    case (.map(let key, let content), .object(let members)):
      var entries: [SQLValue.Entry] = []
      for member in members {
        let name = try Cast.value(.text(member.name), from: .varchar(nil), to: key, session)
        for other in entries where other.key == name { throw mismatch(type, "Duplicate keys are not allowed", source) }
        entries.append(.init(name, try value(member.value, content, source, session)))
      }
      return .map(entries)
    case (.row(let fields), .array(let items)):
      guard fields.count == items.count else { throw mismatch(type, "Expected \(fields.count) fields", source) }
      var elements: [SQLValue] = []
      for (index, item) in items.enumerated() { elements.append(try value(item, fields[index].type, source, session)) }
      return .row(elements)
    case (.row(let fields), .object(let members)):
      var elements: [SQLValue] = []
      for field in fields {
        let member = members.first { $0.name == field.name } ?? members.first { $0.name.lowercased() == field.name?.lowercased() }
        elements.append(
          try member.map { member throws(SQLError) in try value(member.value, field.type, source, session) } ?? .null)
      }
      return .row(elements)
    default: return try scalar(json, type, source, session)
    }
  }

  private static func scalar(
    _ json: JSON, _ type: SQLType, _ source: [UInt8], _ session: SQLSession
  ) throws(SQLError) -> SQLValue {
    let failure = SQLError.cast("Cannot cast '\(String(decoding: source, as: UTF8.self))' to \(type.name.uppercased())")
    switch json.value {
    case .bool(let flag): return try Cast.value(.boolean(flag), from: .boolean, to: type, session)
    case .string(let text):
      do { return try Cast.value(.text(text), from: .varchar(nil), to: type, session) } catch { throw failure }
    case .number(let text):
      guard let number = Double(text) else { throw failure }
      if type == .boolean { return .boolean(number != 0) }
      if type.isInteger {
        if let whole = Int64(text), type.integerRange.contains(whole) { return .integer(whole) }
        do { return try NumberCast.value(.double(number), .double, type) } catch { throw failure }
      }
      if case .decimal(let precision, let scale) = type {
        guard let digits = TextNumber.decimal(text, scale: scale), digits.magnitude < DecimalText.powersOfTen[precision].magnitude
        else { throw failure }
        return .decimal(digits, precision: precision)
      }
      return type == .real ? .real(Float(number)) : .double(number)
    default: throw mismatch(type, "Unexpected token when cast to \(type.name)", source)
    }
  }

  private static func mismatch(_ type: SQLType, _ reason: String, _ source: [UInt8]) -> SQLError {
    .cast("Cannot cast to \(type.name). \(reason)\n\(String(decoding: source, as: UTF8.self))")
  }

  /// A value as JSON text.
  static func write(_ value: SQLValue, _ type: SQLType) throws(SQLError) -> [UInt8] {
    var bytes: [UInt8] = []
    try append(value, type, &bytes)
    return bytes
  }

  private static func append(_ value: SQLValue, _ type: SQLType, _ bytes: inout [UInt8]) throws(SQLError) {
    if value.isNull {
      bytes += Array("null".utf8)
      return
    }
    switch type {
    case .json: bytes += value.bytes
    case .boolean, .tinyint, .smallint, .integer, .bigint, .decimal: bytes += Array((type.text(value) ?? "").utf8)
    case .real, .double:
      let text = type.text(value) ?? ""
      if value.double.isFinite { bytes += Array(text.utf8) } else { JSON.writeString(text, to: &bytes) }
    case .array(let element): try appendList(value.elements, [element], &bytes)
    case .map(let key, let content): try appendMap(value.entries, key, content, &bytes)
    case .row(let fields): try appendRow(value.elements, fields, &bytes)
    default: JSON.writeString(type.text(value) ?? "", to: &bytes)
    }
  }

  private static func appendList(_ elements: [SQLValue], _ types: [SQLType], _ bytes: inout [UInt8]) throws(SQLError) {
    bytes.append(0x5B)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      try append(element, types[types.count == 1 ? 0 : index], &bytes)
    }
    bytes.append(0x5D)
  }

  /// Keys are sorted, as Trino writes them.
  private static func appendMap(
    _ entries: [SQLValue.Entry], _ key: SQLType, _ value: SQLType, _ bytes: inout [UInt8]
  ) throws(SQLError) {
    let named = entries.map { (key.text($0.key) ?? "null", $0.value) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    bytes.append(0x7B)
    for (index, entry) in named.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      JSON.writeString(entry.0, to: &bytes)
      bytes.append(0x3A)
      try append(entry.1, value, &bytes)
    }
    bytes.append(0x7D)
  }

  private static func appendRow(_ elements: [SQLValue], _ fields: [SQLType.Field], _ bytes: inout [UInt8]) throws(SQLError) {
    bytes.append(0x7B)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      JSON.writeString(fields[index].name ?? "", to: &bytes)
      bytes.append(0x3A)
      try append(element, fields[index].type, &bytes)
    }
    bytes.append(0x7D)
  }
}
