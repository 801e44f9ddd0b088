extension SQLPrinter {
  /// What follows the searched relation.
  mutating func patternRecognition(_ pattern: PatternRecognition) {
    write(" MATCH_RECOGNIZE (")
    if !pattern.partitionBy.isEmpty {
      write(" PARTITION BY ")
      expressions(pattern.partitionBy)
    }
    if !pattern.orderBy.isEmpty {
      write(" ")
      orderBy(pattern.orderBy)
    }
    if !pattern.measures.isEmpty {
      write(" ")
      measures(pattern.measures)
    }
    if let rows = pattern.rowsPerMatch { write(" \(rows.rawValue)") }
    search(pattern.skip, pattern.isInitial)
    write(" PATTERN (")
    self.pattern(pattern.pattern)
    write(")")
    variables(pattern.subsets, pattern.definitions)
    write(" )")
  }

  mutating func framePattern(_ pattern: FramePattern) {
    search(pattern.skip, pattern.isInitial)
    if let rows = pattern.pattern {
      write(" PATTERN (")
      self.pattern(rows)
      write(")")
    }
    variables(pattern.subsets, pattern.definitions)
  }

  mutating func measures(_ measures: [MeasureDefinition]) {
    write("MEASURES ")
    list(measures) { printer, measure in
      printer.expression(measure.value)
      printer.write(" AS ")
      printer.name(measure.name)
    }
  }

  private mutating func search(_ skip: PatternSkip?, _ isInitial: Bool?) {
    switch skip {
    case nil: break
    case .pastLastRow: write(" AFTER MATCH SKIP PAST LAST ROW")
    case .toNextRow: write(" AFTER MATCH SKIP TO NEXT ROW")
    case .toFirst(let name):
      write(" AFTER MATCH SKIP TO FIRST ")
      self.name(name)
    case .toLast(let name):
      write(" AFTER MATCH SKIP TO LAST ")
      self.name(name)
    }
    if let isInitial { write(isInitial ? " INITIAL" : " SEEK") }
  }

  private mutating func variables(_ subsets: [SubsetDefinition], _ definitions: [VariableDefinition]) {
    if !subsets.isEmpty {
      write(" SUBSET ")
      list(subsets) { printer, subset in
        printer.name(subset.name)
        printer.write(" = ")
        printer.bracketed(subset.variables)
      }
    }
    if !definitions.isEmpty {
      write(" DEFINE ")
      list(definitions) { printer, definition in
        printer.name(definition.name)
        printer.write(" AS ")
        printer.expression(definition.condition)
      }
    }
  }

  // MARK: Patterns

  private mutating func pattern(_ pattern: RowPattern) {
    switch pattern.kind {
    case .variable(let name): self.name(name)
    case .empty: write("()")
    case .partitionStart: write("^")
    case .partitionEnd: write("$")
    case .concatenation(let terms): list(terms, separator: " ") { $0.part($1) }
    case .alternation(let terms):
      list(terms, separator: " | ") { printer, term in
        if case .alternation = term.kind { printer.part(term) } else { printer.pattern(term) }
      }
    case .permutation(let terms):
      write("PERMUTE(")
      list(terms) { $0.pattern($1) }
      write(")")
    case .excluded(let inner):
      write("{- ")
      self.pattern(inner)
      write(" -}")
    case .quantified(let inner, let least, let most, let isGreedy):
      if case .quantified = inner.kind { bracketed(inner) } else { part(inner) }
      write(SQLPrinter.quantifier(least, most) + (isGreedy ? "" : "?"))
    }
  }

  /// A pattern inside another; sequences and choices are put into brackets.
  private mutating func part(_ pattern: RowPattern) {
    switch pattern.kind {
    case .concatenation, .alternation: bracketed(pattern)
    default: self.pattern(pattern)
    }
  }

  private mutating func bracketed(_ pattern: RowPattern) {
    write("(")
    self.pattern(pattern)
    write(")")
  }

  private static func quantifier(_ least: Int, _ most: Int?) -> String {
    switch (least, most) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, least): "{\(least)}"
    default: "{\(least),\(most.map(String.init) ?? "")}"
    }
  }
}
