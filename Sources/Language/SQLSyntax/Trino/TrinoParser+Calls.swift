extension TrinoParser {
  /// `[RUNNING|FINAL] name(arguments) FILTER … IGNORE NULLS OVER …`
  mutating func functionCall() throws(SQLSyntaxError) -> Expression {
    let position = position
    var mode: FunctionCall.ProcessingMode?
    if (terminal == .running || terminal == .final) && isIdentifier(peek()) {
      mode = terminal == .running ? .running : .final
      advance()
    }
    var call = FunctionCall(try qualifiedName())
    call.processingMode = mode
    try arguments(of: &call)
    call.filter = try filter()
    call.nullTreatment = try nullTreatment()
    if take(.over) { call.window = try window() }
    return specialCall(call, at: position)
  }

  private mutating func arguments(of call: inout FunctionCall) throws(SQLSyntaxError) {
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return }
    if take(.asterisk) {
      call.hasStar = true
      return try expect(.rightParenthesis)
    }
    if isIdentifier(terminal), peek() == .dot, peek(2) == .asterisk {
      call.starLabel = try identifier()
      call.hasStar = true
      advance()
      advance()
      return try expect(.rightParenthesis)
    }
    if terminal != .order || peek() != .by {
      call.isDistinct = takesQuantifier() ?? false
      call.arguments = try expressions()
    }
    if take(.order) { call.orderBy = try sortItems() }
    try expect(.rightParenthesis)
  }

  /// `DISTINCT` (true) or `ALL` (false); nil if neither stands here. `ALL` alone is a name.
  mutating func takesQuantifier() -> Bool? {
    note(.distinct)
    note(.all)
    switch terminal {
    case .distinct:
      advance()
      return true
    case .all:
      switch peek() {
      case .comma, .rightParenthesis, .dot, .leftBracket, .endOfText, .from, .as: return nil
      default:
        advance()
        return false
      }
    default: return nil
    }
  }

  /// `FILTER (WHERE …)`
  mutating func filter() throws(SQLSyntaxError) -> Expression? {
    note(.filter)
    guard terminal == .filter, peek() == .leftParenthesis else { return nil }
    advance()
    advance()
    try expect(.where)
    let condition = try expression()
    try expect(.rightParenthesis)
    return condition
  }

  private mutating func nullTreatment() throws(SQLSyntaxError) -> FunctionCall.NullTreatment? {
    note(.ignore)
    note(.respect)
    guard terminal == .ignore || terminal == .respect, peek() == .nulls else { return nil }
    let treatment: FunctionCall.NullTreatment = terminal == .ignore ? .ignore : .respect
    advance()
    advance()
    guard sees(.over) else { throw TrinoParser.mismatch }
    return treatment
  }

  // MARK: Calls with a form of their own

  /// Some functions are forms of the language, which no clause may follow.
  private mutating func specialCall(_ call: FunctionCall, at position: SQLPosition) -> Expression {
    let name = call.name.text
    let arguments = call.arguments
    guard let refusal = SpecialForm.refusal(of: arguments.count, for: name) else { return Expression(.call(call), at: position) }
    if let reason = refusal.reason ?? SpecialForm.refusal(of: call) {
      complain(reason, at: position)
      return Expression(.call(call), at: position)
    }
    switch name {
    case "if": return Expression(.ifElse(arguments[0], arguments[1], otherwise: arguments.dropFirst(2).first), at: position)
    case "nullif": return Expression(.nullIf(arguments[0], arguments[1]), at: position)
    case "coalesce": return Expression(.coalesce(arguments), at: position)
    case "try": return Expression(.tryValue(arguments[0]), at: position)
    default: return Expression(.call(call), at: position)
    }
  }

  /// The calls that begin with words of their own; nil if none stands here.
  mutating func specialForm() throws(SQLSyntaxError) -> Expression? {
    let position = position
    switch terminal {
    case .position where peek() == .leftParenthesis && argumentsHold(.in): return try strpos(position)
    case .substring where peek() == .leftParenthesis && argumentsHold(.from): return try substring(position)
    case .normalize: return try normalize(position)
    case .extract: return try extract(position)
    case .trim: return try trim(position)
    case .grouping: return try grouping(position)
    case .listagg: return try listagg(position)
    case .jsonExists, .jsonValue, .jsonQuery, .jsonObject, .jsonArray: return try jsonFunction()
    case .currentDate, .currentTime, .currentTimestamp, .localtime, .localtimestamp: return try currentTime(position)
    case .currentUser, .currentCatalog, .currentSchema, .currentPath: return sessionValue(position)
    default: return nil
    }
  }

  /// Whether a word stands among the arguments that follow, before the first comma and outside inner brackets.
  private func argumentsHold(_ word: Terminal) -> Bool {
    var (offset, level) = (2, 0)
    while true {
      switch peek(offset) {
      case .endOfText, .semicolon: return false
      case .leftParenthesis, .leftBracket: level += 1
      case .rightParenthesis, .rightBracket:
        if level == 0 { return false }
        level -= 1
      case .comma where level == 0: return false
      case word where level == 0: return true
      default: break
      }
      offset += 1
    }
  }

  private mutating func strpos(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    advance()
    try expect(.leftParenthesis)
    let part = try valueExpression()
    try expect(.in)
    let whole = try valueExpression()
    try expect(.rightParenthesis)
    return Expression(.call(FunctionCall(QualifiedName("strpos", position: position), [whole, part])), at: position)
  }

  private mutating func substring(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    advance()
    try expect(.leftParenthesis)
    var arguments = [try valueExpression()]
    try expect(.from)
    arguments.append(try valueExpression())
    if take(.for) { arguments.append(try valueExpression()) }
    try expect(.rightParenthesis)
    return Expression(.call(FunctionCall(QualifiedName("substr", position: position), arguments)), at: position)
  }

  private mutating func normalize(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    advance()
    try expect(.leftParenthesis)
    let value = try valueExpression()
    var form = "NFC"
    if take(.comma) { form = try takeOne(of: .nfd, .nfc, .nfkd, .nfkc).rawValue }
    try expect(.rightParenthesis)
    // The name is quoted so that it is not taken for this form again.
    let name = QualifiedName([Identifier("normalize", isQuoted: true, position: position)])
    return Expression(.call(FunctionCall(name, [value, Expression(.literal(.string(form)), at: position)])), at: position)
  }

  private mutating func extract(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    advance()
    try expect(.leftParenthesis)
    let field = try identifier()
    try expect(.from)
    let value = try valueExpression()
    try expect(.rightParenthesis)
    return Expression(.extract(field, value), at: position)
  }

  private mutating func trim(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    advance()
    try expect(.leftParenthesis)
    let side = trimSide()
    var characters: Expression?
    var source: Expression?
    if side == nil, sees(.from) {
      complain(
        "The 'trim' function must have specification, char or both arguments when it takes FROM", at: position)
    }
    if take(.from) {
      source = try valueExpression()
    } else {
      let first = try valueExpression()
      if take(.from) {
        (characters, source) = (first, try valueExpression())
      } else if side == nil {
        source = first
        if take(.comma) { characters = try valueExpression() }
      }
    }
    try expect(.rightParenthesis)
    guard let source else { throw TrinoParser.mismatch }
    return Expression(.trim(side ?? .both, source, characters: characters), at: position)
  }

  private mutating func trimSide() -> TrimSide? {
    for word in [Terminal.both, .leading, .trailing] { note(word) }
    let side: TrimSide
    switch (terminal, peek()) {
    case (_, .rightParenthesis), (_, .comma), (_, .dot): return nil
    case (.both, _): side = .both
    case (.leading, _): side = .leading
    case (.trailing, _): side = .trailing
    default: return nil
    }
    advance()
    return side
  }

  private mutating func grouping(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    advance()
    try expect(.leftParenthesis)
    var columns: [Expression] = []
    note(.identifierRule)
    if !sees(.rightParenthesis) {
      repeat { columns.append(Expression(try qualifiedName())) } while take(.comma)
    }
    try expect(.rightParenthesis)
    return Expression(.grouping(columns), at: position)
  }

  private mutating func currentTime(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    let kind = CurrentTime(rawValue: text.lowercased()) ?? .timestamp
    advance()
    var precision: Int?
    if kind != .date, take(.leftParenthesis) {
      precision = Int(clamping: try integer())
      try expect(.rightParenthesis)
    }
    return Expression(.currentTime(kind, precision: precision), at: position)
  }

  private mutating func sessionValue(_ position: SQLPosition) -> Expression {
    let kind = SessionValue(rawValue: text.lowercased()) ?? .user
    advance()
    return Expression(.session(kind), at: position)
  }

  // MARK: LISTAGG

  private mutating func listagg(_ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    var call = FunctionCall(QualifiedName("listagg", position: position))
    advance()
    try expect(.leftParenthesis)
    call.isDistinct = takesQuantifier() ?? false
    call.arguments = [try expression()]
    if take(.comma) {
      let place = self.position
      call.arguments.append(Expression(.literal(.string(try string())), at: place))
    }
    if take(.on) {
      try expect(.overflow)
      call.overflow = try overflow()
    }
    try expect(.rightParenthesis)
    try expect(.within)
    try expect(.group)
    try expect(.leftParenthesis)
    try expect(.order)
    call.orderBy = try sortItems()
    try expect(.rightParenthesis)
    call.filter = try filter()
    return Expression(.call(call), at: position)
  }

  private mutating func overflow() throws(SQLSyntaxError) -> FunctionCall.Overflow {
    guard try takeOne(of: .error, .truncate) == .truncate else { return .error }
    let filler = try stringIfAny()
    let hasCount = try takeOne(of: .with, .without) == .with
    try expect(.count)
    return .truncate(filler: filler, withCount: hasCount)
  }
}

extension Expression {
  /// A name as an expression: an identifier, or fields of one.
  init(_ name: QualifiedName) {
    self.init(.identifier(name.parts[0]), at: name.position)
    for part in name.parts.dropFirst() { self = Expression(.dereference(self, part), at: name.position) }
  }
}
