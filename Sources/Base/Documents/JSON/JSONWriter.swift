extension JSON {
  /// The value as compact JSON.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    JSON.write(self, to: &bytes)
    return bytes
  }

  /// The value as compact JSON text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The value as JSON text with the members of every object sorted by name; equal values give equal text.
  public var sortedText: String { sorted.text }

  /// The value as JSON text in lines, indented by two blanks.
  public var prettyText: String {
    var bytes: [UInt8] = []
    JSON.write(self, to: &bytes, indentedBy: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value as compact JSON.
  public static func write(_ json: JSON, to bytes: inout [UInt8]) {
    switch json.value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): writeString(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(element, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeString(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(member.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Appends text as a JSON string with its quotes.
  public static func writeString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var plainStart = 0
      for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plainStart..<index]))
        escape(byte, to: &bytes)
        plainStart = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plainStart...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }

  private static func write(_ json: JSON, to bytes: inout [UInt8], indentedBy depth: Int) {
    switch json.value {
    case .array(let elements) where !elements.isEmpty:
      writeLines(elements, "[", "]", to: &bytes, depth) { write($0, to: &$1, indentedBy: depth + 1) }
    case .object(let members) where !members.isEmpty:
      writeLines(members, "{", "}", to: &bytes, depth) { member, bytes in
        writeString(member.name, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        write(member.value, to: &bytes, indentedBy: depth + 1)
      }
    default: write(json, to: &bytes)
    }
  }

  private static func writeLines<Item>(
    _ items: [Item], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8], _ depth: Int,
    _ writeItem: (Item, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      bytes.append(contentsOf: index > 0 ? ",\n".utf8 : "\n".utf8)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (depth + 1) * 2))
      writeItem(item, &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    bytes.append(UInt8(ascii: close))
  }

  private var sorted: JSON {
    switch value {
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let members):
      JSON(.object(members.map { Member($0.name, $0.value.sorted) }.sorted { $0.name < $1.name }))
    default: self
    }
  }
}

extension JSON {
  /// Sets a member of an object, in its place or at the end; nil removes it. Nothing happens for other kinds.
  public mutating func set(_ name: String, _ newValue: JSON?) {
    guard case .object(var members) = value else { return }
    let index = members.firstIndex { $0.name == name }
    members.removeAll { $0.name == name }
    if let newValue { members.insert(Member(name, newValue), at: min(index ?? members.count, members.count)) }
    value = .object(members)
  }
}
