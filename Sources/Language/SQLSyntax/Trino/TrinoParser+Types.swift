extension TrinoParser {
  mutating func type() throws(SQLSyntaxError) -> DataType {
    try enter()
    defer { leave() }
    let rule = beginRule(.typeRule)
    defer { endRule(rule) }
    let position = position
    var type = try baseType()
    while sees(.array) {
      advance()
      if take(.leftBracket) {
        _ = try integer()
        try expect(.rightBracket)
        complain("Explicit array size not supported", at: position)
      }
      try link()
      type = DataType(.generic("array", [.type(type)]), at: position)
    }
    return type
  }

  private mutating func baseType() throws(SQLSyntaxError) -> DataType {
    let position = position
    switch (terminal, peek()) {
    case (.row, .leftParenthesis): return try rowType()
    case (.interval, .year), (.interval, .month), (.interval, .day), (.interval, .hour), (.interval, .minute),
      (.interval, .second):
      advance()
      let from = try intervalField()
      let to = take(.to) ? try intervalField() : from
      return DataType(.interval(from: from, to: to), at: position)
    case (.timestamp, _), (.time, _): return try dateTimeType()
    case (.double, .precision):
      advance()
      advance()
      return DataType(.generic("double", []), at: position)
    case (.array, .less), (.map, .less): return try angledType()
    default: return try genericType()
    }
  }

  private mutating func rowType() throws(SQLSyntaxError) -> DataType {
    let position = position
    advance()
    try expect(.leftParenthesis)
    var fields: [DataType.Field] = []
    repeat {
      let start = self.position
      note(.identifierRule)
      let name = isNamedField ? try identifier() : nil
      fields.append(DataType.Field(name: name, type: try type(), position: start))
    } while take(.comma)
    try expect(.rightParenthesis)
    return DataType(.row(fields), at: position)
  }

  /// Whether a field's type comes after its name: two words that could be names, and not a type of two words.
  private var isNamedField: Bool {
    guard isIdentifier(terminal), isIdentifier(peek()) else { return false }
    let endsField = [.comma, .rightParenthesis, .leftBracket].contains(peek(2))
    switch (terminal, peek()) {
    case (.double, .precision): return !endsField
    case (.time, .without), (.timestamp, .without): return false
    case (_, .array): return !endsField
    case (.interval, .year), (.interval, .month), (.interval, .day), (.interval, .hour), (.interval, .minute),
      (.interval, .second):
      return !(endsField || peek(2) == .to)
    default: return true
    }
  }

  private mutating func dateTimeType() throws(SQLSyntaxError) -> DataType {
    let position = position
    let base: DataType.DateTimeKind = terminal == .time ? .time : .timestamp
    advance()
    var precision: DataType.Parameter?
    if take(.leftParenthesis) {
      precision = try typeParameter()
      try expect(.rightParenthesis)
    }
    var withTimeZone = false
    note(.without)
    note(.with)
    if peek() == .time, terminal == .with || terminal == .without {
      withTimeZone = terminal == .with
      advance()
      advance()
      try expect(.zone)
    }
    return DataType(.dateTime(base, precision: precision, withTimeZone: withTimeZone), at: position)
  }

  /// `ARRAY<element>` or `MAP<key, value>`
  private mutating func angledType() throws(SQLSyntaxError) -> DataType {
    let position = position
    let name = text.lowercased()
    advance()
    try expect(.less)
    var parameters = [DataType.Parameter.type(try type())]
    if name == "map" {
      try expect(.comma)
      parameters.append(.type(try type()))
    }
    try expect(.greater)
    return DataType(.generic(name, parameters), at: position)
  }

  private mutating func genericType() throws(SQLSyntaxError) -> DataType {
    let position = position
    let name = try identifier()
    var parameters: [DataType.Parameter] = []
    if take(.leftParenthesis) {
      repeat { parameters.append(try typeParameter()) } while take(.comma)
      try expect(.rightParenthesis)
    }
    return DataType(.generic(name.lowercased, parameters), at: position)
  }

  private mutating func typeParameter() throws(SQLSyntaxError) -> DataType.Parameter {
    sees(.integer) ? .number(try integer()) : .type(try type())
  }
}
