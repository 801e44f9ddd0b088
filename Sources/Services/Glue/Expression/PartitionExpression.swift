import AWSWire
import Basics

/// The filter language of GetPartitions: comparisons of partition keys with literals, joined by AND, OR and NOT.
///
/// Operators: `= <> != < <= > >=`, `LIKE`, `IN`, `BETWEEN`, `IS [NOT] NULL`. Keys compare by their declared type.
struct PartitionExpression: Sendable {
  private let root: Node
  private let keys: [PartitionKey]

  init(_ text: String, keys: [PartitionKey]) throws(ServiceError) {
    var parser = PartitionExpressionParser(tokens: try PartitionExpressionLexer.tokens(of: text), keys: keys)
    root = try parser.parse()
    self.keys = keys
  }

  /// Whether a partition with these values satisfies the expression.
  func matches(_ values: [String]) throws(ServiceError) -> Bool { try root.holds(values, keys) }

  /// What Hive writes for a missing value.
  static let missing = "__HIVE_DEFAULT_PARTITION__"

  enum Operator: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }

  /// A literal with the key it is compared with; the literal was checked against the key's type.
  indirect enum Node: Sendable {
    case and(Node, Node)
    case or(Node, Node)
    case not(Node)
    case compare(Int, Operator, String)
    case like(Int, LikePattern)
    case oneOf(Int, [String])
    case between(Int, String, String)
    case isNull(Int)

    func holds(_ values: [String], _ keys: [PartitionKey]) throws(ServiceError) -> Bool {
      switch self {
      case .and(let left, let right):
        guard try left.holds(values, keys) else { return false }
        return try right.holds(values, keys)
      case .or(let left, let right):
        if try left.holds(values, keys) { return true }
        return try right.holds(values, keys)
      case .not(let node): return try !node.holds(values, keys)
      case .compare(let key, let operation, let literal):
        return operation.holds(try PartitionExpression.order(values[safe: key], literal, keys[key]))
      case .like(let key, let pattern): return pattern.matches(values[safe: key])
      case .oneOf(let key, let literals):
        for literal in literals where try PartitionExpression.order(values[safe: key], literal, keys[key]) == 0 {
          return true
        }
        return false
      case .between(let key, let low, let high):
        let fromLow = try PartitionExpression.order(values[safe: key], low, keys[key])
        let fromHigh = try PartitionExpression.order(values[safe: key], high, keys[key])
        return fromLow >= 0 && fromHigh <= 0
      case .isNull(let key): return values[safe: key] == PartitionExpression.missing
      }
    }
  }

  /// Below, at or above zero as the value stands to the literal.
  static func order(_ value: String, _ literal: String, _ key: PartitionKey) throws(ServiceError) -> Int {
    switch key.comparison {
    case .text: return value == literal ? 0 : value < literal ? -1 : 1
    case .integer: return sign(try integer(value), try integer(literal))
    case .decimal: return sign(try decimal(value), try decimal(literal))
    }
  }

  private static func sign<Number: Comparable>(_ value: Number, _ literal: Number) -> Int {
    value == literal ? 0 : value < literal ? -1 : 1
  }

  /// Glue refuses the whole call for a value that is not a number (seen for `int_column >= 0` and a value `null`).
  private static func integer(_ text: String) throws(ServiceError) -> Int64 {
    guard let value = Int64(text) else {
      throw ServiceError("InvalidStateException", "For input string: \"\(text)\" is not an integer.")
    }
    return value
  }

  private static func decimal(_ text: String) throws(ServiceError) -> Double {
    guard let value = Double(text) else {
      throw ServiceError("InvalidStateException", "For input string: \"\(text)\" is not a decimal.")
    }
    return value
  }
}

extension PartitionExpression.Operator {
  fileprivate func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

extension [String] {
  fileprivate subscript(safe index: Int) -> String { indices.contains(index) ? self[index] : "" }
}
