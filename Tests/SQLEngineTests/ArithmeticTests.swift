import Testing

@testable import SQLEngine

@Suite struct ArithmeticTests {
  @Test(arguments: [
    ("1", "integer 1"), ("-2147483648", "integer -2147483648"), ("2147483647", "integer 2147483647"),
    ("2147483648", "bigint 2147483648"), ("-9223372036854775808", "bigint -9223372036854775808"), ("1.5", "decimal(2,1) 1.5"),
    ("1.50", "decimal(3,2) 1.50"), ("-0.05", "decimal(2,2) -0.05"), (".5", "decimal(1,1) 0.5"), ("5.", "decimal(1,0) 5"),
    ("0.0", "decimal(1,1) 0.0"), ("00.10", "decimal(2,2) 0.10"), ("1e0", "double 1.0"), ("'ab'", "varchar(2) ab"),
    ("''", "varchar(0) "),
    ("'𝄞'", "varchar(1) 𝄞"), ("true", "boolean true"), ("null", "unknown NULL"), ("DECIMAL '1.50'", "decimal(3,2) 1.50"),
    ("DECIMAL '-12'", "decimal(2,0) -12"), ("BIGINT '7'", "bigint 7"), ("INTEGER '-7'", "integer -7"),
    ("DOUBLE '1.5'", "double 1.5"),
    ("BOOLEAN 'true'", "boolean true"), ("VARCHAR 'x'", "varchar x"),
    ("12345678901234567890123456789012345678.", "decimal(38,0) 12345678901234567890123456789012345678"),
  ])
  func literals(_ text: String, _ expected: String) throws { #expect(try Query.value(text) == expected) }

  @Test(arguments: [
    ("1 + 2", "integer 3"), ("7 / 2", "integer 3"), ("-7 / 2", "integer -3"), ("7 % 3", "integer 1"), ("-7 % 3", "integer -1"),
    ("7 % -3", "integer 1"), ("2147483647 + 2147483648", "bigint 4294967295"), ("1 + null", "integer NULL"),
    ("null * 2147483648", "bigint NULL"), ("-(5)", "integer -5"), ("-(null)", "unknown NULL"), ("2 * 3 - 4", "integer 2"),
    ("-9223372036854775808 % -1", "bigint 0"),
  ])
  func integers(_ text: String, _ expected: String) throws { #expect(try Query.value(text) == expected) }

  @Test(arguments: [
    ("1.5 + 2.25", "decimal(4,2) 3.75"), ("1.5 - 2.25", "decimal(4,2) -0.75"), ("1.5 * 2.25", "decimal(5,3) 3.375"),
    ("1.0 / 3.0", "decimal(3,1) 0.3"), ("2.0 / 3.0", "decimal(3,1) 0.7"), ("-2.0 / 3.0", "decimal(3,1) -0.7"),
    ("1.00 / 8", "decimal(3,2) 0.13"), ("10.0 % 3.5", "decimal(2,1) 3.0"), ("-10.0 % 3.5", "decimal(2,1) -3.0"),
    ("1 + 1.5", "decimal(12,1) 2.5"), ("2147483648 * 1.5", "decimal(21,1) 3221225472.0"), ("1.5 * null", "decimal(2,1) NULL"),
    ("-1.5", "decimal(2,1) -1.5"), ("-(1.5)", "decimal(2,1) -1.5"), ("0.1 + 0.2", "decimal(2,1) 0.3"),
    ("DECIMAL '99999999999999999999999999999999999999' - 1", "decimal(38,0) 99999999999999999999999999999999999998"),
    ("DECIMAL '1' / DECIMAL '3.000'", "decimal(7,3) 0.333"),
  ])
  func decimals(_ text: String, _ expected: String) throws { #expect(try Query.value(text) == expected) }

  @Test(arguments: [
    ("1e0 / 3", "double 0.3333333333333333"), ("1e0 / 0", "double Infinity"), ("-1e0 / 0", "double -Infinity"),
    ("0e0 / 0e0", "double NaN"), ("1.5 + 1e0", "double 2.5"), ("1e1 % 3", "double 1.0"), ("2 * 5e-1", "double 1.0"),
    ("-(0e0)", "double -0.0"),
  ])
  func doubles(_ text: String, _ expected: String) throws { #expect(try Query.value(text) == expected) }

  @Test(arguments: [
    ("2147483647 + 1", "NUMERIC_VALUE_OUT_OF_RANGE: integer addition overflow: 2147483647 + 1"),
    ("-2147483648 - 1", "NUMERIC_VALUE_OUT_OF_RANGE: integer subtraction overflow: -2147483648 - 1"),
    ("2147483647 * 2", "NUMERIC_VALUE_OUT_OF_RANGE: integer multiplication overflow: 2147483647 * 2"),
    ("9223372036854775807 + 1", "NUMERIC_VALUE_OUT_OF_RANGE: bigint addition overflow: 9223372036854775807 + 1"),
    ("9223372036854775807 * 2", "NUMERIC_VALUE_OUT_OF_RANGE: bigint multiplication overflow: 9223372036854775807 * 2"),
    ("-9223372036854775808 / -1", "NUMERIC_VALUE_OUT_OF_RANGE: bigint division overflow: -9223372036854775808 / -1"),
    ("-(-2147483648)", "NUMERIC_VALUE_OUT_OF_RANGE: integer negation overflow: -2147483648"),
    ("-(-9223372036854775808)", "NUMERIC_VALUE_OUT_OF_RANGE: bigint negation overflow: -9223372036854775808"),
    ("abs(-2147483648)", "NUMERIC_VALUE_OUT_OF_RANGE: Value -2147483648 is out of range for abs(integer)"),
    ("1 / 0", "DIVISION_BY_ZERO: Division by zero"), ("1 % 0", "DIVISION_BY_ZERO: Division by zero"),
    ("1.5 / 0", "DIVISION_BY_ZERO: Division by zero"), ("1.5 % 0.0", "DIVISION_BY_ZERO: Division by zero"),
    (
      "DECIMAL '99999999999999999999999999999999999999' + 1", "NUMERIC_VALUE_OUT_OF_RANGE: Decimal overflow"
    ),
    (
      "DECIMAL '99999999999999999999999999999999999999' * DECIMAL '99999999999999999999999999999999999999'",
      "NUMERIC_VALUE_OUT_OF_RANGE: Decimal overflow"
    ),
    (
      "DECIMAL '0.12345678901234567890' * DECIMAL '0.12345678901234567890'",
      "NOT_SUPPORTED: line 1:41: DECIMAL scale must be in range [0, precision (38)]: 40"
    ),
    ("'a' + 1", "TYPE_MISMATCH: line 1:12: Cannot apply operator: varchar(1) + integer"),
    ("1 + 'a'", "TYPE_MISMATCH: line 1:10: Cannot apply operator: integer + varchar(1)"),
    ("true * 2", "TYPE_MISMATCH: line 1:13: Cannot apply operator: boolean * integer"),
    ("-('a')", "TYPE_MISMATCH: line 1:8: Cannot negate varchar(1)"),
    (
      "1.234567890123456789012345678901234567890",
      "SYNTAX_ERROR: Invalid decimal literal '1.234567890123456789012345678901234567890'"
    ),
  ])
  func errors(_ text: String, _ reason: String) throws { #expect(try Query.problem(text) == reason) }

  /// Java's `Double.toString`.
  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (0.1, "0.1"), (100, "100.0"), (9_999_999, "9999999.0"), (1e7, "1.0E7"),
    (12_345_678.9, "1.23456789E7"),
    (0.001, "0.001"), (0.00099, "9.9E-4"), (1e-5, "1.0E-5"), (1.5e300, "1.5E300"), (-2.5e-10, "-2.5E-10"), (1e16, "1.0E16"),
    (1e21, "1.0E21"),
    (123_456_789_012_345_680, "1.2345678901234568E17"), (.greatestFiniteMagnitude, "1.7976931348623157E308"),
    (.infinity, "Infinity"), (-.infinity, "-Infinity"), (.nan, "NaN"), (0.1 + 0.2, "0.30000000000000004"),
    (1.0 / 3, "0.3333333333333333"), (.leastNonzeroMagnitude, "4.9E-324"),
  ])
  func doubleText(_ value: Double, _ text: String) { #expect(QueryValue(.double(value), .double).text == text) }

  @Test(arguments: [
    ("1", (10, 0), "integer"), ("2147483648", (19, 0), "bigint"), ("1.50", (3, 2), "decimal"), ("1e0", (17, 0), "double"),
    ("'abc'", (3, 0), "varchar"), ("upper('a') || 'b'", (2_147_483_647, 0), "varchar"), ("true", (0, 0), "boolean"),
    ("null", (0, 0), "unknown"), ("DATE '2024-01-01'", (0, 0), "date"), ("TIMESTAMP '2024-01-01 00:00:00'", (3, 0), "timestamp"),
  ])
  func columnInfo(_ text: String, _ numbers: (Int, Int), _ name: String) throws {
    let type = try Query.run(text).columns[0].type
    #expect(type.precisionAndScale == numbers)
    #expect(type.columnType == name)
  }
}
