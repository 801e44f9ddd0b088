extension TrinoParser {
  /// `JSON_EXISTS` and its like; the current word is the function's.
  mutating func jsonFunction() throws(SQLSyntaxError) -> Expression {
    let position = position
    let function = terminal
    advance()
    try expect(.leftParenthesis)
    let kind: Expression.Kind
    switch function {
    case .jsonExists:
      let path = try jsonPath()
      kind = .jsonExists(path, onError: try jsonExistsBehavior())
    case .jsonValue: kind = .jsonValue(try jsonValue())
    case .jsonQuery: kind = .jsonQuery(try jsonQuery())
    case .jsonObject: kind = .jsonObject(try jsonObject())
    default: kind = .jsonArray(try jsonArray())
    }
    try expect(.rightParenthesis)
    return Expression(kind, at: position)
  }

  // MARK: Paths

  mutating func jsonPath() throws(SQLSyntaxError) -> JSONPathCall {
    let input = try jsonInput()
    try expect(.comma)
    let place = position
    var call = JSONPathCall(input: input, path: try string(), pathPosition: place)
    if take(.as) { call.pathName = try identifier() }
    guard take(.passing) else { return call }
    repeat {
      let value = try jsonInput()
      try expect(.as)
      call.arguments.append(JSONPathCall.Argument(value: value, name: try identifier()))
    } while take(.comma)
    return call
  }

  private mutating func jsonInput() throws(SQLSyntaxError) -> JSONInput {
    let value = try expression()
    return JSONInput(value: value, format: try jsonFormat())
  }

  private mutating func jsonFormat() throws(SQLSyntaxError) -> JSONEncoding? {
    take(.format) ? try jsonRepresentation() : nil
  }

  /// What follows FORMAT.
  mutating func jsonRepresentation() throws(SQLSyntaxError) -> JSONEncoding {
    try expect(.json)
    guard take(.encoding) else { return .plain }
    return JSONEncoding(rawValue: try takeOne(of: .utf8, .utf16, .utf32).rawValue) ?? .plain
  }

  private mutating func jsonOutput() throws(SQLSyntaxError) -> JSONOutput? {
    guard take(.returning) else { return nil }
    let type = try type()
    return JSONOutput(type: type, format: try jsonFormat())
  }

  // MARK: Behaviours

  private mutating func jsonExistsBehavior() throws(SQLSyntaxError) -> JSONExistsBehavior? {
    for word in [Terminal.true, .false, .unknown, .error] where take(word) {
      try expect(.on)
      try expect(.error)
      return JSONExistsBehavior(rawValue: word.rawValue)
    }
    return nil
  }

  private mutating func jsonValue() throws(SQLSyntaxError) -> JSONValueCall {
    let path = try jsonPath()
    let type = take(.returning) ? try type() : nil
    let behaviors = try jsonValueBehaviors()
    return JSONValueCall(path: path, returning: type, onEmpty: behaviors.onEmpty, onError: behaviors.onError)
  }

  /// `… ON EMPTY` and `… ON ERROR`, in this order.
  mutating func jsonValueBehaviors() throws(SQLSyntaxError) -> (onEmpty: JSONValueBehavior?, onError: JSONValueBehavior?) {
    guard let first = try jsonValueBehavior() else { return (nil, nil) }
    try expect(.on)
    guard try takeOne(of: .empty, .error) == .empty else { return (nil, first) }
    guard let second = try jsonValueBehavior() else { return (first, nil) }
    try expect(.on)
    try expect(.error)
    return (first, second)
  }

  private mutating func jsonValueBehavior() throws(SQLSyntaxError) -> JSONValueBehavior? {
    note(.error)
    if terminal == .error, peek() == .on {
      advance()
      return .error
    }
    if take(.null) { return .null }
    return take(.default) ? .value(try expression()) : nil
  }

  private mutating func jsonQuery() throws(SQLSyntaxError) -> JSONQueryCall {
    let path = try jsonPath()
    let output = try jsonOutput()
    let options = try jsonQueryOptions()
    return JSONQueryCall(
      path: path, output: output, wrapper: options.wrapper, keepsQuotes: options.keepsQuotes, onEmpty: options.onEmpty,
      onError: options.onError)
  }

  mutating func jsonQueryOptions() throws(SQLSyntaxError) -> JSONTable.JSONQueryOptions {
    var options = JSONTable.JSONQueryOptions()
    options.wrapper = try jsonWrapper()
    if take(.keep) { options.keepsQuotes = true } else if take(.omit) { options.keepsQuotes = false }
    if options.keepsQuotes != nil {
      try expect(.quotes)
      if take(.on) {
        try expect(.scalar)
        try expect(.stringWord)
      }
    }
    guard let first = try jsonQueryBehavior() else { return options }
    guard try takeOne(of: .empty, .error) == .empty else {
      options.onError = first
      return options
    }
    options.onEmpty = first
    guard let second = try jsonQueryBehavior() else { return options }
    try expect(.error)
    options.onError = second
    return options
  }

  private mutating func jsonWrapper() throws(SQLSyntaxError) -> JSONWrapper? {
    var wrapper: JSONWrapper
    if take(.without) {
      wrapper = .without
    } else if take(.with) {
      wrapper = take(.conditional) ? .conditional : .unconditional
      if wrapper == .unconditional { _ = take(.unconditional) }
    } else {
      return nil
    }
    _ = take(.array)
    try expect(.wrapper)
    return wrapper
  }

  /// What stands before `ON …`, which is taken as well.
  private mutating func jsonQueryBehavior() throws(SQLSyntaxError) -> JSONQueryBehavior? {
    var behavior: JSONQueryBehavior
    if take(.error) {
      behavior = .error
    } else if take(.null) {
      behavior = .null
    } else if take(.empty) {
      behavior = try takeOne(of: .array, .object) == .array ? .emptyArray : .emptyObject
    } else {
      return nil
    }
    try expect(.on)
    return behavior
  }

  // MARK: Constructors

  private mutating func jsonObject() throws(SQLSyntaxError) -> JSONObjectCall {
    var call = JSONObjectCall(members: [], keepsNulls: true, hasUniqueKeys: false)
    note(.key)
    if terminal != .rightParenthesis, terminal != .returning || isIdentifier(peek()) == false {
      repeat { call.members.append(try jsonMember()) } while take(.comma)
      call.keepsNulls = try jsonNulls() ?? true
      note(.with)
      note(.without)
      if [.with, .without].contains(terminal), peek() == .unique {
        call.hasUniqueKeys = terminal == .with
        advance()
        advance()
        _ = take(.keys)
      }
    }
    call.output = try jsonOutput()
    return call
  }

  private mutating func jsonMember() throws(SQLSyntaxError) -> JSONObjectCall.Member {
    // KEY is no reserved word: before a value or a colon it is a name.
    if terminal == .key, ![.value, .colon, .dot, .leftParenthesis].contains(peek()) || (peek() == .value && peek(2) == .value) {
      advance()
    }
    let key = try expression()
    if !take(.colon) { try expect(.value) }
    return JSONObjectCall.Member(key: key, value: try jsonInput())
  }

  private mutating func jsonArray() throws(SQLSyntaxError) -> JSONArrayCall {
    var call = JSONArrayCall(elements: [], keepsNulls: false)
    if terminal != .rightParenthesis, terminal != .returning || isIdentifier(peek()) == false {
      repeat { call.elements.append(try jsonInput()) } while take(.comma)
      call.keepsNulls = try jsonNulls() ?? false
    }
    call.output = try jsonOutput()
    return call
  }

  /// `NULL ON NULL` (true) or `ABSENT ON NULL` (false).
  private mutating func jsonNulls() throws(SQLSyntaxError) -> Bool? {
    let keeps: Bool
    if take(.null) { keeps = true } else if take(.absent) { keeps = false } else { return nil }
    try expect(.on)
    try expect(.null)
    return keeps
  }
}
