extension SQLPrinter {
  /// Choices, conversions and calls.
  mutating func other(_ expression: Expression) {
    switch expression.kind {
    case .simpleCase(let operand, let clauses, let otherwise): choice(operand, clauses, otherwise)
    case .searchedCase(let clauses, let otherwise): choice(nil, clauses, otherwise)
    case .ifElse(let condition, let result, let otherwise):
      call("IF", [condition, result] + (otherwise.map { [$0] } ?? []))
    case .coalesce(let values): call("COALESCE", values)
    case .nullIf(let left, let right): call("NULLIF", [left, right])
    case .tryValue(let value): call("TRY", [value])
    case .call(let call): self.call(call)
    case .measure(let name, let window):
      self.name(name)
      write(" OVER ")
      self.window(window)
    case .lambda(let names, let body):
      bracketed(names)
      write(" -> ")
      self.expression(body)
    case .cast(let value, let type, let isSafe):
      write(isSafe ? "TRY_CAST(" : "CAST(")
      self.expression(value)
      write(" AS ")
      self.type(type)
      write(")")
    case .extract(let field, let value):
      write("EXTRACT(")
      name(field)
      write(" FROM ")
      self.expression(value)
      write(")")
    case .trim(let side, let value, let characters): trim(side, value, characters)
    case .grouping(let columns): call("GROUPING", columns)
    default: json(expression)
    }
  }

  private mutating func choice(_ operand: Expression?, _ clauses: [Expression.WhenClause], _ otherwise: Expression?) {
    write("(CASE")
    if let operand {
      write(" ")
      expression(operand)
    }
    for clause in clauses {
      write(" WHEN ")
      expression(clause.condition)
      write(" THEN ")
      expression(clause.result)
    }
    if let otherwise {
      write(" ELSE ")
      expression(otherwise)
    }
    write(" END)")
  }

  private mutating func trim(_ side: TrimSide, _ value: Expression, _ characters: Expression?) {
    write("TRIM(\(side.rawValue) ")
    if let characters {
      expression(characters)
      write(" ")
    }
    write("FROM ")
    expression(value)
    write(")")
  }

  // MARK: Functions

  private mutating func call(_ call: FunctionCall) {
    if let mode = call.processingMode { write("\(mode.rawValue) ") }
    name(call.name)
    write("(")
    if call.isDistinct { write("DISTINCT ") }
    if let label = call.starLabel {
      name(label)
      write(".")
    }
    if call.hasStar { write("*") }
    expressions(call.arguments)
    let isListagg = SQLPrinter.isListagg(call)
    if isListagg {
      overflow(call.overflow)
      write(") WITHIN GROUP (")
    } else if !call.orderBy.isEmpty, !call.arguments.isEmpty {
      write(" ")
    }
    if !call.orderBy.isEmpty { orderBy(call.orderBy) }
    write(")")
    if let filter = call.filter {
      write(" FILTER (WHERE ")
      expression(filter)
      write(")")
    }
    if let nulls = call.nullTreatment { write(" \(nulls.rawValue) NULLS") }
    if let window = call.window {
      write(" OVER ")
      self.window(window)
    }
  }

  /// The form with WITHIN GROUP; in quotes the name is that of any function.
  private static func isListagg(_ call: FunctionCall) -> Bool {
    call.name.parts.count == 1 && !call.name.last.isQuoted && call.name.text == "listagg"
  }

  private mutating func overflow(_ overflow: FunctionCall.Overflow?) {
    switch overflow {
    case nil: break
    case .error: write(" ON OVERFLOW ERROR")
    case .truncate(let filler, let withCount):
      write(" ON OVERFLOW TRUNCATE ")
      if let filler {
        string(filler)
        write(" ")
      }
      write(withCount ? "WITH COUNT" : "WITHOUT COUNT")
    }
  }

  // MARK: Windows

  private mutating func window(_ window: Window) {
    switch window {
    case .named(let name): self.name(name)
    case .specification(let specification): self.specification(specification)
    }
  }

  mutating func specification(_ window: WindowSpecification) {
    var clauses: [(inout SQLPrinter) -> Void] = []
    if let base = window.base { clauses.append { $0.name(base) } }
    if !window.partitionBy.isEmpty {
      clauses.append {
        $0.write("PARTITION BY ")
        $0.expressions(window.partitionBy)
      }
    }
    if !window.orderBy.isEmpty { clauses.append { $0.orderBy(window.orderBy) } }
    if let frame = window.frame { clauses.append { $0.frame(frame) } }
    write("(")
    list(clauses, separator: " ") { $1(&$0) }
    write(")")
  }

  private mutating func frame(_ frame: WindowFrame) {
    if let pattern = frame.pattern, !pattern.measures.isEmpty {
      measures(pattern.measures)
      write(" ")
    }
    write(frame.unit.rawValue)
    if let end = frame.end {
      write(" BETWEEN ")
      bound(frame.start)
      write(" AND ")
      bound(end)
    } else {
      write(" ")
      bound(frame.start)
    }
    if let pattern = frame.pattern { framePattern(pattern) }
  }

  private mutating func bound(_ bound: FrameBound) {
    switch bound.kind {
    case .unboundedPreceding: write("UNBOUNDED PRECEDING")
    case .unboundedFollowing: write("UNBOUNDED FOLLOWING")
    case .currentRow: write("CURRENT ROW")
    case .preceding(let distance):
      expression(distance)
      write(" PRECEDING")
    case .following(let distance):
      expression(distance)
      write(" FOLLOWING")
    }
  }

  // MARK: Types

  mutating func type(_ type: DataType) {
    switch type.kind {
    case .generic(let name, let parameters):
      write(SQLPrinter.plainOrQuoted(name))
      if !parameters.isEmpty {
        write("(")
        list(parameters) { $0.parameter($1) }
        write(")")
      }
    case .row(let fields):
      write("row(")
      list(fields) { printer, field in
        if let name = field.name {
          printer.name(name)
          printer.write(" ")
        }
        printer.type(field.type)
      }
      write(")")
    case .dateTime(let base, let precision, let withTimeZone):
      write(base.rawValue)
      if let precision {
        write("(")
        parameter(precision)
        write(")")
      }
      if withTimeZone { write(" with time zone") }
    case .interval(let from, let to):
      write("interval \(from.rawValue.lowercased())\(from == to ? "" : " to \(to.rawValue.lowercased())")")
    }
  }

  private mutating func parameter(_ parameter: DataType.Parameter) {
    switch parameter {
    case .number(let number): write(String(number))
    case .type(let type): self.type(type)
    }
  }
}
