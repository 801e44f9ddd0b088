extension TrinoParser {
  /// `name(arguments)`
  mutating func tableFunction() throws(SQLSyntaxError) -> TableFunctionCall {
    let position = position
    let name = try qualifiedName()
    var call = TableFunctionCall(name: name, arguments: [], position: position)
    try expect(.leftParenthesis)
    if !sees(.rightParenthesis) {
      repeat { call.arguments.append(try tableArgument()) } while take(.comma)
    }
    if take(.copartition) {
      repeat { call.copartition.append(try copartitionedTables()) } while take(.comma)
    }
    try expect(.rightParenthesis)
    return call
  }

  private mutating func copartitionedTables() throws(SQLSyntaxError) -> [QualifiedName] {
    try expect(.leftParenthesis)
    var names = [try qualifiedName()]
    repeat {
      try expect(.comma)
      names.append(try qualifiedName())
    } while sees(.comma)
    try expect(.rightParenthesis)
    return names
  }

  private mutating func tableArgument() throws(SQLSyntaxError) -> TableFunctionCall.Argument {
    let position = position
    var name: Identifier?
    if isIdentifier(terminal), peek() == .doubleArrow {
      name = try identifier()
      advance()
    }
    return TableFunctionCall.Argument(name: name, value: try tableArgumentValue(), position: position)
  }

  private mutating func tableArgumentValue() throws(SQLSyntaxError) -> TableFunctionCall.Value {
    note(.table)
    note(.descriptor)
    if terminal == .descriptor, peek() == .leftParenthesis, isIdentifier(peek(2)) { return .descriptor(try descriptor()) }
    guard terminal == .table else { return .expression(try expression()) }
    let position = position
    advance()
    try expect(.leftParenthesis)
    note(.queryRule)
    var relation: Relation
    if beginsQuery() {
      relation = Relation(.subquery(try query()), at: position)
    } else if isCall(at: 0) {
      relation = Relation(.tableFunction(try tableFunction()), at: position)
    } else {
      relation = Relation(.table(try qualifiedName(), nil), at: position)
    }
    try expect(.rightParenthesis)
    if ![.partition, .prune, .keep, .copartition].contains(terminal) { relation = try aliased(relation) }
    return try partitioned(relation)
  }

  private mutating func partitioned(_ relation: Relation) throws(SQLSyntaxError) -> TableFunctionCall.Value {
    var partition: [Expression]?
    if take(.partition) {
      try expect(.by)
      partition = try groupingSet()
    }
    var prunes: Bool?
    if take(.prune) { prunes = true } else if take(.keep) { prunes = false }
    if prunes != nil {
      try expect(.when)
      try expect(.empty)
    }
    var order: [SortItem] = []
    if take(.order) {
      try expect(.by)
      let isBracketed = take(.leftParenthesis)
      repeat { order.append(try sortItem()) } while isBracketed && take(.comma)
      if isBracketed { try expect(.rightParenthesis) }
    }
    return .table(relation, partitionBy: partition, orderBy: order, prunesWhenEmpty: prunes)
  }

  private mutating func descriptor() throws(SQLSyntaxError) -> [TableFunctionCall.DescriptorField] {
    advance()
    try expect(.leftParenthesis)
    var fields: [TableFunctionCall.DescriptorField] = []
    repeat {
      let name = try identifier()
      note(.typeRule)
      let type = terminal == .comma || terminal == .rightParenthesis ? nil : try type()
      fields.append(TableFunctionCall.DescriptorField(name: name, type: type))
    } while take(.comma)
    try expect(.rightParenthesis)
    return fields
  }
}
