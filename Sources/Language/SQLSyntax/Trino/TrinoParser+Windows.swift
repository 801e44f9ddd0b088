extension TrinoParser {
  /// What follows OVER.
  mutating func window() throws(SQLSyntaxError) -> Window {
    note(.leftParenthesis)
    guard terminal == .leftParenthesis else { return .named(try identifier()) }
    advance()
    let specification = try windowSpecification()
    try expect(.rightParenthesis)
    return .specification(specification)
  }

  mutating func windowSpecification() throws(SQLSyntaxError) -> WindowSpecification {
    var window = WindowSpecification(position: position)
    note(.identifierRule)
    if isIdentifier(terminal), !beginsWindowClause { window.base = try identifier() }
    if take(.partition) {
      try expect(.by)
      window.partitionBy = try expressions()
    }
    if take(.order) { window.orderBy = try sortItems() }
    window.frame = try frame()
    return window
  }

  /// Whether a word that could be a window's name begins a clause instead.
  private var beginsWindowClause: Bool {
    switch terminal {
    case .partition: peek() == .by
    case .rows, .range, .groups, .measures:
      ![.rightParenthesis, .partition, .order, .rows, .range, .groups, .measures].contains(peek())
    default: false
    }
  }

  mutating func sortItems() throws(SQLSyntaxError) -> [SortItem] {
    try expect(.by)
    var items = [try sortItem()]
    while take(.comma) { items.append(try sortItem()) }
    return items
  }

  mutating func sortItem() throws(SQLSyntaxError) -> SortItem {
    let position = position
    let key = try expression()
    let isDescending = !take(.asc) && take(.desc)
    var nullsFirst: Bool?
    if take(.nulls) { nullsFirst = try takeOne(of: .first, .last) == .first }
    return SortItem(key: key, isDescending: isDescending, nullsFirst: nullsFirst, position: position)
  }

  // MARK: Frames

  private mutating func frame() throws(SQLSyntaxError) -> WindowFrame? {
    let position = position
    var pattern = FramePattern()
    if take(.measures) { pattern.measures = try measures() }
    guard let unit = frameUnit() else {
      if !pattern.measures.isEmpty { throw TrinoParser.mismatch }
      return nil
    }
    var frame: WindowFrame
    if take(.between) {
      let start = try frameBound()
      try expect(.and)
      frame = WindowFrame(unit: unit, start: start, end: try frameBound(), position: position)
    } else {
      frame = WindowFrame(unit: unit, start: try frameBound(), position: position)
    }
    try patternClauses(&pattern)
    frame.pattern = pattern == FramePattern() ? nil : pattern
    return frame
  }

  private mutating func frameUnit() -> WindowFrame.FrameUnit? {
    if take(.range) { return .range }
    if take(.rows) { return .rows }
    return take(.groups) ? .groups : nil
  }

  private mutating func frameBound() throws(SQLSyntaxError) -> FrameBound {
    let position = position
    note(.unbounded)
    note(.current)
    if terminal == .unbounded, [.preceding, .following].contains(peek()) {
      advance()
      let side = try takeOne(of: .preceding, .following)
      return FrameBound(position: position, kind: side == .preceding ? .unboundedPreceding : .unboundedFollowing)
    }
    if terminal == .current, peek() == .row {
      advance()
      advance()
      return FrameBound(position: position, kind: .currentRow)
    }
    let distance = try expression()
    let side = try takeOne(of: .preceding, .following)
    return FrameBound(position: position, kind: side == .preceding ? .preceding(distance) : .following(distance))
  }

  private mutating func patternClauses(_ pattern: inout FramePattern) throws(SQLSyntaxError) {
    if take(.after) { pattern.skip = try patternSkip() }
    pattern.isInitial = searchMode()
    if take(.pattern) { pattern.pattern = try bracketedPattern() }
    if take(.subset) { pattern.subsets = try subsets() }
    if take(.define) { pattern.definitions = try definitions() }
  }
}
