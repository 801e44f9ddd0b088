import SQLSyntax

/// The type to which several values are brought, as in the branches of CASE.
enum CommonType {
  /// - Parameter place: what the values are, for the message: `All CASE results`.
  static func of(_ values: [QueryValue], in place: String, at position: SQLPosition) throws(QueryError) -> QueryType {
    var common = QueryType.unknown
    for value in values {
      guard let wider = wider(common, value.type) else { throw mismatch(common, value.type, values, place, position) }
      common = wider
    }
    return common
  }

  /// The narrowest type that holds the values of both; nil if there is none.
  static func wider(_ left: QueryType, _ right: QueryType) -> QueryType? {
    if left == right || right == .unknown { return left }
    if left == .unknown { return right }
    switch (left, right) {
    case (.varchar(let a), .varchar(let b)): return .varchar(a.flatMap { a in b.map { max(a, $0) } })
    case (.date, .timestamp), (.timestamp, .date): return .timestamp
    case (.integer, .bigint), (.bigint, .integer): return .bigint
    case (.double, _) where right.isNumeric, (_, .double) where left.isNumeric: return .double
    default:
      guard let a = left.asDecimal, let b = right.asDecimal else { return nil }
      let scale = max(a.scale, b.scale)
      let whole = max(a.precision - a.scale, b.precision - b.scale)
      return .decimal(precision: min(38, whole + scale), scale: scale)
    }
  }

  private static func mismatch(
    _ common: QueryType, _ type: QueryType, _ values: [QueryValue], _ place: String, _ position: SQLPosition
  ) -> QueryError {
    var names: [String] = []
    for value in values where !names.contains(value.type.name) { names.append(value.type.name) }
    return QueryError(
      "TYPE_MISMATCH",
      "\(place) must be the same type or coercible to a common type. Cannot find common type between \(common.name) and "
        + "\(type.name), all types (without duplicates): [\(names.joined(separator: ", "))]", at: position)
  }
}
