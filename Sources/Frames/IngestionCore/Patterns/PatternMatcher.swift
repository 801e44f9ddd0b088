/// Tries a regular expression on one text by backtracking, with a bound on the work.
struct PatternMatcher {
  private let text: [UInt32]
  private let ignoresCase: Bool
  private var captures: [Range<Int>?]
  private var steps = 0
  private var depth = 0

  init(_ text: String, ignoringCase: Bool, groups: Int) {
    self.text = text.unicodeScalars.map(\.value)
    ignoresCase = ignoringCase
    captures = Array(repeating: nil, count: groups + 1)
  }

  /// Whether the expression matches at the text's beginning, and where the match ends.
  mutating func prefixMatch(_ node: PatternNode) -> Int? {
    var end: Int?
    _ = match(node, at: 0) { _, position in
      end = position
      return true
    }
    return end
  }

  private typealias Next = (inout PatternMatcher, Int) -> Bool

  /// Runaway expressions match nothing: no name of a catalog needs this much.
  private static let stepLimit = 100_000
  private static let depthLimit = 2_000

  private mutating func match(_ node: PatternNode, at position: Int, _ next: Next) -> Bool {
    steps += 1
    depth += 1
    defer { depth -= 1 }
    guard steps < PatternMatcher.stepLimit, depth < PatternMatcher.depthLimit else { return false }
    switch node {
    case .empty: return next(&self, position)
    case .scalar, .any, .set: return matchesSingle(node, at: position) && next(&self, position + 1)
    case .sequence(let parts): return match(parts[...], at: position, next)
    case .alternation(let branches): return branches.contains { match($0, at: position, next) }
    case .group(let part, let index): return capture(part, index, at: position, next)
    case .repetition(let part, let low, let high, let greed):
      return repeated(part, low, high, greed, at: position, next)
    case .look(let part, let ahead, let negated, let width):
      return look(part, ahead: ahead, width: width, at: position) != negated && next(&self, position)
    case .atomic(let part):
      guard let end = end(of: part, at: position) else { return false }
      return next(&self, end)
    case .backreference(let index): return back(index, at: position, next)
    case .lineStart, .lineEnd, .textEnd, .wordBoundary: return holds(node, at: position) && next(&self, position)
    }
  }

  private mutating func match(_ parts: ArraySlice<PatternNode>, at position: Int, _ next: Next) -> Bool {
    guard let first = parts.first else { return next(&self, position) }
    let rest = parts.dropFirst()
    if rest.isEmpty { return match(first, at: position, next) }
    return match(first, at: position) { $0.match(rest, at: $1, next) }
  }

  private mutating func capture(_ part: PatternNode, _ index: Int, at position: Int, _ next: Next) -> Bool {
    let saved = captures[index]
    let matched = match(part, at: position) { matcher, end in
      let inner = matcher.captures[index]
      matcher.captures[index] = position..<end
      if next(&matcher, end) { return true }
      matcher.captures[index] = inner
      return false
    }
    if !matched { captures[index] = saved }
    return matched
  }

  private mutating func end(of part: PatternNode, at position: Int) -> Int? {
    var end: Int?
    _ = match(part, at: position) { _, position in
      end = position
      return true
    }
    return end
  }

  private mutating func look(_ part: PatternNode, ahead: Bool, width: Int, at position: Int) -> Bool {
    if ahead { return end(of: part, at: position) != nil }
    return position >= width && end(of: part, at: position - width) == position
  }

  private mutating func back(_ index: Int, at position: Int, _ next: Next) -> Bool {
    guard captures.indices.contains(index), let range = captures[index], position + range.count <= text.count else {
      return false
    }
    for offset in 0..<range.count
    where !PatternMatcher.equal(text[range.lowerBound + offset], text[position + offset], ignoringCase: ignoresCase) {
      return false
    }
    return next(&self, position + range.count)
  }
}

extension PatternMatcher {
  private mutating func repeated(
    _ part: PatternNode, _ low: Int, _ high: Int, _ greed: PatternGreed, at position: Int, _ next: Next
  ) -> Bool {
    if part.isSingle { return repeatedSingle(part, low, high, greed, at: position, next) }
    if greed == .possessive {
      guard let end = end(of: .repetition(part, minimum: low, maximum: high, .greedy), at: position) else { return false }
      return next(&self, end)
    }
    return again(part, low, high, greed, count: 0, at: position, next)
  }

  private mutating func again(
    _ part: PatternNode, _ low: Int, _ high: Int, _ greed: PatternGreed, count: Int, at position: Int, _ next: Next
  ) -> Bool {
    if greed == .lazy, count >= low, next(&self, position) { return true }
    if count < high {
      let matched = match(part, at: position) { matcher, end in
        // A round that takes nothing would go on for ever.
        if end == position, count >= low { return false }
        return matcher.again(part, low, high, greed, count: count + 1, at: end, next)
      }
      if matched { return true }
    }
    return greed == .greedy && count >= low && next(&self, position)
  }

  private mutating func repeatedSingle(
    _ part: PatternNode, _ low: Int, _ high: Int, _ greed: PatternGreed, at position: Int, _ next: Next
  ) -> Bool {
    if greed == .lazy {
      var end = position
      while end - position < low { guard matchesSingle(part, at: end) else { return false }; end += 1 }
      while !next(&self, end) {
        guard end - position < high, matchesSingle(part, at: end), steps < PatternMatcher.stepLimit else { return false }
        end += 1
      }
      return true
    }
    var end = position
    while end - position < high, matchesSingle(part, at: end) { end += 1 }
    guard end - position >= low else { return false }
    if greed == .possessive { return next(&self, end) }
    while end - position >= low {
      if next(&self, end) { return true }
      end -= 1
    }
    return false
  }

  private mutating func matchesSingle(_ node: PatternNode, at position: Int) -> Bool {
    steps += 1
    guard position < text.count else { return false }
    let scalar = text[position]
    switch node {
    case .scalar(let wanted): return PatternMatcher.equal(scalar, wanted, ignoringCase: ignoresCase)
    case .any(let includingNewline): return includingNewline || scalar != 10
    case .set(let set): return set.contains(ignoresCase ? PatternMatcher.forms(of: scalar) : [scalar])
    default: return false
    }
  }

  private func holds(_ node: PatternNode, at position: Int) -> Bool {
    switch node {
    case .lineStart(let multiline): return position == 0 || multiline && text[position - 1] == 10
    case .lineEnd(let multiline):
      if position == text.count { return true }
      return text[position] == 10 && (multiline || position == text.count - 1)
    case .textEnd: return position == text.count
    case .wordBoundary(let wanted):
      let before = position > 0 && PatternSet.isWord(text[position - 1])
      let after = position < text.count && PatternSet.isWord(text[position])
      return (before != after) == wanted
    default: return false
    }
  }

  private static func equal(_ left: UInt32, _ right: UInt32, ignoringCase: Bool) -> Bool {
    if left == right { return true }
    guard ignoringCase else { return false }
    if left < 128, right < 128 { return left | 0x20 == right | 0x20 && (97...122).contains(left | 0x20) }
    return !Set(forms(of: left)).isDisjoint(with: forms(of: right))
  }

  private static func forms(of scalar: UInt32) -> [UInt32] {
    if scalar < 128 { return (97...122).contains(scalar | 0x20) ? [scalar, scalar ^ 0x20] : [scalar] }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return [scalar] }
    let mapped = [properties.lowercaseMapping, properties.uppercaseMapping].filter { $0.unicodeScalars.count == 1 }
    return [scalar] + mapped.compactMap { $0.unicodeScalars.first?.value }
  }
}
