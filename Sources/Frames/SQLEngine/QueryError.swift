public import SQLSyntax

/// Why a query failed, as Athena's `StateChangeReason` tells it.
public struct QueryError: Error, Sendable, Equatable {
  /// Trino's name of the error, such as `DIVISION_BY_ZERO`; empty for Hive's own form.
  public var name: String
  /// The sentence after the name and place.
  public var message: String
  /// Where in the statement; nil for errors of data.
  public var position: SQLPosition?

  /// An error.
  public init(_ name: String, _ message: String, at position: SQLPosition? = nil) {
    (self.name, self.message, self.position) = (name, message, position)
  }

  /// Whether the error lies in the data rather than in the statement: `try` turns such errors into NULL.
  var concernsData: Bool {
    ["DIVISION_BY_ZERO", "INVALID_CAST_ARGUMENT", "INVALID_FUNCTION_ARGUMENT", "NUMERIC_VALUE_OUT_OF_RANGE"].contains(name)
  }

  /// `CODE: line L:C: text`.
  public var reason: String {
    (name.isEmpty ? "" : "\(name): ") + (position.map { "\($0.text): " } ?? "") + message
  }
}
