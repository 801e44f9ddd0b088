import SQLSyntax
import Testing

@Suite struct ExpressionTests {
  /// An expression written with all its brackets.
  private func shown(_ text: String) throws -> String { show(try SQLParser.parseExpression(text)) }

  private func show(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let literal): show(literal)
    case .parameter(let number): "?\(number)"
    case .identifier(let name): name.isQuoted ? "\"\(name.text)\"" : name.text
    case .dereference(let base, let field): "\(show(base)).\(field.text)"
    case .element(let base, let index): "\(show(base))[\(show(index))]"
    case .row(let values): "row(\(list(values)))"
    case .array(let values): "array(\(list(values)))"
    case .sign(let isNegative, let operand): "(\(isNegative ? "-" : "+") \(show(operand)))"
    case .arithmetic(let operation, let left, let right): "(\(show(left)) \(operation.rawValue) \(show(right)))"
    case .concatenation(let left, let right): "(\(show(left)) || \(show(right)))"
    case .comparison(let operation, let left, let right): "(\(show(left)) \(operation.rawValue) \(show(right)))"
    case .logical(let operation, let terms): "(\(terms.map(show).joined(separator: " \(operation.rawValue) ")))"
    case .not(let operand): "(NOT \(show(operand)))"
    case .isNull(let operand): "(\(show(operand)) is null)"
    case .isNotNull(let operand): "(\(show(operand)) is not null)"
    case .between(let value, let low, let high): "(\(show(value)) between \(show(low)) \(show(high)))"
    case .inList(let value, let list): "(\(show(value)) in [\(self.list(list))])"
    case .like(let value, let pattern, let escape):
      "(\(show(value)) like \(show(pattern))\(escape.map { " escape \(show($0))" } ?? ""))"
    case .atTimeZone(let value, let zone): "(\(show(value)) at \(show(zone)))"
    case .lambda(let names, let body): "(\(names.map(\.text).joined(separator: " ")) -> \(show(body)))"
    case .cast(let value, let type, let isSafe): "\(isSafe ? "try_cast" : "cast")(\(show(value)) \(show(type)))"
    case .call(let call): show(call)
    default: more(expression)
    }
  }

  private func more(_ expression: Expression) -> String {
    switch expression.kind {
    case .simpleCase(let operand, let clauses, let otherwise): choice(show(operand), clauses, otherwise)
    case .searchedCase(let clauses, let otherwise): choice("", clauses, otherwise)
    case .ifElse(let condition, let result, let otherwise): "if(\(list([condition, result] + (otherwise.map { [$0] } ?? []))))"
    case .coalesce(let values): "coalesce(\(list(values)))"
    case .nullIf(let left, let right): "nullif(\(list([left, right])))"
    case .tryValue(let value): "try(\(show(value)))"
    case .extract(let field, let value): "extract(\(field.text) \(show(value)))"
    case .trim(let side, let value, let characters):
      "trim(\(side.rawValue) \(show(value))\(characters.map { " \(show($0))" } ?? ""))"
    case .grouping(let columns): "grouping(\(list(columns)))"
    case .currentTime(let kind, let precision): kind.rawValue + (precision.map { "(\($0))" } ?? "")
    case .session(let value): value.rawValue
    case .subquery: "query"
    case .exists: "exists"
    case .inQuery(let value, _): "(\(show(value)) in query)"
    case .quantifiedComparison(let operation, let quantifier, let value, _):
      "(\(show(value)) \(operation.rawValue) \(quantifier.rawValue) query)"
    default: "?"
    }
  }

  private func show(_ literal: Literal) -> String {
    switch literal {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .decimal(let text): "\(text)d"
    case .double(let value): "\(value)e"
    case .string(let text): "'\(text)'"
    case .binary(let bytes): "x\(bytes)"
    case .typed(let type, let text): "\(type)'\(text)'"
    case .interval(let interval):
      "interval\(interval.isNegative ? "-" : "")'\(interval.text)' \(interval.from.rawValue)\(interval.to.map { " \($0.rawValue)" } ?? "")"
    }
  }

  private func show(_ type: DataType) -> String {
    switch type.kind {
    case .generic(let name, let parameters): parameters.isEmpty ? name : "\(name)<\(parameters.map(show).joined(separator: " "))>"
    case .row(let fields):
      "row<\(fields.map { "\($0.name.map { "\($0.text):" } ?? "")\(show($0.type))" }.joined(separator: " "))>"
    case .dateTime(let base, let precision, let zoned):
      "\(base.rawValue)\(precision.map { "<\(show($0))>" } ?? "")\(zoned ? "tz" : "")"
    case .interval(let from, let to): "interval \(from.rawValue) \(to.rawValue)"
    }
  }

  private func show(_ parameter: DataType.Parameter) -> String {
    switch parameter {
    case .number(let number): "\(number)"
    case .type(let type): show(type)
    }
  }

  private func show(_ call: FunctionCall) -> String {
    var text = "\(call.name.text)(\(call.hasStar ? "*" : list(call.arguments)))"
    if call.isDistinct { text += " distinct" }
    if !call.orderBy.isEmpty { text += " by \(list(call.orderBy.map(\.key)))" }
    if let filter = call.filter { text += " filter \(show(filter))" }
    if let nulls = call.nullTreatment { text += " \(nulls.rawValue)" }
    if call.window != nil { text += " over" }
    if let overflow = call.overflow { text += " \(overflow)" }
    return text
  }

  private func choice(_ operand: String, _ clauses: [Expression.WhenClause], _ otherwise: Expression?) -> String {
    let branches = clauses.map { "|\(show($0.condition)):\(show($0.result))" }.joined()
    return "case(\(operand)\(branches)\(otherwise.map { "|else:\(show($0))" } ?? ""))"
  }

  private func list(_ expressions: [Expression]) -> String { expressions.map(show).joined(separator: " ") }

  // MARK: Operators

  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("1 - 2 - 3", "((1 - 2) - 3)"), ("(1 - 2) * 3", "((1 - 2) * 3)"), ("-1", "-1"), ("- 5", "-5"),
    ("--1\n7", "7"), ("-(1)", "(- 1)"), ("- -1", "(- -1)"), ("1 -1", "(1 - 1)"), ("+1", "(+ 1)"), ("-a", "(- a)"),
    ("-.5", "-.5d"), ("-1e2", "-100.0e"), ("1 || 2 || 3", "((1 || 2) || 3)"), ("7 % 4 / 2", "((7 % 4) / 2)"),
    ("a || b + c", "(a || (b + c))"), ("a OR b AND NOT c = 1", "(a OR (b AND (NOT (c = 1))))"),
    ("a and b and c", "(a AND b AND c)"),
    ("(a and b) and c", "((a AND b) AND c)"), ("NOT NOT true", "(NOT (NOT true))"), ("1 != 2", "(1 <> 2)"),
    ("1 IS NULL", "(1 is null)"), ("1 is not null", "(1 is not null)"), ("1 IN (1, 2+3)", "(1 in [1 (2 + 3)])"),
    ("1 NOT IN (2)", "(NOT (1 in [2]))"), ("2 BETWEEN 1 AND 3", "(2 between 1 3)"),
    ("2 NOT BETWEEN 1 AND 3 AND true", "((NOT (2 between 1 3)) AND true)"), ("'a' LIKE 'b%'", "('a' like 'b%')"),
    (#"'a' NOT LIKE 'b' ESCAPE '\'"#, #"(NOT ('a' like 'b' escape '\'))"#), ("a is distinct from b", "(a IS DISTINCT FROM b)"),
    ("a is not distinct from b + 1", "(NOT (a IS DISTINCT FROM (b + 1)))"), ("a at time zone 'UTC'", "(a at 'UTC')"),
    ("-a at time zone interval '1' hour", "(- (a at interval'1' HOUR))"), ("a = all (select 1)", "(a = ALL query)"),
    ("a <> some ((values 1) union (values 2))", "(a <> SOME query)"), ("a = any(b)", "(a = any(b))"),
    ("a in (select 1)", "(a in query)"),
    ("a in ((select 1) union (select 2))", "(a in query)"), ("a in ((select 1))", "(a in [query])"),
  ])
  func operators(_ text: String, _ expected: String) throws { #expect(try shown(text) == expected) }

  // MARK: Values

  @Test(arguments: [
    ("null", "null"), ("TRUE", "true"), ("'it''s'", "'it's'"), ("''", "''"), ("DATE '2024-01-01'", "date'2024-01-01'"),
    ("bigint '5'", "bigint'5'"), ("double precision '1.5'", "double'1.5'"), ("date", "date"), ("1_000", "1000"), ("0xff", "255"),
    ("0b1_01", "5"), ("0o17", "15"), ("1.", "1.d"), (".5", ".5d"), ("1_0.5", "10.5d"), ("1e3", "1000.0e"), ("1.5E-1", "0.15e"),
    ("X'00ff'", "x[0, 255]"), ("x'0 0 F F'", "x[0, 255]"), (#"U&'a\0041\+01F600\\'"#, #"'aA😀\'"#),
    ("U&'#0042' uescape '#'", "'B'"),
    ("interval '1' day", "interval'1' DAY"), ("interval -'1-2' year to month", "interval-'1-2' YEAR MONTH"),
    ("interval + '5' second", "interval'5' SECOND"), ("interval", "interval"), ("-9223372036854775808", "-9223372036854775808"),
    ("current_date", "current_date"), ("current_timestamp(6)", "current_timestamp(6)"), ("localtime", "localtime"),
    ("current_user", "current_user"), ("?", "?0"), ("? + ?", "(?0 + ?1)"), ("(1)", "1"), ("(1, 2)", "row(1 2)"),
    ("row(1)", "row(1)"),
    ("array[]", "array()"), ("ARRAY[1, 2][1]", "array(1 2)[1]"), ("row", "row"), ("array", "array"), ("(select 1)", "query"),
    ("((select 1) limit 1)", "query"), ("(((select 1)) union select 2)", "query"), ("((select 1) + 1)", "(query + 1)"),
    ("exists (select 1)", "exists"),
  ])
  func values(_ text: String, _ expected: String) throws { #expect(try shown(text) == expected) }

  // MARK: Names

  @Test(arguments: [
    ("a.b.c", "a.b.c"), (#""A b".c"#, #""A b".c"#), (#""a""b""#, #""a"b""#), ("x[1][2]", "x[1][2]"), ("x[1].y", "x[1].y"),
    ("(a).b", "a.b"), ("limit", "limit"), ("date + time", "(date + time)"), ("first.last", "first.last"), ("show", "show"),
    ("position", "position"), ("substring", "substring"), ("try_cast", "try_cast"), ("all", "all"), ("map", "map"),
    ("json", "json"),
  ])
  func names(_ text: String, _ expected: String) throws { #expect(try shown(text) == expected) }

  // MARK: Calls

  @Test(arguments: [
    ("now()", "now()"), ("Upper(a, 2)", "upper(a 2)"), ("count(*)", "count(*)"), ("count(DISTINCT a)", "count(a) distinct"),
    ("count(ALL a)", "count(a)"), ("a.b.f(1)", "a.b.f(1)"), ("sum(a) filter (where b > 1)", "sum(a) filter (b > 1)"),
    ("array_agg(a order by b, c desc)", "array_agg(a) by b c"), ("lag(a) ignore nulls over (order by b)", "lag(a) IGNORE over"),
    ("rank() over w", "rank() over"), ("f((a, b) -> a + b)", "f((a b -> (a + b)))"),
    ("f(x -> x, () -> 1)", "f((x -> x) ( -> 1))"),
    ("coalesce(a, b)", "coalesce(a b)"), ("if(a, 1)", "if(a 1)"), ("IF(a, 1, 2)", "if(a 1 2)"), ("nullif(a, b)", "nullif(a b)"),
    ("try(1/0)", "try((1 / 0))"), ("position('a' in b)", "strpos(b 'a')"), ("position(a, b)", "position(a b)"),
    ("substring(a from 1)", "substr(a 1)"), ("substring(a from 1 for 2)", "substr(a 1 2)"), ("substring(a, 1)", "substring(a 1)"),
    ("normalize(a)", "normalize(a 'NFC')"), ("normalize(a, NFKD)", "normalize(a 'NFKD')"),
    ("extract(dow from a)", "extract(dow a)"),
    ("trim(a)", "trim(BOTH a)"), ("trim(both from a)", "trim(BOTH a)"), ("trim(leading 'x' from a)", "trim(LEADING a 'x')"),
    ("trim('x' from a)", "trim(BOTH a 'x')"), ("trim(a, 'x')", "trim(BOTH a 'x')"), ("grouping(a, t.b)", "grouping(a t.b)"),
    ("listagg(a) within group (order by b)", "listagg(a) by b"),
    (
      "listagg(distinct a, ',' on overflow error) within group (order by b) filter (where c)",
      "listagg(a ',') distinct by b filter c error"
    ),
    ("cast(a as varchar)", "cast(a varchar)"), ("try_cast(a as bigint)", "try_cast(a bigint)"),
    ("CASE WHEN 1 = 1 THEN 2 ELSE 3 END", "case(|(1 = 1):2|else:3)"),
    ("CASE 1 WHEN 2 THEN 3 WHEN 4 THEN 5 END", "case(1|2:3|4:5)"),
  ])
  func calls(_ text: String, _ expected: String) throws { #expect(try shown(text) == expected) }

  // MARK: Types

  @Test(arguments: [
    ("DECIMAL(10, 2)", "decimal<10 2>"), ("varchar(5)", "varchar<5>"), ("timestamp", "timestamp"),
    ("timestamp(6)", "timestamp<6>"),
    ("timestamp(3) with time zone", "timestamp<3>tz"), ("time without time zone", "time"), ("double precision", "double"),
    ("array(row(a bigint, varchar))", "array<row<a:bigint varchar>>"),
    ("map(varchar, array<integer>)", "map<varchar array<integer>>"),
    ("map<varchar, bigint>", "map<varchar bigint>"), ("integer array", "array<integer>"),
    ("row(x row(y time with time zone))", "row<x:row<y:timetz>>"),
    ("row(timestamp timestamp, time time(3))", "row<timestamp:timestamp time:time<3>>"),
    ("row(double precision, double double)", "row<double double:double>"),
    ("interval year to month", "interval YEAR MONTH"), ("interval day", "interval DAY DAY"),
    ("row(\"A b\" json)", "row<A b:json>"),
    ("row(a integer array)", "row<a:array<integer>>"), ("row(integer array)", "row<array<integer>>"),
  ])
  func types(_ text: String, _ expected: String) throws { #expect(show(try SQLParser.parseType(text)) == expected) }

  // MARK: Places

  @Test(arguments: [
    ("a + 1", 3), ("a\n+ 1", 1), ("a || b", 3), ("a = b", 3), ("a IS NULL", 3), ("a NOT IN (1)", 3), ("a BETWEEN 1 AND 2", 3),
    ("a AND b", 1), ("NOT a", 1), ("(a).b", 1), ("f(x)", 1), ("-a", 1), ("a AT TIME ZONE 'x'", 3), ("  'é' || 'b'", 7),
  ])
  func positionsAreThoseOfMessages(_ text: String, _ column: Int) throws {
    #expect(try SQLParser.parseExpression(text).position.column == column)
  }

  @Test func equalityDoesNotAskForPlaces() throws {
    #expect(try SQLParser.parseExpression("a + 1") == SQLParser.parseExpression("  a   +\n1"))
    #expect(try SQLParser.parseExpression("a + 1").hashValue == SQLParser.parseExpression(" a+1").hashValue)
    #expect(try SQLParser.parseExpression("a") != SQLParser.parseExpression("\"a\""))
  }
}
