import SQLColumns
import SQLFunctions
import SQLSyntax

/// Types as written in statements.
enum TypeReader {
  static func type(_ written: DataType) throws(SQLError) -> SQLType {
    switch written.kind {
    case .generic(let name, let parameters): return try generic(name, parameters, written)
    case .row(let fields):
      var result: [SQLType.Field] = []
      for field in fields { result.append(.init(field.name.map { $0.isQuoted ? $0.text : $0.lowercased }, try type(field.type))) }
      return .row(result)
    case .dateTime(let base, let precision, let withZone): return try moment(base, precision, withZone, written)
    case .interval(let from, _): return from == .year || from == .month ? .monthInterval : .dayInterval
    }
  }

  private static func moment(
    _ base: DataType.DateTimeKind, _ precision: DataType.Parameter?, _ withZone: Bool, _ written: DataType
  ) throws(SQLError) -> SQLType {
    var digits = 3
    if case .number(let number) = precision { digits = Int(number) }
    guard (0...12).contains(digits) else {
      let name = base.rawValue.uppercased() + (withZone ? " WITH TIME ZONE" : "")
      throw SQLError("INVALID_FUNCTION_ARGUMENT", "\(name) precision must be in range [0, 12]: \(digits)", at: written.position)
    }
    switch (base, withZone) {
    case (.time, false): return .time(digits)
    case (.time, true): return .zonedTime(digits)
    case (.timestamp, false): return .timestamp(digits)
    case (.timestamp, true): return .zonedTimestamp(digits)
    }
  }

  private static func generic(_ name: String, _ parameters: [DataType.Parameter], _ written: DataType) throws(SQLError) -> SQLType
  {
    let numbers = parameters.compactMap { parameter in if case .number(let number) = parameter { Int(number) } else { nil } }
    var types: [SQLType] = []
    for parameter in parameters { if case .type(let inner) = parameter { types.append(try type(inner)) } }
    switch name {
    case "array" where types.count == 1: return .array(types[0])
    case "map" where types.count == 2: return .map(types[0], types[1])
    case "decimal", "dec", "numeric": return try decimal(numbers, written)
    case "varchar" where types.isEmpty: return .varchar(numbers.first)
    case "char" where types.isEmpty: return .char(numbers.first ?? 1)
    case "timestamp", "time": return name == "time" ? .time(numbers.first ?? 3) : .timestamp(numbers.first ?? 3)
    case "function" where !types.isEmpty: return .function(Array(types.dropLast()), types[types.count - 1])
    case "int": return .integer
    default: break
    }
    guard parameters.isEmpty, let simple = SQLType.simple(name) else {
      throw SQLError("TYPE_MISMATCH", "Unknown type: \(text(name, parameters))", at: written.position)
    }
    return simple
  }

  private static func decimal(_ numbers: [Int], _ written: DataType) throws(SQLError) -> SQLType {
    let (precision, scale) = (numbers.first ?? 38, numbers.count > 1 ? numbers[1] : 0)
    guard (1...38).contains(precision) else {
      throw SQLError(
        "INVALID_FUNCTION_ARGUMENT", "DECIMAL precision must be in range [1, 38]: \(precision)", at: written.position)
    }
    guard (0...precision).contains(scale) else {
      throw SQLError(
        "INVALID_FUNCTION_ARGUMENT", "DECIMAL scale must be in range [0, precision (\(precision))]: \(scale)",
        at: written.position)
    }
    return .decimal(precision, scale)
  }

  private static func text(_ name: String, _ parameters: [DataType.Parameter]) -> String {
    guard !parameters.isEmpty else { return name }
    let list = parameters.map { parameter in
      switch parameter {
      case .number(let number): String(number)
      case .type(let type): (try? TypeReader.type(type).name) ?? "unknown"
      }
    }
    return "\(name)(\(list.joined(separator: ",")))"
  }
}

extension SQLError {
  /// An error at a place in the statement.
  init(_ code: String, _ message: String, at position: SQLPosition) {
    self.init(code, message, line: position.line, column: position.column)
  }

  /// The error with a place, unless it has one.
  func placed(_ position: SQLPosition) -> SQLError {
    line == nil ? SQLError(code, message, line: position.line, column: position.column) : self
  }
}
