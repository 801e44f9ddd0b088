extension TrinoParser {
  /// What follows `relation MATCH_RECOGNIZE`.
  mutating func patternRecognition(in input: Relation) throws(SQLSyntaxError) -> PatternRecognition {
    try expect(.leftParenthesis)
    var partition: [Expression] = []
    if take(.partition) {
      try expect(.by)
      partition = try expressions()
    }
    let order = take(.order) ? try sortItems() : []
    let measures = take(.measures) ? try measures() : []
    let rows = try rowsPerMatch()
    let skip = take(.after) ? try patternSkip() : nil
    let mode = searchMode()
    try expect(.pattern)
    var recognition = PatternRecognition(input: input, pattern: try bracketedPattern())
    (recognition.partitionBy, recognition.orderBy, recognition.measures) = (partition, order, measures)
    (recognition.rowsPerMatch, recognition.skip, recognition.isInitial) = (rows, skip, mode)
    if take(.subset) { recognition.subsets = try subsets() }
    try expect(.define)
    recognition.definitions = try definitions()
    try expect(.rightParenthesis)
    return recognition
  }

  mutating func measures() throws(SQLSyntaxError) -> [MeasureDefinition] {
    var list: [MeasureDefinition] = []
    repeat {
      let value = try expression()
      try expect(.as)
      list.append(MeasureDefinition(value: value, name: try identifier()))
    } while take(.comma)
    return list
  }

  mutating func subsets() throws(SQLSyntaxError) -> [SubsetDefinition] {
    var list: [SubsetDefinition] = []
    repeat {
      let name = try identifier()
      try expect(.equal)
      list.append(SubsetDefinition(name: name, variables: try columnNames()))
    } while take(.comma)
    return list
  }

  mutating func definitions() throws(SQLSyntaxError) -> [VariableDefinition] {
    var list: [VariableDefinition] = []
    repeat {
      let name = try identifier()
      try expect(.as)
      list.append(VariableDefinition(name: name, condition: try expression()))
    } while take(.comma)
    return list
  }

  private mutating func rowsPerMatch() throws(SQLSyntaxError) -> PatternRecognition.RowsPerMatch? {
    if take(.one) {
      try expect(.row)
      try expect(.per)
      try expect(.match)
      return .one
    }
    guard take(.all) else { return nil }
    try expect(.rows)
    try expect(.per)
    try expect(.match)
    if take(.show) {
      try expect(.empty)
      try expect(.matches)
      return .allShowingEmpty
    }
    if take(.omit) {
      try expect(.empty)
      try expect(.matches)
      return .allOmittingEmpty
    }
    guard take(.with) else { return .all }
    try expect(.unmatched)
    try expect(.rows)
    return .allWithUnmatched
  }

  /// What follows AFTER.
  mutating func patternSkip() throws(SQLSyntaxError) -> PatternSkip {
    try expect(.match)
    try expect(.skip)
    if take(.past) {
      try expect(.last)
      try expect(.row)
      return .pastLastRow
    }
    try expect(.to)
    if terminal == .next, peek() == .row {
      advance()
      advance()
      return .toNextRow
    }
    if terminal == .first, isIdentifier(peek()) {
      advance()
      return .toFirst(try identifier())
    }
    if terminal == .last, isIdentifier(peek()) { advance() }
    return .toLast(try identifier())
  }

  /// `INITIAL` (true) or `SEEK` (false).
  mutating func searchMode() -> Bool? {
    take(.initial) ? true : take(.seek) ? false : nil
  }

  // MARK: Patterns

  mutating func bracketedPattern() throws(SQLSyntaxError) -> RowPattern {
    try expect(.leftParenthesis)
    let pattern = try alternation()
    try expect(.rightParenthesis)
    return pattern
  }

  private mutating func alternation() throws(SQLSyntaxError) -> RowPattern {
    try enter()
    defer { leave() }
    let position = position
    var terms = [try concatenatedPatterns()]
    while take(.bar) { terms.append(try concatenatedPatterns()) }
    return terms.count == 1 ? terms[0] : RowPattern(position: position, kind: .alternation(terms))
  }

  private mutating func concatenatedPatterns() throws(SQLSyntaxError) -> RowPattern {
    let position = position
    var terms = [try quantifiedPattern()]
    while beginsPattern { terms.append(try quantifiedPattern()) }
    return terms.count == 1 ? terms[0] : RowPattern(position: position, kind: .concatenation(terms))
  }

  private var beginsPattern: Bool {
    switch terminal {
    case .leftParenthesis, .caret, .dollar, .openExclusion: true
    default: isIdentifier(terminal)
    }
  }

  private mutating func quantifiedPattern() throws(SQLSyntaxError) -> RowPattern {
    let position = position
    let primary = try primaryPattern()
    guard let (least, most) = try patternQuantifier() else { return primary }
    let isGreedy = !take(.question)
    return RowPattern(position: position, kind: .quantified(primary, least: least, most: most, isGreedy: isGreedy))
  }

  private mutating func primaryPattern() throws(SQLSyntaxError) -> RowPattern {
    let position = position
    if terminal == .permute, peek() == .leftParenthesis {
      advance()
      try expect(.leftParenthesis)
      var terms = [try alternation()]
      while take(.comma) { terms.append(try alternation()) }
      try expect(.rightParenthesis)
      return RowPattern(position: position, kind: .permutation(terms))
    }
    if take(.caret) { return RowPattern(position: position, kind: .partitionStart) }
    if take(.dollar) { return RowPattern(position: position, kind: .partitionEnd) }
    if take(.openExclusion) {
      let inner = try alternation()
      try expect(.closeExclusion)
      return RowPattern(position: position, kind: .excluded(inner))
    }
    guard take(.leftParenthesis) else { return RowPattern(position: position, kind: .variable(try identifier())) }
    if take(.rightParenthesis) { return RowPattern(position: position, kind: .empty) }
    let inner = try alternation()
    try expect(.rightParenthesis)
    return inner
  }

  private mutating func patternQuantifier() throws(SQLSyntaxError) -> (least: Int, most: Int?)? {
    if take(.asterisk) { return (0, nil) }
    if take(.plus) { return (1, nil) }
    if take(.question) { return (0, 1) }
    guard take(.leftBrace) else { return nil }
    var least = 0
    if sees(.integer) {
      least = Int(clamping: try integer())
      if take(.rightBrace) { return (least, least) }
    }
    try expect(.comma)
    var most: Int?
    if sees(.integer) { most = Int(clamping: try integer()) }
    try expect(.rightBrace)
    return (least, most)
  }
}
