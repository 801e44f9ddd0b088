public import SQLColumns

/// What a function may know besides its arguments.
public struct CallContext: Sendable {
  /// The types of the arguments, after coercion.
  public var types: [SQLType]
  /// The type of the result.
  public var result: SQLType
  /// The query's moment, zone and names.
  public var session: SQLSession
  /// The lambdas among the arguments, by their place; nil for others.
  var lambdas: [LambdaClosure?]
  /// The row that is computed, whose values the lambdas see.
  var row = 0

  /// A context without lambdas.
  public init(types: [SQLType], result: SQLType, session: SQLSession) {
    (self.types, self.result, self.session) = (types, result, session)
    lambdas = []
  }

  /// Calls the lambda at a place for one set of arguments.
  public func call(_ place: Int, _ arguments: [SQLValue]) throws(SQLError) -> SQLValue {
    try callEach(place, [arguments])[0]
  }

  /// Calls the lambda at a place for many sets of arguments; one result each.
  public func callEach(_ place: Int, _ rows: [[SQLValue]]) throws(SQLError) -> [SQLValue] {
    guard place < lambdas.count, let lambda = lambdas[place] else {
      throw SQLError("GENERIC_INTERNAL_ERROR", "argument \(place + 1) is no lambda")
    }
    return rows.isEmpty ? [] : try lambda.evaluate(rows, row)
  }

  /// The result type of the lambda at a place.
  public func lambdaResult(_ place: Int) -> SQLType {
    if place < types.count, case .function(_, let result) = types[place] { result } else { .unknown }
  }
}

/// A lambda with the columns that it sees.
struct LambdaClosure: Sendable {
  /// Results for sets of arguments, seen from a row of the caller.
  let evaluate: @Sendable ([[SQLValue]], Int) throws(SQLError) -> [SQLValue]
}
