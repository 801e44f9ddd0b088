import AWSWire
import Basics

/// Reads the words of a partition expression: OR binds loosest, then AND, then NOT.
struct PartitionExpressionParser {
  private let tokens: [PartitionExpressionToken]
  private let keys: [PartitionKey]
  private var position = 0
  private var depth = 0

  init(tokens: [PartitionExpressionToken], keys: [PartitionKey]) {
    (self.tokens, self.keys) = (tokens, keys)
  }

  mutating func parse() throws(ServiceError) -> PartitionExpression.Node {
    let node = try disjunction()
    guard position == tokens.count else { throw unexpected() }
    return node
  }

  private mutating func disjunction() throws(ServiceError) -> PartitionExpression.Node {
    var node = try conjunction()
    while take(keyword: "OR") { node = .or(node, try conjunction()) }
    return node
  }

  private mutating func conjunction() throws(ServiceError) -> PartitionExpression.Node {
    var node = try negation()
    while take(keyword: "AND") { node = .and(node, try negation()) }
    return node
  }

  private mutating func negation() throws(ServiceError) -> PartitionExpression.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw .invalidInput("The expression is nested too deeply.") }
    if take(keyword: "NOT") { return .not(try negation()) }
    guard take(symbol: "(") else { return try comparison() }
    let node = try disjunction()
    guard take(symbol: ")") else { throw unexpected() }
    return node
  }

  private mutating func comparison() throws(ServiceError) -> PartitionExpression.Node {
    let key = try self.key()
    if take(keyword: "IS") {
      let negated = take(keyword: "NOT")
      guard take(keyword: "NULL") else { throw unexpected() }
      return negated ? .not(.isNull(key)) : .isNull(key)
    }
    let negated = take(keyword: "NOT")
    let node = try predicate(on: key, mayCompare: !negated)
    return negated ? .not(node) : node
  }

  private mutating func predicate(on key: Int, mayCompare: Bool) throws(ServiceError) -> PartitionExpression.Node {
    if take(keyword: "LIKE") { return .like(key, try pattern()) }
    if take(keyword: "IN") { return .oneOf(key, try list(of: key)) }
    if take(keyword: "BETWEEN") {
      let low = try literal(for: key)
      guard take(keyword: "AND") else { throw unexpected() }
      return .between(key, low, try literal(for: key))
    }
    guard mayCompare, case .symbol(let symbol)? = current, let operation = PartitionExpressionParser.operators[symbol]
    else { throw unexpected() }
    position += 1
    return .compare(key, operation, try literal(for: key))
  }

  private static let operators: [String: PartitionExpression.Operator] = [
    "=": .equal, "<>": .notEqual, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater,
    ">=": .greaterOrEqual,
  ]

  private mutating func list(of key: Int) throws(ServiceError) -> [String] {
    guard take(symbol: "(") else { throw unexpected() }
    var literals = [try literal(for: key)]
    while take(symbol: ",") { literals.append(try literal(for: key)) }
    guard take(symbol: ")") else { throw unexpected() }
    return literals
  }

  // MARK: Words

  private var current: PartitionExpressionToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func key() throws(ServiceError) -> Int {
    guard case .word(let name)? = current else { throw unexpected() }
    guard let index = keys.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw .invalidInput("Unsupported expression: '\(name)' is not a partition key of the table.")
    }
    position += 1
    return index
  }

  private mutating func literal(for key: Int) throws(ServiceError) -> String {
    let literal: String
    switch current {
    case .text(let text)?, .number(let text)?: literal = text
    case .word(let word)? where isTypeWord(word): return try typedLiteral(for: key)
    default: throw unexpected()
    }
    position += 1
    let isNumber = keys[key].comparison == .integer ? Int64(literal) != nil : Double(literal) != nil
    guard keys[key].comparison == .text || isNumber else {
      throw .invalidInput("'\(literal)' is not a value of the partition key '\(keys[key].name)'.")
    }
    return literal
  }

  /// `date '2024-01-01'` and its like: the type's word before the text says nothing more.
  private mutating func typedLiteral(for key: Int) throws(ServiceError) -> String {
    position += 1
    guard case .text? = current else { throw unexpected() }
    return try literal(for: key)
  }

  private func isTypeWord(_ word: String) -> Bool { ["date", "timestamp"].contains(word.lowercased()) }

  private mutating func pattern() throws(ServiceError) -> LikePattern {
    guard case .text(let text)? = current, let pattern = LikePattern(text) else { throw unexpected() }
    position += 1
    return pattern
  }

  private mutating func take(keyword: String) -> Bool {
    guard case .word(let word)? = current, word.uppercased() == keyword else { return false }
    position += 1
    return true
  }

  private mutating func take(symbol: String) -> Bool {
    guard current == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private func unexpected() -> ServiceError {
    let place = current.map { "at '\($0.shown)'" } ?? "at its end"
    return .invalidInput("Unsupported expression: it cannot be read \(place).")
  }
}
