extension TrinoParser {
  /// What follows JSON_TABLE.
  mutating func jsonTable() throws(SQLSyntaxError) -> JSONTable {
    try expect(.leftParenthesis)
    let path = try jsonPath()
    var table = JSONTable(path: path, columns: try jsonColumns())
    if take(.plan) {
      if take(.default) {
        table.plan = try defaultPlan()
      } else {
        try expect(.leftParenthesis)
        table.plan = try plan()
        try expect(.rightParenthesis)
      }
    }
    note(.error)
    note(.empty)
    if terminal == .error || terminal == .empty {
      table.failsOnError = terminal == .error
      advance()
      try expect(.on)
      try expect(.error)
    }
    try expect(.rightParenthesis)
    return table
  }

  private mutating func jsonColumns() throws(SQLSyntaxError) -> [JSONTable.Column] {
    try enter()
    defer { leave() }
    try expect(.columns)
    try expect(.leftParenthesis)
    var columns: [JSONTable.Column] = []
    repeat { columns.append(try jsonColumn()) } while take(.comma)
    try expect(.rightParenthesis)
    return columns
  }

  private mutating func jsonColumn() throws(SQLSyntaxError) -> JSONTable.Column {
    note(.nested)
    if terminal == .nested, [.path, .string, .unicodeString].contains(peek()) {
      advance()
      _ = take(.path)
      let path = try string()
      let name = take(.as) ? try identifier() : nil
      return .nested(path: path, name: name, try jsonColumns())
    }
    let name = try identifier()
    if take(.for) {
      try expect(.ordinality)
      return .ordinality(name)
    }
    let type = try type()
    if take(.format) {
      let format = try jsonRepresentation()
      let path = take(.path) ? try string() : nil
      return .query(name, type, format, path: path, try jsonQueryOptions())
    }
    let path = take(.path) ? try string() : nil
    let behaviors = try jsonValueBehaviors()
    return .value(name, type, path: path, onEmpty: behaviors.onEmpty, onError: behaviors.onError)
  }

  // MARK: Plans

  private mutating func defaultPlan() throws(SQLSyntaxError) -> JSONTable.Plan {
    try expect(.leftParenthesis)
    var (isOuter, isUnion) = (true, true)
    let first = try takeOne(of: .outer, .inner, .union, .cross)
    let isJoin = first == .outer || first == .inner
    if isJoin { isOuter = first == .outer } else { isUnion = first == .union }
    if take(.comma) {
      if isJoin {
        isUnion = try takeOne(of: .union, .cross) == .union
      } else {
        isOuter = try takeOne(of: .outer, .inner) == .outer
      }
    }
    try expect(.rightParenthesis)
    return .standard(isOuter: isOuter, isUnion: isUnion)
  }

  private mutating func plan() throws(SQLSyntaxError) -> JSONTable.Plan {
    try enter()
    defer { leave() }
    let first = try primaryPlan()
    if case .leaf(let name) = first, sees(.outer) || sees(.inner) {
      let isOuter = terminal == .outer
      advance()
      return .join(name, isOuter: isOuter, try primaryPlan())
    }
    if sees(.union) {
      var plans = [first]
      while take(.union) { plans.append(try primaryPlan()) }
      return .union(plans)
    }
    var plans = [first]
    while take(.cross) { plans.append(try primaryPlan()) }
    return plans.count == 1 ? first : .cross(plans)
  }

  private mutating func primaryPlan() throws(SQLSyntaxError) -> JSONTable.Plan {
    guard take(.leftParenthesis) else { return .leaf(try identifier()) }
    let inner = try plan()
    try expect(.rightParenthesis)
    return inner
  }
}
