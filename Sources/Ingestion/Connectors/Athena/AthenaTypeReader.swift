import MetadataModel

/// A type that cannot be read.
struct AthenaTypeError: Error {
  var message: String
  /// Whether the original client loses all columns of the table by it, not only this one.
  var losesTable = false
}

/// Reads the types of Athena's columns.
struct AthenaTypeReader {
  /// Whether types are told as they are; the original client tells the nearest type of its database library.
  let isExact: Bool

  /// The type of a column.
  /// - Parameter schema: the schema's name; the original client takes a type that begins with it for a plain one.
  func read(_ text: String, in schema: String) throws(AthenaTypeError) -> (type: ColumnType, isPlain: Bool) {
    isExact ? try exact(text) : try driver(text, in: schema)
  }

  private func exact(_ text: String) throws(AthenaTypeError) -> (type: ColumnType, isPlain: Bool) {
    var type: ColumnType
    do throws(ColumnTypeError) {
      type = try HiveTypeParser().parse(text)
    } catch {
      throw AthenaTypeError(message: "\(error)")
    }
    switch type.dataType {
    case .array, .map, .structure:
      type.dataLength = nil
      return (type, false)
    default:
      type.display = text
      type.dataLength = type.dataLength ?? 1
      return (type, true)
    }
  }

  private func driver(_ text: String, in schema: String) throws(AthenaTypeError) -> (type: ColumnType, isPlain: Bool) {
    let word = DriverType(text)
    let plain = try word.type()
    guard ["array", "map", "struct", "row"].contains(where: text.lowercased().hasPrefix), !text.hasPrefix(schema) else {
      var type = plain
      (type.display, type.dataLength) = (text, type.dataLength ?? 1)
      return (type, true)
    }
    do throws(ColumnTypeError) {
      var type = try HiveTypeParser(style: .v1_12).parse(text)
      type.dataLength = nil
      return (type, false)
    } catch {
      throw AthenaTypeError(message: "\(error)")
    }
  }
}

/// A type text as the Python driver's dialect takes it apart: a word and what stands in brackets after it.
struct DriverType {
  /// The text in lower case without blanks.
  let text: String
  /// The word before the brackets, or the whole text if it is not a word with brackets.
  let name: String
  /// What stands in the brackets; nil without.
  let arguments: String?

  init(_ source: String) {
    text = source.filter { $0 != " " }.lowercased()
    let word = text.prefix { $0.isASCII && $0.isLetter }
    let rest = text.dropFirst(word.count)
    let isWord = !word.isEmpty && rest.isEmpty
    let hasBrackets =
      !word.isEmpty && rest.count > 2 && rest.first.map("(|<".contains) == true && rest.last.map(")|>".contains) == true
    name = isWord || hasBrackets ? String(word) : text
    arguments = hasBrackets ? String(rest.dropFirst().dropLast()) : nil
  }

  /// The column type; brackets count for decimals and texts only.
  func type() throws(AthenaTypeError) -> ColumnType {
    if text.hasPrefix("array") && !["decimal", "char", "varchar"].contains(name) { return try array() }
    switch name {
    case "decimal": return try decimal(try numbers())
    case "char", "varchar":
      let length = try numbers()
      guard length.count <= 2 else { throw AthenaTypeError(message: "too many arguments of \(name)", losesTable: true) }
      return ColumnType(name == "char" ? .char : .varChar, display: text, dataLength: length.first.flatMap { $0 == 0 ? nil : $0 })
    default: return ColumnType(DriverType.types[name] ?? .null, display: text)
    }
  }

  /// Whether the dialect knows the type.
  var isKnown: Bool {
    DriverType.types[name] != nil || ["decimal", "char", "varchar"].contains(name) || text.hasPrefix("array")
  }

  /// How a partition by a column of this type goes on.
  var interval: TablePartition.Interval {
    switch name {
    case "bigint", "integer", "int", "tinyint", "smallint": .integerRange
    case "date", "timestamp": .timeUnit
    default: .columnValue
    }
  }

  private func array() throws(AthenaTypeError) -> ColumnType {
    let type: ColumnType
    do throws(ColumnTypeError) {
      type = try HiveTypeParser(style: .v1_12).parse(text)
    } catch {
      throw AthenaTypeError(message: "\(error)", losesTable: true)
    }
    guard type.dataType == .array, let element = type.arrayDataType else {
      throw AthenaTypeError(message: "'arrayDataType'", losesTable: true)
    }
    let item = DriverType.types[element.rawValue.lowercased()] ?? .string
    return ColumnType(.array, display: text, arrayDataType: element == .array ? .string : item)
  }

  private func decimal(_ numbers: [Int]) throws(AthenaTypeError) -> ColumnType {
    switch numbers.count {
    case 0: return ColumnType(.decimal, display: text)
    case 2: return ColumnType(.decimal, display: text, precision: numbers[0], scale: numbers[1])
    case 1: throw AthenaTypeError(message: "tuple index out of range")
    default: throw AthenaTypeError(message: "too many arguments of decimal", losesTable: true)
    }
  }

  /// The type in a CREATE TABLE statement of the original client's library.
  func statementText() throws(AthenaTypeError) -> String {
    switch name {
    case "decimal", "char", "varchar":
      let numbers = try numbers().map(String.init).joined(separator: ", ")
      return name.uppercased() + (numbers.isEmpty ? "" : "(\(numbers))")
    case _ where text.hasPrefix("array"):
      _ = try array()
      return "ARRAY"
    default: return DriverType.types[name].map { DriverType.words[$0] ?? $0.rawValue } ?? "NULL"
    }
  }

  private static let words: [ColumnDataType: String] = [
    .int: "INTEGER", .string: "VARCHAR", .structure: "VARCHAR", .map: "VARCHAR",
  ]

  private func numbers() throws(AthenaTypeError) -> [Int] {
    var numbers: [Int] = []
    for part in (arguments ?? "").split(separator: ",", omittingEmptySubsequences: arguments == nil) {
      guard let number = Int(part) else {
        throw AthenaTypeError(message: "invalid literal for int() with base 10: '\(part)'", losesTable: true)
      }
      numbers.append(number)
    }
    return numbers
  }

  private static let types: [String: ColumnDataType] = [
    "boolean": .boolean, "float": .float, "double": .float, "real": .float, "tinyint": .int, "smallint": .int,
    "integer": .int, "int": .int, "bigint": .bigInt, "string": .string, "date": .date, "timestamp": .timestamp,
    "binary": .binary, "varbinary": .binary, "json": .json, "struct": .structure, "row": .structure, "map": .map,
  ]
}
