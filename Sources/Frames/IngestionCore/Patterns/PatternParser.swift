/// Reads a regular expression as Python's `re` does and complains in its words.
struct PatternParser {
  private let scalars: [UInt32]
  private var position = 0
  private var depth = 0
  private var groupNames: [String: Int] = [:]
  private(set) var groupCount = 0
  private(set) var ignoresCase: Bool
  private var multiline = false
  private var dotMatchesNewline = false
  private var verbose = false

  init(_ pattern: String, ignoringCase: Bool) {
    scalars = pattern.unicodeScalars.map(\.value)
    ignoresCase = ignoringCase
  }

  mutating func parse() throws(PythonPatternError) -> PatternNode {
    let node = try alternation()
    if position < scalars.count { throw PythonPatternError("unbalanced parenthesis", at: position) }
    return node
  }

  private mutating func alternation() throws(PythonPatternError) -> PatternNode {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func sequence() throws(PythonPatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      if verbose, skipComment() { continue }
      let start = position
      let part = try atom()
      parts.append(try repeated(part, from: start))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func skipComment() -> Bool {
    if take("#") {
      while let scalar = peek, scalar != "\n" { advance() }
      return true
    }
    guard let scalar = peek, PatternSet.isSpace(scalar.value) else { return false }
    advance()
    return true
  }

  private mutating func atom() throws(PythonPatternError) -> PatternNode {
    let start = position
    let scalar = scalars[position]
    advance()
    switch Unicode.Scalar(scalar) {
    case ".": return .any(includingNewline: dotMatchesNewline)
    case "^": return .lineStart(multiline: multiline)
    case "$": return .lineEnd(multiline: multiline)
    case "(": return try group(from: start)
    case "[": return .set(try set(from: start))
    case "\\": return try escape(from: start)
    case "*", "+", "?": throw PythonPatternError("nothing to repeat", at: start)
    default: return .scalar(scalar)
    }
  }

  private mutating func repeated(_ node: PatternNode, from start: Int) throws(PythonPatternError) -> PatternNode {
    guard let (low, high) = try bounds() else { return node }
    switch node {
    case .lineStart, .empty: throw PythonPatternError("nothing to repeat", at: position - 1)
    default: break
    }
    let greed: PatternGreed = take("?") ? .lazy : take("+") ? .possessive : .greedy
    let again = position
    if try bounds() != nil { throw PythonPatternError("multiple repeat", at: again) }
    return .repetition(node, minimum: low, maximum: high, greed)
  }

  private mutating func bounds() throws(PythonPatternError) -> (Int, Int)? {
    if take("*") { return (0, .max) }
    if take("+") { return (1, .max) }
    if take("?") { return (0, 1) }
    let start = position
    guard take("{") else { return nil }
    let low = number()
    let high = take(",") ? number() ?? .max : low
    guard take("}"), low != nil || high != nil else {
      position = start
      return nil
    }
    guard let high, high >= low ?? 0 else { throw PythonPatternError("min repeat greater than max repeat", at: start + 1) }
    return (low ?? 0, high)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, let digit = Int(String(scalar)), scalar.isASCII {
      value = min((value ?? 0) * 10 + digit, 1_000_000)
      advance()
    }
    return value
  }
}

extension PatternParser {
  private mutating func group(from start: Int) throws(PythonPatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw PythonPatternError("too many nested groups", at: start) }
    guard take("?") else { return try capture(from: start) }
    if peek == nil { throw PythonPatternError("unexpected end of pattern", at: position) }
    if take(":") { return try close(try alternation(), from: start) }
    if take(">") { return .atomic(try close(try alternation(), from: start)) }
    if take("=") { return .look(try close(try alternation(), from: start), ahead: true, negated: false, width: 0) }
    if take("!") { return .look(try close(try alternation(), from: start), ahead: true, negated: true, width: 0) }
    if take("<") { return try lookBehind(from: start) }
    if take("P") { return try named(from: start) }
    if take("#") {
      while let scalar = peek, scalar != ")" { advance() }
      return try close(.empty, from: start)
    }
    return try flags(from: start)
  }

  private mutating func capture(from start: Int, name: String? = nil) throws(PythonPatternError) -> PatternNode {
    groupCount += 1
    let index = groupCount
    if let name { groupNames[name] = index }
    return .group(try close(try alternation(), from: start), index: index)
  }

  private mutating func close(_ node: PatternNode, from start: Int) throws(PythonPatternError) -> PatternNode {
    guard take(")") else { throw PythonPatternError("missing ), unterminated subpattern", at: start) }
    return node
  }

  private mutating func lookBehind(from start: Int) throws(PythonPatternError) -> PatternNode {
    let negated = take("!")
    guard negated || take("=") else {
      throw PythonPatternError("unknown extension ?<\(peek.map(String.init) ?? "")", at: start + 1)
    }
    let node = try close(try alternation(), from: start)
    guard let width = node.fixedWidth else { throw PythonPatternError("look-behind requires fixed-width pattern", at: nil) }
    return .look(node, ahead: false, negated: negated, width: width)
  }

  private mutating func named(from start: Int) throws(PythonPatternError) -> PatternNode {
    let isReference = take("=")
    guard isReference || take("<") else { throw PythonPatternError("unknown extension ?P", at: start + 1) }
    let nameStart = position
    var name = ""
    while let scalar = peek, scalar != (isReference ? ")" : ">") {
      name.unicodeScalars.append(scalar)
      advance()
    }
    guard isReference else {
      guard take(">"), !name.isEmpty else { throw PythonPatternError("missing >, unterminated name", at: nameStart) }
      return try capture(from: start, name: name)
    }
    guard let index = groupNames[name] else { throw PythonPatternError("unknown group name '\(name)'", at: nameStart) }
    return try close(.backreference(index), from: start)
  }

  /// Flags such as `(?i)` for the whole expression, or `(?s:…)` for a part.
  private mutating func flags(from start: Int) throws(PythonPatternError) -> PatternNode {
    let saved = (multiline, dotMatchesNewline, verbose)
    var isOn = true
    while let scalar = peek, scalar != ")", scalar != ":" {
      switch scalar {
      case "i": ignoresCase = ignoresCase || isOn
      case "m": multiline = isOn
      case "s": dotMatchesNewline = isOn
      case "x": verbose = isOn
      case "a", "u", "L": break
      case "-": isOn = false
      default: throw PythonPatternError("unknown extension ?\(scalar)", at: start + 1)
      }
      advance()
    }
    guard take(":") else { return try close(.empty, from: start) }
    let node = try close(try alternation(), from: start)
    (multiline, dotMatchesNewline, verbose) = saved
    return .sequence([node])
  }
}

extension PatternParser {
  private mutating func escape(from start: Int) throws(PythonPatternError) -> PatternNode {
    guard let scalar = peek else { throw PythonPatternError("bad escape (end of pattern)", at: start) }
    if let item = classItem() { return .set(PatternSet(items: [item])) }
    switch scalar {
    case "b", "B", "A", "Z":
      advance()
      return scalar == "A" ? .lineStart(multiline: false) : scalar == "Z" ? .textEnd : .wordBoundary(scalar == "b")
    case "1"..."9":
      let index = number() ?? 0
      guard index <= groupCount else { throw PythonPatternError("invalid group reference \(index)", at: start + 1) }
      return .backreference(index)
    default: return .scalar(try literalEscape(from: start))
    }
  }

  private mutating func classItem() -> PatternSet.Item? {
    let item: PatternSet.Item
    switch peek {
    case "d": item = .digit(true)
    case "D": item = .digit(false)
    case "s": item = .space(true)
    case "S": item = .space(false)
    case "w": item = .word(true)
    case "W": item = .word(false)
    default: return nil
    }
    advance()
    return item
  }

  /// The scalar that an escape after the backslash stands for.
  private mutating func literalEscape(from start: Int) throws(PythonPatternError) -> UInt32 {
    guard let scalar = peek else { throw PythonPatternError("bad escape (end of pattern)", at: start) }
    advance()
    switch scalar {
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "f": return 12
    case "v": return 11
    case "a": return 7
    case "0": return 0
    case "x": return try hexadecimal(2, from: start, "x")
    case "u": return try hexadecimal(4, from: start, "u")
    case "A"..."Z", "a"..."z": throw PythonPatternError("bad escape \\\(scalar)", at: start)
    default: return scalar.value
    }
  }

  private mutating func hexadecimal(_ count: Int, from start: Int, _ letter: String) throws(PythonPatternError) -> UInt32 {
    var digits = ""
    while digits.unicodeScalars.count < count, let scalar = peek, scalar.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(scalar)
      advance()
    }
    guard digits.utf8.count == count, let value = UInt32(digits, radix: 16) else {
      throw PythonPatternError("incomplete escape \\\(letter)\(digits)", at: start)
    }
    return value
  }

  private mutating func set(from start: Int) throws(PythonPatternError) -> PatternSet {
    var set = PatternSet(isNegated: take("^"))
    var isFirst = true
    while isFirst || peek != "]" {
      guard peek != nil else { throw PythonPatternError("unterminated character set", at: start) }
      isFirst = false
      let itemStart = position
      let low = try setItem()
      guard case .range(let first, _) = low, peek == "-", position + 1 < scalars.count, scalars[position + 1] != 0x5D else {
        set.items.append(low)
        continue
      }
      advance()
      guard case .range(let last, _) = try setItem(), last >= first else {
        let text = String(String.UnicodeScalarView(scalars[itemStart..<position].compactMap(Unicode.Scalar.init)))
        throw PythonPatternError("bad character range \(text)", at: itemStart)
      }
      set.items.append(.range(first, last))
    }
    advance()
    return set
  }

  private mutating func setItem() throws(PythonPatternError) -> PatternSet.Item {
    let start = position
    guard let scalar = peek else { throw PythonPatternError("unterminated character set", at: start) }
    advance()
    guard scalar == "\\" else { return .range(scalar.value, scalar.value) }
    if let item = classItem() { return item }
    if take("b") { return .range(8, 8) }
    let value = try literalEscape(from: start)
    return .range(value, value)
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? Unicode.Scalar(scalars[position]) : nil }

  private mutating func advance() { position += 1 }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }
}
