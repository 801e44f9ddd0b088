import SQLColumns

/// A column's type as Hive's catalog and as Trino write it.
struct ColumnType: Sendable, Equatable {
  /// `struct<a:string>`
  let hive: String
  /// `row("a" varchar)`
  let trino: String

  /// From the catalog's text.
  init(hive: String) {
    var reader = HiveTypeReader(hive.lowercased())
    self.hive = hive
    trino = reader.type()
  }

  /// From a type of the engine.
  init(_ type: SQLType) {
    (hive, trino) = (type.hiveText, type == .unknown ? "varchar" : type.name)
  }

  fileprivate static let scalars: [(hive: String, trino: String)] = [
    ("string", "varchar"), ("int", "integer"), ("integer", "integer"), ("float", "real"), ("binary", "varbinary"),
    ("string", "unknown"),
  ]
}

/// Reads Hive's type texts; what it does not know it passes on as it is.
private struct HiveTypeReader {
  private var rest: Substring
  private var depth = 0

  init(_ text: String) {
    rest = Substring(text)
  }

  mutating func type() -> String {
    depth += 1
    defer { depth -= 1 }
    let word = String(word { $0.isLetter || $0.isNumber || $0 == "_" })
    guard depth < 100 else { return word }
    switch word {
    case "array": return bracketed { "array(\($0.type()))" } ?? word
    case "map":
      return bracketed { reader in
        let key = reader.type()
        _ = reader.take(",")
        return "map(\(key), \(reader.type()))"
      } ?? word
    case "struct": return bracketed { "row(\($0.members()))" } ?? word
    case "timestamp": return "timestamp(3)"
    default:
      let name = ColumnType.scalars.first { $0.hive == word }?.trino ?? word
      return name + arguments()
    }
  }

  private mutating func members() -> String {
    var members: [String] = []
    repeat {
      let name = String(word { $0 != ":" && $0 != ">" })
      guard take(":") else { break }
      members.append("\"\(name)\" \(type())")
    } while take(",")
    return members.joined(separator: ", ")
  }

  private mutating func bracketed(_ read: (inout HiveTypeReader) -> String) -> String? {
    guard take("<") else { return nil }
    let text = read(&self)
    _ = take(">")
    return text
  }

  /// `(10,2)`
  private mutating func arguments() -> String {
    guard rest.first == "(" else { return "" }
    let text = String(word { $0 != ")" })
    _ = take(")")
    return text.filter { $0 != " " } + ")"
  }

  private mutating func take(_ symbol: Character) -> Bool {
    word { $0 == " " }
    guard rest.first == symbol else { return false }
    rest.removeFirst()
    word { $0 == " " }
    return true
  }

  @discardableResult
  private mutating func word(_ holds: (Character) -> Bool) -> Substring {
    let taken = rest.prefix(while: holds)
    rest = rest.dropFirst(taken.count)
    return taken
  }
}
