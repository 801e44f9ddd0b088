/// An operator on two numbers, or on times and intervals.
public enum ArithmeticOperator: String, Sendable, CaseIterable {
  /// Addition.
  case add = "+"
  /// Subtraction.
  case subtract = "-"
  /// Multiplication.
  case multiply = "*"
  /// Division.
  case divide = "/"
  /// The remainder.
  case modulus = "%"
}

/// An operator that compares two values.
public enum ComparisonOperator: String, Sendable, CaseIterable {
  /// Equal.
  case equal = "="
  /// Not equal; also written `!=`.
  case notEqual = "<>"
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
  /// Not equal, where two NULLs are equal.
  case isDistinctFrom = "IS DISTINCT FROM"
}

/// AND or OR.
public enum LogicalOperator: String, Sendable {
  /// All must hold.
  case and = "AND"
  /// One must hold.
  case or = "OR"
}

/// How many rows of a subquery a comparison must hold for.
public enum Quantifier: String, Sendable {
  /// For all rows.
  case all = "ALL"
  /// For one row at least.
  case any = "ANY"
  /// The same as `any`.
  case some = "SOME"
}

/// The values of the clock.
public enum CurrentTime: String, Sendable, CaseIterable {
  /// The date.
  case date = "current_date"
  /// The time of day with its zone.
  case time = "current_time"
  /// The moment with its zone.
  case timestamp = "current_timestamp"
  /// The time of day without a zone.
  case localTime = "localtime"
  /// The moment without a zone.
  case localTimestamp = "localtimestamp"
}

/// The values of the session.
public enum SessionValue: String, Sendable, CaseIterable {
  /// The user.
  case user = "current_user"
  /// The catalog.
  case catalog = "current_catalog"
  /// The schema.
  case schema = "current_schema"
  /// The path of functions.
  case path = "current_path"
}

/// Which ends of a text TRIM works on.
public enum TrimSide: String, Sendable {
  /// Both ends.
  case both = "BOTH"
  /// The beginning.
  case leading = "LEADING"
  /// The end.
  case trailing = "TRAILING"
}
