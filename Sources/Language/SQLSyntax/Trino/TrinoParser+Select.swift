extension TrinoParser {
  mutating func select() throws(SQLSyntaxError) -> Select {
    let position = position
    try expect(.select)
    let isDistinct = takesQuantifier() ?? false
    var items = [try selectItem()]
    while take(.comma) { items.append(try selectItem()) }
    var select = Select(isDistinct: isDistinct, items: items, position: position)
    if take(.from) { select.from = try relations() }
    if take(.where) { select.condition = try expression() }
    if take(.group) {
      try expect(.by)
      select.groupBy = try groupBy()
    }
    if take(.having) { select.having = try expression() }
    note(.window)
    if terminal == .window, isIdentifier(peek()) {
      advance()
      repeat { select.windows.append(try windowDefinition()) } while take(.comma)
    }
    return select
  }

  private mutating func selectItem() throws(SQLSyntaxError) -> SelectItem {
    let position = position
    if take(.asterisk) { return SelectItem(position: position, kind: .all) }
    let value = try expression()
    if terminal == .dot, peek() == .asterisk {
      advance()
      advance()
      let columns = take(.as) ? try columnNames() : []
      return SelectItem(position: position, kind: .allOf(value, columns: columns))
    }
    return SelectItem(position: position, kind: .value(value, alias: try aliasIfAny()))
  }

  private mutating func windowDefinition() throws(SQLSyntaxError) -> WindowDefinition {
    let position = position
    let name = try identifier()
    try expect(.as)
    try expect(.leftParenthesis)
    let window = try windowSpecification()
    try expect(.rightParenthesis)
    return WindowDefinition(name: name, specification: window, position: position)
  }

  // MARK: GROUP BY

  private mutating func groupBy() throws(SQLSyntaxError) -> GroupBy {
    let position = position
    let isDistinct = takesQuantifier() ?? false
    var elements = [try groupingElement()]
    while take(.comma) { elements.append(try groupingElement()) }
    return GroupBy(isDistinct: isDistinct, elements: elements, position: position)
  }

  private mutating func groupingElement() throws(SQLSyntaxError) -> GroupBy.Element {
    for word in [Terminal.auto, .cube, .grouping, .leftParenthesis, .rollup] { note(word) }
    switch (terminal, peek()) {
    case (.rollup, _):
      advance()
      return .rollup(try groupingSets(canBeEmpty: true))
    case (.cube, _):
      advance()
      return .cube(try groupingSets(canBeEmpty: true))
    case (.grouping, .sets):
      advance()
      advance()
      return .groupingSets(try groupingSets(canBeEmpty: false))
    default: return .simple(try groupingSet())
    }
  }

  private mutating func groupingSets(canBeEmpty: Bool) throws(SQLSyntaxError) -> [[Expression]] {
    try expect(.leftParenthesis)
    var sets: [[Expression]] = []
    if !canBeEmpty || !sees(.rightParenthesis) {
      repeat {
        note(.leftParenthesis)
        sets.append(try groupingSet())
      } while take(.comma)
    }
    try expect(.rightParenthesis)
    return sets
  }

  /// `(a, b)`, which is no row here, or one expression.
  mutating func groupingSet() throws(SQLSyntaxError) -> [Expression] {
    if terminal == .leftParenthesis, peek() == .rightParenthesis {
      advance()
      advance()
      return []
    }
    let isBracketed = terminal == .leftParenthesis
    let expression = try expression()
    if isBracketed, case .row(let columns) = expression.kind { return columns }
    return [expression]
  }
}
