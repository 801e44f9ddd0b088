/// Stand-ins for what names of tables and columns may not hold on the server.
public enum ReservedNames {
  /// The name with every reserved sequence replaced by its stand-in.
  public static func encode(_ name: String) -> String {
    guard name.utf8.contains(where: isSuspicious) else { return name }
    return replace(in: name, pairs.map { ($0.0, $0.1) })
  }

  /// The name with every stand-in replaced by what it stands for.
  public static func decode(_ name: String) -> String {
    guard name.utf8.count > 12 else { return name }
    return replace(in: name, pairs.map { ($0.1, $0.0) })
  }

  private static let pairs: [(String, String)] = [
    ("::", "__reserved__colon__"), (">", "__reserved__arrow__"), ("\"", "__reserved__quote__"),
    ("\n", "__reserved__newline__"), ("\r", "__reserved__carriage_return__"), ("\t", "__reserved__tab__"),
  ]

  private static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  private static func replace(in name: String, _ pairs: [(String, String)]) -> String {
    var bytes = Array(name.utf8)
    for (old, new) in pairs { bytes = replace(Array(old.utf8), with: Array(new.utf8), in: bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func replace(_ old: [UInt8], with new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= old.count else { return bytes }
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position...].starts(with: old) {
        result += new
        position += old.count
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }
}
