extension SQLPrinter {
  mutating func query(_ query: Query, indent: Int) {
    if let with = query.with { self.with(with, indent: indent) }
    body(query.body, indent: indent)
    if !query.orderBy.isEmpty {
      line(indent, "")
      orderBy(query.orderBy)
      write("\n")
    }
    if let offset = query.offset {
      line(indent, "OFFSET ")
      expression(offset)
      write(" ROWS\n")
    }
    if let limit = query.limit { self.limit(limit, indent: indent) }
  }

  /// A query in brackets on lines of its own.
  mutating func subquery(_ query: Query, indent: Int) {
    write("(\n")
    self.query(query, indent: indent + 1)
    line(indent, ")")
  }

  private mutating func with(_ with: With, indent: Int) {
    line(indent, with.isRecursive ? "WITH RECURSIVE\n" : "WITH\n")
    for (index, named) in with.queries.enumerated() {
      line(indent, index == 0 ? "  " : ", ")
      name(named.name)
      if !named.columns.isEmpty {
        write(" ")
        bracketed(named.columns)
      }
      write(" AS ")
      subquery(named.query, indent: indent)
      write("\n")
    }
  }

  private mutating func limit(_ limit: Query.Limit, indent: Int) {
    switch limit {
    case .all: line(indent, "LIMIT ALL")
    case .count(let count):
      line(indent, "LIMIT ")
      expression(count)
    case .fetchFirst(let count, let withTies):
      line(indent, "FETCH FIRST ")
      if let count {
        expression(count)
        write(" ")
      }
      write(withTies ? "ROWS WITH TIES" : "ROWS ONLY")
    }
    write("\n")
  }

  mutating func orderBy(_ items: [SortItem]) {
    write("ORDER BY ")
    list(items) { $0.sortItem($1) }
  }

  mutating func sortItem(_ item: SortItem) {
    expression(item.key)
    write(item.isDescending ? " DESC" : " ASC")
    if let nullsFirst = item.nullsFirst { write(nullsFirst ? " NULLS FIRST" : " NULLS LAST") }
  }

  // MARK: Bodies

  private mutating func body(_ body: QueryBody, indent: Int) {
    switch body.kind {
    case .select(let select): self.select(select, indent: indent)
    case .setOperation(let operation):
      for (index, term) in operation.terms.enumerated() {
        if index > 0 { line(indent, "\(operation.kind.rawValue)\(operation.isDistinct ? "" : " ALL")\n") }
        self.body(term, indent: indent)
      }
    case .values(let rows):
      line(indent, "VALUES\n")
      for (index, row) in rows.enumerated() {
        line(indent, index == 0 ? "  " : ", ")
        expression(row)
        write("\n")
      }
    case .table(let name):
      line(indent, "TABLE ")
      self.name(name)
      write("\n")
    case .subquery(let query):
      line(indent, "")
      subquery(query, indent: indent)
      write("\n")
    }
  }

  private mutating func select(_ select: Select, indent: Int) {
    line(indent, select.isDistinct ? "SELECT DISTINCT" : "SELECT")
    for (index, item) in select.items.enumerated() {
      if select.items.count == 1 {
        write(" ")
      } else {
        write("\n")
        line(indent, index == 0 ? "  " : ", ")
      }
      self.item(item)
    }
    write("\n")
    if let from = select.from {
      line(indent, "FROM\n")
      line(indent, "  ")
      relation(from, indent: indent)
      write("\n")
    }
    clause("WHERE ", select.condition, indent)
    if let groupBy = select.groupBy { self.groupBy(groupBy, indent) }
    clause("HAVING ", select.having, indent)
    if !select.windows.isEmpty {
      line(indent, "WINDOW ")
      list(select.windows) { printer, window in
        printer.name(window.name)
        printer.write(" AS ")
        printer.specification(window.specification)
      }
      write("\n")
    }
  }

  private mutating func clause(_ keyword: String, _ condition: Expression?, _ indent: Int) {
    guard let condition else { return }
    line(indent, keyword)
    expression(condition)
    write("\n")
  }

  private mutating func item(_ item: SelectItem) {
    switch item.kind {
    case .value(let value, let alias):
      expression(value)
      if let alias { self.alias(alias) }
    case .all: write("*")
    case .allOf(let target, let columns):
      expression(target)
      write(".*")
      if !columns.isEmpty {
        write(" AS ")
        bracketed(columns)
      }
    }
  }

  /// AS is left out as the engine does, unless the name is a keyword that could be taken for a clause.
  mutating func alias(_ name: Identifier) {
    let bytes = Array(name.text.utf8)
    let isKeyword = !name.isQuoted && KeywordTable.shared.keyword(in: bytes, 0, bytes.count) != nil
    write(isKeyword ? " AS " : " ")
    self.name(name)
  }

  // MARK: GROUP BY

  private mutating func groupBy(_ groupBy: GroupBy, _ indent: Int) {
    line(indent, groupBy.isDistinct ? "GROUP BY DISTINCT " : "GROUP BY ")
    list(groupBy.elements) { printer, element in
      switch element {
      case .simple(let columns): printer.groupingSet(columns)
      case .groupingSets(let sets): printer.groupingSets("GROUPING SETS ", sets)
      case .cube(let sets): printer.groupingSets("CUBE ", sets)
      case .rollup(let sets): printer.groupingSets("ROLLUP ", sets)
      }
    }
    write("\n")
  }

  private mutating func groupingSets(_ keyword: String, _ sets: [[Expression]]) {
    write(keyword + "(")
    list(sets) { $0.groupingSet($1) }
    write(")")
  }

  /// One expression stands alone: in brackets a row would be taken for several columns.
  mutating func groupingSet(_ columns: [Expression]) {
    if columns.count == 1 { return expression(columns[0]) }
    write("(")
    expressions(columns)
    write(")")
  }
}
