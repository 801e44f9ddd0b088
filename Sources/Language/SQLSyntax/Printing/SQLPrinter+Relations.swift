extension SQLPrinter {
  mutating func relation(_ relation: Relation, indent: Int) {
    switch relation.kind {
    case .table(let name, let time):
      self.name(name)
      if let time {
        write(time.isVersion ? " FOR VERSION AS OF " : " FOR TIMESTAMP AS OF ")
        expression(time.value)
      }
    case .aliased(let inner, let name, let columns):
      part(inner, indent, allowsPattern: true)
      alias(name)
      if !columns.isEmpty {
        write(" ")
        bracketed(columns)
      }
    case .join(let join): self.join(join, indent: indent)
    case .sampled(let inner, let method, let percentage):
      if case .sampled = inner.kind { bracketed(inner, indent) } else { self.relation(inner, indent: indent) }
      write(" TABLESAMPLE \(method.rawValue) (")
      expression(percentage)
      write(")")
    case .subquery(let query): subquery(query, indent: indent)
    case .lateral(let query):
      write("LATERAL ")
      subquery(query, indent: indent)
    case .unnest(let values, let withOrdinality):
      write("UNNEST(")
      expressions(values)
      write(withOrdinality ? ") WITH ORDINALITY" : ")")
    case .tableFunction(let call):
      write("TABLE(")
      tableFunction(call, indent: indent)
      write(")")
    case .jsonTable(let table): jsonTable(table)
    case .patternRecognition(let pattern):
      if case .aliased = pattern.input.kind {
        self.relation(pattern.input, indent: indent)
      } else {
        part(pattern.input, indent, allowsPattern: false)
      }
      patternRecognition(pattern)
    }
  }

  private mutating func bracketed(_ relation: Relation, _ indent: Int) {
    write("(")
    self.relation(relation, indent: indent)
    write(")")
  }

  /// A relation where only a simple one can stand; others are put into brackets.
  private mutating func part(_ relation: Relation, _ indent: Int, allowsPattern: Bool) {
    switch relation.kind {
    case .aliased, .sampled: bracketed(relation, indent)
    case .patternRecognition where !allowsPattern: bracketed(relation, indent)
    case .join(let join) where join.kind == .implicit: bracketed(relation, indent)
    default: self.relation(relation, indent: indent)
    }
  }

  // MARK: Joins

  /// Joins from left to right share one pair of brackets.
  private mutating func join(_ join: Join, indent: Int) {
    var (chain, first) = ([join], join.left)
    while case .join(let left) = first.kind, (left.kind == .implicit) == (join.kind == .implicit) {
      chain.append(left)
      first = left.left
    }
    if join.kind != .implicit { write("(") }
    relation(first, indent: indent)
    for join in chain.reversed() { joined(join, indent: indent) }
    if join.kind != .implicit { write(")") }
  }

  private mutating func joined(_ join: Join, indent: Int) {
    write("\n")
    if join.kind == .implicit {
      line(indent, ", ")
    } else {
      line(indent, join.criteria == .natural ? "NATURAL " : "")
      write("\(join.kind.rawValue) JOIN ")
    }
    relation(join.right, indent: indent)
    switch join.criteria {
    case .on(let condition):
      write(" ON ")
      expression(condition)
    case .using(let columns):
      write(" USING ")
      bracketed(columns)
    case .natural, nil: break
    }
  }

  // MARK: Table functions

  private mutating func tableFunction(_ call: TableFunctionCall, indent: Int) {
    name(call.name)
    write("(")
    list(call.arguments) { printer, argument in
      if let name = argument.name {
        printer.name(name)
        printer.write(" => ")
      }
      printer.argument(argument.value, indent: indent)
    }
    if !call.copartition.isEmpty {
      write(" COPARTITION ")
      list(call.copartition) { printer, names in
        printer.write("(")
        printer.list(names) { $0.name($1) }
        printer.write(")")
      }
    }
    write(")")
  }

  private mutating func argument(_ value: TableFunctionCall.Value, indent: Int) {
    switch value {
    case .expression(let expression): self.expression(expression)
    case .descriptor(let fields):
      guard let fields else { return write("CAST(NULL AS DESCRIPTOR)") }
      write("DESCRIPTOR(")
      list(fields) { printer, field in
        printer.name(field.name)
        if let type = field.type {
          printer.write(" ")
          printer.type(type)
        }
      }
      write(")")
    case .table(let relation, let partition, let order, let prunes):
      tableArgument(relation, indent: indent)
      if let partition {
        write(" PARTITION BY ")
        groupingSet(partition)
      }
      if let prunes { write(prunes ? " PRUNE WHEN EMPTY" : " KEEP WHEN EMPTY") }
      if !order.isEmpty {
        write(" ORDER BY (")
        list(order) { $0.sortItem($1) }
        write(")")
      }
    }
  }

  private mutating func tableArgument(_ relation: Relation, indent: Int) {
    switch relation.kind {
    case .aliased(let inner, let name, let columns):
      tableArgument(inner, indent: indent)
      write(" AS ")
      self.name(name)
      if !columns.isEmpty { bracketed(columns) }
    case .subquery(let query):
      write("TABLE")
      subquery(query, indent: indent)
    case .tableFunction(let call):
      write("TABLE(")
      tableFunction(call, indent: indent)
      write(")")
    default:
      write("TABLE(")
      self.relation(relation, indent: indent)
      write(")")
    }
  }
}
