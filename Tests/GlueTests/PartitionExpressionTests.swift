import AWSWire
import Documents
import Testing

@testable import Glue

/// The language of GetPartitions' `Expression`.
@Suite struct PartitionExpressionTests {
  private static let keys = [
    PartitionKey(name: "year", comparison: .integer), PartitionKey(name: "month", comparison: .text),
    PartitionKey(name: "day", comparison: .text), PartitionKey(name: "amount", comparison: .decimal),
    PartitionKey(name: "ratio", comparison: .decimal), PartitionKey(name: "big", comparison: .integer),
  ]

  private static let values = ["2024", "03", "2024-03-05", "12.50", "0.5", "9007199254740993"]

  private func holds(_ text: String, _ values: [String] = values) throws -> Bool {
    try PartitionExpression(text, keys: Self.keys).matches(values)
  }

  @Test(arguments: [
    ("year = 2024", true), ("year=2024", true), ("year <> 2024", false), ("year != 2024", false), ("year < 2025", true),
    ("year <= 2024", true), ("year > 2024", false), ("year >= 2024", true), ("year = '2024'", true), ("YEAR = 2024", true),
    ("`year` = 2024", true), ("year = -2024", false), ("year > -1", true), ("year>=2024", true), ("big = 9007199254740993", true),
    ("big = 9007199254740992", false), ("big > 9007199254740992", true), ("big < 9007199254740994", true),
    ("month = '03'", true), ("month = '3'", false), (#"month = "03""#, true), ("month > '02'", true), ("month < '1'", true),
    ("month = 03", true), ("month <> ''", true), ("month = 'it''s'", false), ("month = ''", false),
    ("amount = 12.5", true), ("amount > 12.49", true), ("amount < 12.50", false), ("amount = -12.5", false),
    ("ratio < 1e0", true), ("ratio = 0.50", true), ("ratio = 5E-1", true),
    ("day = '2024-03-05'", true), ("day >= date '2024-03-01'", true), ("day < timestamp '2024-03-01'", false),
    ("day > '2024-03-04' and day < '2024-03-06'", true), ("day BETWEEN DATE '2024-03-01' AND DATE '2024-03-31'", true),
  ])
  func comparisons(_ text: String, _ expected: Bool) throws { #expect(try holds(text) == expected) }

  @Test(arguments: [
    ("month LIKE '0%'", true), ("month like '_3'", true), ("month LIKE '0'", false), ("month LIKE '%'", true),
    ("month LIKE '*'", false), ("month LIKE '?3'", false), ("month LIKE '%3%'", true), ("month LIKE '__'", true),
    ("month LIKE '___'", false), ("month NOT LIKE '1%'", true), ("month NOT LIKE '0%'", false), ("year LIKE '20%'", true),
    ("month IN ('01','03')", true), ("month in ('01')", false), ("month NOT IN ('01')", true), ("year IN (2023, 2024)", true),
    ("year NOT IN (2023, 2024)", false), ("amount IN (1, 12.50)", true), ("year BETWEEN 2020 AND 2024", true),
    ("year BETWEEN 2024 AND 2024", true), ("year BETWEEN 2025 AND 2026", false), ("year NOT BETWEEN 2025 AND 2026", true),
    ("month BETWEEN '01' AND '04'", true), ("year IS NULL", false), ("year IS NOT NULL", true), ("month is null", false),
  ])
  func predicates(_ text: String, _ expected: Bool) throws { #expect(try holds(text) == expected) }

  @Test(arguments: [
    ("year = 2024 AND month = '03'", true), ("year = 2024 AND month = '04'", false), ("year = 2023 OR month = '03'", true),
    ("year = 2024 OR year = 2023 AND month = '04'", true), ("(year = 2024 OR year = 2023) AND month = '04'", false),
    ("NOT year = 2023", true), ("NOT (year = 2024 AND month = '03')", false), ("NOT NOT year = 2024", true),
    ("NOT year = 2023 AND month = '04'", false), ("((((year = 2024))))", true), ("\tyear\n=\r\n2024 ", true),
    ("year=2024 and(month='03')", true), ("year = 2023 or year = 2022 or year = 2024", true),
    ("year BETWEEN 2020 AND 2023 OR month = '03'", true), ("year BETWEEN 2020 AND 2024 AND month = '04'", false),
  ])
  func logic(_ text: String, _ expected: Bool) throws { #expect(try holds(text) == expected) }

  @Test func hivesMissingValueIsNull() throws {
    let missing = Array(repeating: "__HIVE_DEFAULT_PARTITION__", count: 6)
    #expect(try holds("month IS NULL", missing))
    #expect(try holds("year IS NULL", missing))
    #expect(try !holds("year IS NOT NULL", missing))
  }

  @Test func charactersCountWhole() throws {
    let values = ["2024", "é𝄞", "", "1", "1", "1"]
    #expect(try holds("month LIKE '__'", values))
    #expect(try !holds("month LIKE '___'", values))
    #expect(try holds("month LIKE 'é%'", values))
  }

  @Test(arguments: [
    ("year", "at its end"), ("year =", "at its end"), ("= 2024", "at '='"), ("year == 2024", "at '='"),
    ("year = 2024 AND", "at its end"), ("year = 2024 2025", "at '2025'"), ("(year = 2024", "at its end"),
    ("year = 2024)", "at ')'"), ("year IN ()", "at ')'"), ("year IN 2024", "at '2024'"), ("year IN (2024", "at its end"),
    ("year BETWEEN 1 2024", "at '2024'"), ("month LIKE 5", "at '5'"), ("year IS", "at its end"), ("year IS NOT 5", "at '5'"),
    ("year NOT = 5", "at '='"), ("day = date 5", "at '5'"), ("'year' = 2024", "at ''year''"), ("5 = year", "at '5'"),
    ("year = month", "at 'month'"), ("NOT", "at its end"), ("()", "at ')'"), ("year < > 5", "at '>'"),
    ("day = date", "at its end"),
  ])
  func whatCannotBeRead(_ text: String, _ place: String) throws {
    #expect(throws: ServiceError("InvalidInputException", "Unsupported expression: it cannot be read \(place).")) {
      try holds(text)
    }
  }

  @Test(arguments: ["month = 'open", "year # 2024", "year ! 5", "month = \"open", "`year = 5", "year = $1", "a;b"])
  func whatIsNotTheLanguage(_ text: String) throws {
    #expect(throws: ServiceError("InvalidInputException", "Unsupported expression '\(text)'")) { try holds(text) }
  }

  @Test(arguments: [
    ("city = 'x'", "Unsupported expression: 'city' is not a partition key of the table."),
    ("year = 'abc'", "'abc' is not a value of the partition key 'year'."),
    ("year = 1.5", "'1.5' is not a value of the partition key 'year'."),
    ("year = 99999999999999999999", "'99999999999999999999' is not a value of the partition key 'year'."),
    ("amount = 'abc'", "'abc' is not a value of the partition key 'amount'."),
    ("year IN (1, 'x')", "'x' is not a value of the partition key 'year'."),
    ("year BETWEEN 1 AND 'x'", "'x' is not a value of the partition key 'year'."),
  ])
  func literalsMustFitTheirKey(_ text: String, _ message: String) throws {
    #expect(throws: ServiceError("InvalidInputException", message)) { try holds(text) }
  }

  @Test func valuesThatAreNoNumbersRefuseTheWholeCall() throws {
    let values = ["x", "03", "d", "y", "1", "1"]
    #expect(throws: ServiceError("InvalidStateException", #"For input string: "x" is not an integer."#)) {
      try holds("year = 1", values)
    }
    #expect(throws: ServiceError("InvalidStateException", #"For input string: "y" is not a decimal."#)) {
      try holds("amount = 1", values)
    }
  }

  @Test func nestingIsBounded() throws {
    let deep = String(repeating: "(", count: 5000) + "year = 2024" + String(repeating: ")", count: 5000)
    #expect(throws: ServiceError("InvalidInputException", "The expression is nested too deeply.")) { try holds(deep) }
    #expect(throws: ServiceError.self) { try holds(String(repeating: "NOT ", count: 5000) + "year = 2024") }
    #expect(try holds(Array(repeating: "year = 1", count: 400).joined(separator: " OR ") + " OR year = 2024"))
  }

  @Test(arguments: [
    ("int", PartitionKey.Comparison.integer), ("bigint", .integer), ("SMALLINT", .integer), ("tinyint", .integer),
    ("decimal(10,2)", .decimal), ("double", .decimal), ("float", .decimal), ("string", .text), ("varchar(5)", .text),
    ("date", .text), ("timestamp", .text), ("", .text),
  ])
  func keysCompareByTheirType(_ type: String, _ comparison: PartitionKey.Comparison) {
    let table = JSON.object(["PartitionKeys": .array([.object(["Name": .string("k"), "Type": .string(type)])])])
    #expect(PartitionKey.keys(of: table).map(\.comparison) == [comparison])
  }
}
