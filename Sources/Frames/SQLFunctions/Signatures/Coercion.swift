public import SQLColumns

/// Which types turn into which by themselves, as Trino's `TypeCoercion` has it.
public enum Coercion {
  /// Whether values of a type become another without CAST.
  public static func isPossible(_ from: SQLType, _ to: SQLType) -> Bool { from == to || common(from, to) == to }

  /// The type that values of both become; nil if there is none.
  public static func common(_ first: SQLType, _ second: SQLType) -> SQLType? {
    if first == second { return first }
    if first == .unknown { return second }
    if second == .unknown { return first }
    if let number = commonNumber(first, second) { return number }
    if let text = commonText(first, second) { return text }
    if let moment = commonMoment(first, second) { return moment }
    return commonNested(first, second)
  }

  /// The type that values of all become; nil if there is none.
  public static func common(_ types: [SQLType]) -> SQLType? {
    types.reduce(.some(.unknown)) { result, type in result.flatMap { common($0, type) } }
  }

  private static func commonNumber(_ first: SQLType, _ second: SQLType) -> SQLType? {
    guard first.isNumeric, second.isNumeric else { return nil }
    if first == .double || second == .double { return .double }
    if first == .real || second == .real { return .real }
    if first.isInteger && second.isInteger { return rank(first) > rank(second) ? first : second }
    guard let left = first.decimalShape, let right = second.decimalShape else { return nil }
    let scale = max(left.scale, right.scale)
    let whole = max(left.precision - left.scale, right.precision - right.scale)
    return .decimal(min(38, whole + scale), scale)
  }

  private static func rank(_ type: SQLType) -> Int {
    switch type {
    case .tinyint: 0
    case .smallint: 1
    case .integer: 2
    default: 3
    }
  }

  private static func commonText(_ first: SQLType, _ second: SQLType) -> SQLType? {
    switch (first, second) {
    case (.varchar(let left), .varchar(let right)):
      if let left, let right { return .varchar(max(left, right)) }
      return .varchar(nil)
    case (.char(let left), .char(let right)): return .char(max(left, right))
    case (.varchar(let length), .char(let width)), (.char(let width), .varchar(let length)):
      return .char(length.map { min(65_536, max($0, width)) } ?? 65_536)
    default: return nil
    }
  }

  private static func commonMoment(_ first: SQLType, _ second: SQLType) -> SQLType? {
    switch (first, second) {
    case (.date, .timestamp), (.date, .zonedTimestamp): return second
    case (.timestamp, .date), (.zonedTimestamp, .date): return first
    case (.timestamp(let left), .timestamp(let right)): return .timestamp(max(left, right))
    case (.timestamp(let left), .zonedTimestamp(let right)), (.zonedTimestamp(let left), .timestamp(let right)),
      (.zonedTimestamp(let left), .zonedTimestamp(let right)):
      return .zonedTimestamp(max(left, right))
    case (.time(let left), .time(let right)): return .time(max(left, right))
    case (.time(let left), .zonedTime(let right)), (.zonedTime(let left), .time(let right)),
      (.zonedTime(let left), .zonedTime(let right)):
      return .zonedTime(max(left, right))
    default: return nil
    }
  }

  private static func commonNested(_ first: SQLType, _ second: SQLType) -> SQLType? {
    switch (first, second) {
    case (.array(let left), .array(let right)): return common(left, right).map { .array($0) }
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      guard let key = common(key, otherKey), let value = common(value, otherValue) else { return nil }
      return .map(key, value)
    case (.row(let left), .row(let right)): return commonRow(left, right)
    default: return nil
    }
  }

  private static func commonRow(_ left: [SQLType.Field], _ right: [SQLType.Field]) -> SQLType? {
    guard left.count == right.count else { return nil }
    var fields: [SQLType.Field] = []
    for (first, second) in zip(left, right) {
      guard let type = common(first.type, second.type) else { return nil }
      fields.append(.init(first.name == second.name ? first.name : nil, type))
    }
    return .row(fields)
  }

  /// Whether only the name of the type differs, not the values.
  public static func isTypeOnly(_ from: SQLType, _ to: SQLType) -> Bool {
    switch (from, to) {
    case (.varchar, .varchar(nil)): true
    case (.varchar(let left?), .varchar(let right?)): left <= right
    case (.timestamp(let left), .timestamp(let right)), (.zonedTimestamp(let left), .zonedTimestamp(let right)),
      (.time(let left), .time(let right)), (.zonedTime(let left), .zonedTime(let right)):
      left <= right
    case (.array(let left), .array(let right)): left == right || isTypeOnly(left, right)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      (key == otherKey || isTypeOnly(key, otherKey)) && (value == otherValue || isTypeOnly(value, otherValue))
    case (.row(let left), .row(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.type == $1.type || isTypeOnly($0.type, $1.type) }
    case (.tinyint, .smallint), (.tinyint, .integer), (.tinyint, .bigint), (.smallint, .integer), (.smallint, .bigint),
      (.integer, .bigint):
      true
    default: from == to
    }
  }
}
