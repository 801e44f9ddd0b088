extension SQLPrinter {
  mutating func statement(_ statement: Statement) {
    switch statement {
    case .query(let query): self.query(query, indent: 0)
    case .externalFunctions(let functions, let query): externalFunctions(functions, query)
    case .insert(let insert): self.insert(insert)
    case .delete(let delete):
      write("DELETE FROM ")
      name(delete.table)
      condition(delete.condition)
    case .update(let update): self.update(update)
    case .merge(let merge): self.merge(merge)
    case .createTableAs(let table): tableAs(table)
    case .unload(let unload): self.unload(unload)
    case .createView(let view): self.view(view)
    case .dropView(let name, let ifExists):
      write(ifExists ? "DROP VIEW IF EXISTS " : "DROP VIEW ")
      self.name(name)
    case .showCreateView(let name):
      write("SHOW CREATE VIEW ")
      self.name(name)
    case .explain(let explain): self.explain(explain)
    case .prepare(let name, let inner):
      write("PREPARE ")
      self.name(name)
      write(" FROM\n")
      self.statement(inner)
    case .execute(let name, let values):
      write("EXECUTE ")
      self.name(name)
      if !values.isEmpty {
        write(" USING ")
        expressions(values)
      }
    case .deallocate(let name):
      write("DEALLOCATE PREPARE ")
      self.name(name)
    case .optimize(let table, let condition):
      write("OPTIMIZE ")
      name(table)
      write(" REWRITE DATA USING BIN_PACK")
      self.condition(condition)
    case .vacuum(let table):
      write("VACUUM ")
      name(table)
    default: definition(statement)
    }
  }

  private mutating func condition(_ condition: Expression?) {
    guard let condition else { return }
    write(" WHERE ")
    expression(condition)
  }

  // MARK: Rows

  private mutating func insert(_ insert: Insert) {
    write("INSERT INTO ")
    name(insert.table)
    if !insert.columns.isEmpty {
      write(" ")
      bracketed(insert.columns)
    }
    write("\n")
    query(insert.query, indent: 0)
  }

  private mutating func update(_ update: Update) {
    write("UPDATE ")
    name(update.table)
    write(" SET ")
    assignments(update.assignments)
    condition(update.condition)
  }

  private mutating func assignments(_ assignments: [Assignment]) {
    list(assignments) { printer, assignment in
      printer.name(assignment.column)
      printer.write(" = ")
      printer.expression(assignment.value)
    }
  }

  private mutating func merge(_ merge: Merge) {
    write("MERGE INTO ")
    name(merge.table)
    if let alias = merge.alias { self.alias(alias) }
    write("\nUSING ")
    relation(merge.source, indent: 0)
    write(" ON ")
    expression(merge.condition)
    for each in merge.cases {
      write(each.isMatched ? "\nWHEN MATCHED" : "\nWHEN NOT MATCHED")
      if let condition = each.condition {
        write(" AND ")
        expression(condition)
      }
      write(" THEN ")
      action(each.action)
    }
  }

  private mutating func action(_ action: Merge.Action) {
    switch action {
    case .delete: write("DELETE")
    case .update(let assignments):
      write("UPDATE SET ")
      self.assignments(assignments)
    case .insert(let columns, let values):
      write("INSERT ")
      if !columns.isEmpty {
        bracketed(columns)
        write(" ")
      }
      call("VALUES ", values)
    }
  }

  // MARK: Tables and views

  private mutating func tableAs(_ table: CreateTableAs) {
    write(table.replaces ? "CREATE OR REPLACE TABLE " : "CREATE TABLE ")
    if table.ifNotExists { write("IF NOT EXISTS ") }
    name(table.table)
    if !table.columns.isEmpty {
      write(" ")
      bracketed(table.columns)
    }
    comment(table.comment)
    properties(table.properties)
    write("\nAS\n")
    query(table.query, indent: 0)
    if !table.hasData { write("WITH NO DATA") }
  }

  private mutating func comment(_ comment: String?) {
    guard let comment else { return }
    write("\nCOMMENT ")
    string(comment)
  }

  private mutating func properties(_ properties: [TableProperty]) {
    guard !properties.isEmpty else { return }
    write("\nWITH (\n")
    list(properties, separator: ",\n") { printer, property in
      printer.write("   ")
      printer.name(property.name)
      printer.write(" = ")
      if let value = property.value { printer.expression(value) } else { printer.write("DEFAULT") }
    }
    write("\n)")
  }

  private mutating func unload(_ unload: Unload) {
    write("UNLOAD ")
    subquery(unload.query, indent: 0)
    write(" TO ")
    string(unload.location)
    properties(unload.properties)
  }

  private mutating func view(_ view: CreateView) {
    write(view.replaces ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ")
    name(view.name)
    comment(view.comment)
    if let isInvoker = view.isInvokerSecurity { write(isInvoker ? "\nSECURITY INVOKER" : "\nSECURITY DEFINER") }
    write(" AS\n")
    query(view.query, indent: 0)
  }

  // MARK: Plans and functions

  private mutating func explain(_ explain: Explain) {
    write("EXPLAIN")
    if explain.isAnalyze { write(" ANALYZE") }
    if explain.isVerbose { write(" VERBOSE") }
    let options = [explain.type.map { "TYPE \($0)" }, explain.format.map { "FORMAT \($0)" }].compactMap(\.self)
    if !options.isEmpty { write(" (\(options.joined(separator: ", ")))") }
    write("\n")
    statement(explain.statement)
  }

  private mutating func externalFunctions(_ functions: [ExternalFunction], _ query: Query) {
    write("USING ")
    list(functions, separator: ",\n") { printer, function in
      printer.write("EXTERNAL FUNCTION ")
      printer.name(function.name)
      printer.write("(")
      printer.list(function.parameters) { printer, parameter in
        if let name = parameter.name {
          printer.name(name)
          printer.write(" ")
        }
        printer.type(parameter.type)
      }
      printer.write(") RETURNS ")
      printer.type(function.returns)
      printer.write(" LAMBDA ")
      printer.string(function.lambda)
    }
    write("\n")
    self.query(query, indent: 0)
  }
}
