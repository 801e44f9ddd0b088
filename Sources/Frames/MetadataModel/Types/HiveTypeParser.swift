/// Reads the types that Hive and Glue write (`array<struct<a:int,b:decimal(10,2)>>`) as the metadata server's column types.
public struct HiveTypeParser: Sendable {
  /// Which client's reading is wanted.
  public enum Style: Sendable {
    /// Decimals carry precision and scale, unions may stand anywhere, `timestamp with time zone` is a timestamp.
    case exact
    /// As version 1.12 of the original client: a decimal's precision is its length, unions within structs fail.
    case v1_12
  }

  private let style: Style

  /// A parser of a style.
  public init(style: Style = .exact) {
    self.style = style
  }

  /// The type that the text describes; case does not matter.
  /// - Throws: `ColumnTypeError` for brackets that do not pair and structs that are none.
  public func parse(_ text: String) throws(ColumnTypeError) -> ColumnType {
    if style == .exact, let type = spacedType(text) { return type }
    let packed = Array(text.lowercased().utf8.filter { $0 != UInt8(ascii: " ") })
    return try type(packed[...], depth: 0)
  }

  /// Types whose names have blanks, which the 1.12 client removes before it looks.
  private func spacedType(_ text: String) -> ColumnType? {
    guard text.utf8.contains(UInt8(ascii: " ")) else { return nil }
    let name = text.lowercased().split(separator: " ").joined(separator: " ")
    let bare = HiveTypeParser.withoutArguments(name)
    guard bare.contains(" "), let type = ColumnDataType(sourceName: bare) else { return nil }
    return ColumnType(type, display: name)
  }

  private static func withoutArguments(_ name: String) -> String {
    guard let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") else { return name }
    return String(name[..<open] + name[name.index(after: close)...])
  }

  private typealias Text = ArraySlice<UInt8>

  private func type(_ text: Text, depth: Int) throws(ColumnTypeError) -> ColumnType {
    guard depth < 100 else { throw ColumnTypeError("the type is nested more than 100 levels deep") }
    if text.starts(with: "array<".utf8) { return try array(text, depth) }
    if text.starts(with: "map<".utf8) { return try map(text) }
    if text.starts(with: "uniontype<".utf8) || text.starts(with: "union<".utf8) { return try union(text, depth) }
    if text.starts(with: "struct<".utf8) { return try structure(try inner(text, after: 7), depth) }
    if text.contains(UInt8(ascii: ":")) { return try structure(text, depth) }
    return primitive(text)
  }

  private func inner(_ text: Text, after count: Int) throws(ColumnTypeError) -> Text {
    guard text.last == UInt8(ascii: ">"), text.count > count else {
      throw ColumnTypeError("expected '>' found: \(string(text))")
    }
    return text.dropFirst(count).dropLast()
  }

  private func array(_ text: Text, _ depth: Int) throws(ColumnTypeError) -> ColumnType {
    let element = try inner(text, after: 6)
    var type = ColumnType(.array, display: string(text), arrayDataType: primitive(element).dataType)
    if type.arrayDataType == .unknown, style == .exact { type.arrayDataType = try self.type(element, depth: depth + 1).dataType }
    if element.starts(with: "struct<".utf8) {
      type.children = try structure(try inner(element, after: 7), depth + 1).children
    }
    return type
  }

  private func map(_ text: Text) throws(ColumnTypeError) -> ColumnType {
    let parts = try split(try inner(text, after: 4), at: UInt8(ascii: ","))
    guard parts.count == 2 else {
      throw ColumnTypeError("The map type string format is: 'map<key_type,value_type>', but got: \(string(text))")
    }
    return ColumnType(.map, display: string(text))
  }

  private func union(_ text: Text, _ depth: Int) throws(ColumnTypeError) -> ColumnType {
    let prefix = text.starts(with: "union<".utf8) && style == .exact ? 6 : 10
    for part in try split(try inner(text, after: prefix), at: UInt8(ascii: ",")) { _ = try type(part, depth: depth + 1) }
    return ColumnType(.union, display: string(text))
  }

  private func structure(_ fields: Text, _ depth: Int) throws(ColumnTypeError) -> ColumnType {
    var children: [Column] = []
    for field in try split(fields, at: UInt8(ascii: ","), allowsEnd: true) {
      children.append(try child(field, of: fields, depth))
    }
    return ColumnType(.structure, display: "struct<\(fields.isEmpty ? "unknown" : string(fields))>", children: children)
  }

  private func child(_ field: Text, of fields: Text, _ depth: Int) throws(ColumnTypeError) -> Column {
    let parts = try split(field, at: UInt8(ascii: ":"))
    guard parts.count == 2 else {
      throw ColumnTypeError("expected format is: 'field_name:field_type', but got: \(string(field))")
    }
    var name = parts[0]
    if name.first == UInt8(ascii: "`") {
      guard name.count > 1, name.last == UInt8(ascii: "`") else {
        throw ColumnTypeError("'`' should be the last char, but got: \(string(fields))")
      }
      name = name.dropFirst().dropLast()
    }
    let type = try type(parts[1], depth: depth + 1)
    if type.dataType == .union, style == .v1_12 {
      throw ColumnTypeError("list indices must be integers or slices, not str")
    }
    return Column(name: string(name), type: type)
  }

  private func string(_ text: Text) -> String { String(decoding: text, as: UTF8.self) }
}

extension HiveTypeParser {
  private func primitive(_ text: Text) -> ColumnType {
    let name = string(text)
    if let type = ColumnDataType(sourceName: name) { return ColumnType(type, display: name) }
    if name.hasPrefix("decimal") || name.hasPrefix("numeric") { return decimal(name) }
    let head = text.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "<") }
    if style == .exact, name.hasPrefix("interval_") { return ColumnType(.interval, display: name) }
    let type = ColumnDataType(sourceName: string(head)) ?? .unknown
    return ColumnType(type, display: type.rawValue, dataLength: argument(text) ?? 1)
  }

  private func decimal(_ name: String) -> ColumnType {
    let type: ColumnDataType = name.hasPrefix("decimal") ? .decimal : .numeric
    let rest = name.dropFirst(7)
    guard rest.hasPrefix("("), let close = rest.firstIndex(of: ")") else { return ColumnType(type, display: name) }
    let arguments = rest[..<close].dropFirst().split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    switch (style, arguments.count, arguments.first ?? nil) {
    case (.v1_12, 2, let precision?) where arguments[1] != nil:
      return ColumnType(type, display: name, dataLength: precision)
    case (.exact, 2, let precision?):
      return ColumnType(type, display: name, precision: precision, scale: arguments[1])
    case (.exact, 1, let precision?):
      return ColumnType(type, display: name, precision: precision, scale: 0)
    default:
      return ColumnType(type, display: name)
    }
  }

  /// The number in the last pair of round brackets that holds a single word.
  private func argument(_ text: Text) -> Int? {
    guard let close = text.lastIndex(of: UInt8(ascii: ")")), let open = text[..<close].lastIndex(of: UInt8(ascii: "(")) else {
      return nil
    }
    return Int(string(text[(open + 1)..<close]))
  }

  /// Splits at a separator that stands outside all brackets.
  private func split(_ text: Text, at separator: UInt8, allowsEnd: Bool = false) throws(ColumnTypeError) -> [Text] {
    var parts: [Text] = []
    var start = text.startIndex
    var level = 0
    for (index, byte) in zip(text.indices, text) {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): level += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        guard level > 0 else { throw ColumnTypeError("Brackets are not correctly paired: \(string(text))") }
        level -= 1
      case separator where level == 0:
        parts.append(text[start..<index])
        start = index + 1
      default: break
      }
    }
    if start < text.endIndex {
      parts.append(text[start...])
    } else if !allowsEnd {
      let sign = String(decoding: [separator], as: UTF8.self)
      throw ColumnTypeError("The \(sign) cannot be the last char: \(string(text))")
    }
    return parts
  }
}
