/// Why a statement failed, as Athena's `StateChangeReason` tells it.
public struct SQLError: Error, Sendable, Hashable {
  /// Trino's name of the error, such as `DIVISION_BY_ZERO`; empty for Hive's own form.
  public var code: String
  /// The sentence after code and place.
  public var message: String
  /// The line in the statement, from 1; nil for errors of data.
  public var line: Int?
  /// The column in the line, from 1.
  public var column: Int?

  /// An error.
  public init(_ code: String, _ message: String, line: Int? = nil, column: Int? = nil) {
    (self.code, self.message, self.line, self.column) = (code, message, line, column)
  }

  /// `CODE: line L:C: text`
  public var reason: String {
    let place = line.map { "line \($0):\(column ?? 1): " } ?? ""
    return (code.isEmpty ? "" : "\(code): ") + place + message
  }
}

extension SQLError {
  /// `INVALID_FUNCTION_ARGUMENT`
  public static func argument(_ message: String) -> SQLError { SQLError("INVALID_FUNCTION_ARGUMENT", message) }
  /// `INVALID_CAST_ARGUMENT`
  public static func cast(_ message: String) -> SQLError { SQLError("INVALID_CAST_ARGUMENT", message) }
  /// `NUMERIC_VALUE_OUT_OF_RANGE`
  public static func range(_ message: String) -> SQLError { SQLError("NUMERIC_VALUE_OUT_OF_RANGE", message) }
  /// `DIVISION_BY_ZERO`
  public static let divisionByZero = SQLError("DIVISION_BY_ZERO", "Division by zero")
  /// `NOT_SUPPORTED`
  public static func unsupported(_ message: String) -> SQLError { SQLError("NOT_SUPPORTED", message) }

  /// Whether `try` turns the error into NULL.
  public var isTried: Bool {
    ["DIVISION_BY_ZERO", "INVALID_CAST_ARGUMENT", "INVALID_FUNCTION_ARGUMENT", "NUMERIC_VALUE_OUT_OF_RANGE"].contains(code)
  }
}
