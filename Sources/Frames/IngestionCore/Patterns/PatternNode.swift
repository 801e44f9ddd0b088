/// A part of a regular expression.
indirect enum PatternNode: Sendable {
  case empty
  case scalar(UInt32)
  case any(includingNewline: Bool)
  case set(PatternSet)
  case sequence([PatternNode])
  case alternation([PatternNode])
  case group(PatternNode, index: Int)
  case repetition(PatternNode, minimum: Int, maximum: Int, PatternGreed)
  case lineStart(multiline: Bool)
  case lineEnd(multiline: Bool)
  case textEnd
  case wordBoundary(Bool)
  case look(PatternNode, ahead: Bool, negated: Bool, width: Int)
  case backreference(Int)
  case atomic(PatternNode)

  /// How many scalars the part matches, if that is always the same number.
  var fixedWidth: Int? {
    switch self {
    case .empty, .lineStart, .lineEnd, .textEnd, .wordBoundary, .look: 0
    case .scalar, .any, .set: 1
    case .sequence(let parts): parts.reduce(0) { sum, part in sum.flatMap { a in part.fixedWidth.map { a + $0 } } }
    case .alternation(let parts): Set(parts.map(\.fixedWidth)).count == 1 ? parts.first?.fixedWidth : nil
    case .group(let part, _), .atomic(let part): part.fixedWidth
    case .repetition(let part, let low, let high, _): low == high ? part.fixedWidth.map { $0 &* low } : nil
    case .backreference: nil
    }
  }

  /// Whether the part matches exactly one scalar and nothing else need be looked at.
  var isSingle: Bool {
    switch self {
    case .scalar, .any, .set: true
    default: false
    }
  }
}

/// How much a repetition takes.
enum PatternGreed: Sendable {
  case greedy, lazy, possessive
}

/// A class of scalars.
struct PatternSet: Sendable {
  enum Item: Sendable {
    case range(UInt32, UInt32)
    case digit(Bool)
    case space(Bool)
    case word(Bool)
  }

  var items: [Item] = []
  var isNegated = false

  /// Whether one of the given forms of a scalar (itself and its other cases) belongs to the class.
  func contains(_ forms: [UInt32]) -> Bool {
    items.contains { item in forms.contains { PatternSet.matches(item, $0) } } != isNegated
  }

  private static func matches(_ item: Item, _ scalar: UInt32) -> Bool {
    switch item {
    case .range(let low, let high): low <= scalar && scalar <= high
    case .digit(let wanted): isDigit(scalar) == wanted
    case .space(let wanted): isSpace(scalar) == wanted
    case .word(let wanted): isWord(scalar) == wanted
    }
  }

  static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 128 { return (48...57).contains(scalar) }
    return Unicode.Scalar(scalar)?.properties.generalCategory == .decimalNumber
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    if scalar < 128 { return scalar == 32 || (9...13).contains(scalar) || (28...31).contains(scalar) }
    return Unicode.Scalar(scalar)?.properties.isWhitespace == true
  }

  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 128 { return isDigit(scalar) || (65...90).contains(scalar) || (97...122).contains(scalar) || scalar == 95 }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
