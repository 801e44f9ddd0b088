extension SQLPrinter {
  mutating func json(_ expression: Expression) {
    switch expression.kind {
    case .jsonExists(let path, let onError):
      write("JSON_EXISTS(")
      self.path(path)
      if let onError { write(" \(onError.rawValue) ON ERROR") }
    case .jsonValue(let call):
      write("JSON_VALUE(")
      path(call.path)
      if let type = call.returning {
        write(" RETURNING ")
        self.type(type)
      }
      behaviors(call.onEmpty, call.onError)
    case .jsonQuery(let call):
      write("JSON_QUERY(")
      path(call.path)
      output(call.output)
      options(
        .init(wrapper: call.wrapper, keepsQuotes: call.keepsQuotes, onEmpty: call.onEmpty, onError: call.onError))
    case .jsonObject(let call): object(call)
    case .jsonArray(let call):
      write("JSON_ARRAY(")
      list(call.elements) { $0.input($1) }
      if !call.elements.isEmpty, call.keepsNulls { write(" NULL ON NULL") }
      output(call.output)
    default: break
    }
    write(")")
  }

  private mutating func object(_ call: JSONObjectCall) {
    write("JSON_OBJECT(")
    list(call.members) { printer, member in
      printer.expression(member.key)
      printer.write(" VALUE ")
      printer.input(member.value)
    }
    if !call.members.isEmpty {
      if !call.keepsNulls { write(" ABSENT ON NULL") }
      if call.hasUniqueKeys { write(" WITH UNIQUE KEYS") }
    }
    output(call.output)
  }

  private mutating func path(_ call: JSONPathCall) {
    input(call.input)
    write(", ")
    string(call.path)
    if let name = call.pathName {
      write(" AS ")
      self.name(name)
    }
    guard !call.arguments.isEmpty else { return }
    write(" PASSING ")
    list(call.arguments) { printer, argument in
      printer.input(argument.value)
      printer.write(" AS ")
      printer.name(argument.name)
    }
  }

  private mutating func input(_ input: JSONInput) {
    expression(input.value)
    format(input.format)
  }

  private mutating func format(_ format: JSONEncoding?) {
    guard let format else { return }
    write(format == .plain ? " FORMAT JSON" : " FORMAT JSON ENCODING \(format.rawValue)")
  }

  private mutating func output(_ output: JSONOutput?) {
    guard let output else { return }
    write(" RETURNING ")
    type(output.type)
    format(output.format)
  }

  private mutating func behaviors(_ onEmpty: JSONValueBehavior?, _ onError: JSONValueBehavior?) {
    for (behavior, place) in [(onEmpty, "EMPTY"), (onError, "ERROR")] {
      switch behavior {
      case nil: continue
      case .error: write(" ERROR")
      case .null: write(" NULL")
      case .value(let value):
        write(" DEFAULT ")
        expression(value)
      }
      write(" ON \(place)")
    }
  }

  private mutating func options(_ options: JSONTable.JSONQueryOptions) {
    if let wrapper = options.wrapper { write(" \(wrapper.rawValue) ARRAY WRAPPER") }
    if let keeps = options.keepsQuotes { write(keeps ? " KEEP QUOTES" : " OMIT QUOTES") }
    if let behavior = options.onEmpty { write(" \(behavior.rawValue) ON EMPTY") }
    if let behavior = options.onError { write(" \(behavior.rawValue) ON ERROR") }
  }

  // MARK: JSON_TABLE

  mutating func jsonTable(_ table: JSONTable) {
    write("JSON_TABLE(")
    path(table.path)
    columns(table.columns)
    if let plan = table.plan {
      write(" PLAN ")
      if case .standard = plan { write("DEFAULT ") }
      write("(")
      self.plan(plan)
      write(")")
    }
    if let fails = table.failsOnError { write(fails ? " ERROR ON ERROR" : " EMPTY ON ERROR") }
    write(")")
  }

  private mutating func columns(_ columns: [JSONTable.Column]) {
    write(" COLUMNS (")
    list(columns) { $0.column($1) }
    write(")")
  }

  private mutating func column(_ column: JSONTable.Column) {
    switch column {
    case .ordinality(let name):
      self.name(name)
      write(" FOR ORDINALITY")
    case .value(let name, let type, let path, let onEmpty, let onError):
      typed(name, type)
      columnPath(path)
      behaviors(onEmpty, onError)
    case .query(let name, let type, let format, let path, let options):
      typed(name, type)
      self.format(format)
      columnPath(path)
      self.options(options)
    case .nested(let path, let name, let inner):
      write("NESTED PATH ")
      string(path)
      if let name {
        write(" AS ")
        self.name(name)
      }
      columns(inner)
    }
  }

  private mutating func typed(_ name: Identifier, _ type: DataType) {
    self.name(name)
    write(" ")
    self.type(type)
  }

  private mutating func columnPath(_ path: String?) {
    guard let path else { return }
    write(" PATH ")
    string(path)
  }

  private mutating func plan(_ plan: JSONTable.Plan) {
    switch plan {
    case .standard(let isOuter, let isUnion): write("\(isOuter ? "OUTER" : "INNER"), \(isUnion ? "UNION" : "CROSS")")
    case .leaf(let name): self.name(name)
    case .join(let parent, let isOuter, let child):
      name(parent)
      write(isOuter ? " OUTER " : " INNER ")
      part(child)
    case .union(let plans): list(plans, separator: " UNION ") { $0.part($1) }
    case .cross(let plans): list(plans, separator: " CROSS ") { $0.part($1) }
    }
  }

  private mutating func part(_ plan: JSONTable.Plan) {
    if case .leaf = plan { return self.plan(plan) }
    write("(")
    self.plan(plan)
    write(")")
  }
}
