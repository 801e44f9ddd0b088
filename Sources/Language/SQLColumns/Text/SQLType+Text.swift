extension SQLType {
  /// A value as results print it (`VarCharValue`); nil for NULL.
  public func text(_ value: SQLValue) -> String? {
    if value.isNull { return nil }
    switch self {
    case .unknown: return nil
    case .boolean: return value.boolean ? "true" : "false"
    case .tinyint, .smallint, .integer, .bigint: return String(value.integer)
    case .real: return realText(value)
    case .double: return FloatingText.text(value.double)
    case .decimal(_, let scale): return DecimalText.text(value.wide, scale: scale)
    case .varchar, .json, .opaque, .function: return value.text
    case .char(let length): return value.text + String(repeating: " ", count: max(0, length - value.text.unicodeScalars.count))
    case .varbinary: return value.bytes.map { hex($0) }.joined(separator: " ")
    case .uuid: return uuidText(value.wide)
    case .ipAddress: return IPAddressText.text(value.bytes)
    case .array, .map, .row: return nestedText(value)
    default: return momentText(value)
    }
  }

  private func momentText(_ value: SQLValue) -> String {
    switch self {
    case .date: MomentText.date(value.integer)
    case .time(let digits): MomentText.time(value.integer, digits: digits)
    case .zonedTime(let digits): MomentText.zonedTime(value.wide, value.zone, digits: digits)
    case .timestamp(let digits): MomentText.timestamp(value.wide, digits: digits)
    case .zonedTimestamp(let digits): MomentText.zonedTimestamp(value.wide, value.zone, digits: digits)
    case .dayInterval: MomentText.dayInterval(value.integer)
    case .monthInterval: MomentText.monthInterval(value.integer)
    default: ""
    }
  }

  /// Nothing is quoted inside: `[1, null]`, `{a=1, b=null}`, `{f=1, field1=x}`.
  private func nestedText(_ value: SQLValue) -> String {
    switch self {
    case .array(let element): "[" + value.elements.map { element.text($0) ?? "null" }.joined(separator: ", ") + "]"
    case .map(let key, let content):
      "{"
        + value.entries.map { "\(key.text($0.key) ?? "null")=\(content.text($0.value) ?? "null")" }.joined(separator: ", ")
        + "}"
    case .row(let fields):
      "{"
        + zip(fields.indices, value.elements).map { index, element in
          "\(fields[index].name ?? "field\(index)")=\(fields[index].type.text(element) ?? "null")"
        }.joined(separator: ", ") + "}"
    default: ""
    }
  }

  private func realText(_ value: SQLValue) -> String {
    if case .real(let real) = value { FloatingText.text(real) } else { FloatingText.text(value.double) }
  }

  private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  private func uuidText(_ value: Int128) -> String {
    let digits = String(UInt128(bitPattern: value), radix: 16)
    let padded = String(repeating: "0", count: 32 - digits.utf8.count) + digits
    var parts: [Substring] = []
    var rest = padded[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }
}
