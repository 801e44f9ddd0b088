import Testing

@Suite struct CastTests {
  @Test(arguments: [
    ("'12' AS integer", "integer 12"), ("' -12 ' AS int", "integer -12"), ("'+5' AS bigint", "bigint 5"),
    ("'1.5' AS double", "double 1.5"),
    ("' 1e3 ' AS double", "double 1000.0"), ("'NaN' AS double", "double NaN"), ("'-Infinity' AS double", "double -Infinity"),
    ("'TRUE' AS boolean", "boolean true"), ("'f' AS boolean", "boolean false"), ("'1' AS boolean", "boolean true"),
    ("'1.25' AS decimal(3,1)", "decimal(3,1) 1.3"), ("'-1.25' AS decimal(3,1)", "decimal(3,1) -1.3"),
    ("'12' AS decimal", "decimal(38,0) 12"),
    ("'1.5e3' AS decimal(5,1)", "decimal(5,1) 1500.0"), ("'15E-1' AS decimal(5,1)", "decimal(5,1) 1.5"),
    ("'.5' AS decimal(2,1)", "decimal(2,1) 0.5"),
    ("'0.04' AS decimal(1,1)", "decimal(1,1) 0.0"), ("'2024-01-31' AS date", "date 2024-01-31"),
    ("' 2024-1-5 ' AS date", "date 2024-01-05"),
    ("'2024-01-31 10:20:30.5' AS timestamp", "timestamp(3) 2024-01-31 10:20:30.500"),
    ("'2024-01-31' AS timestamp", "timestamp(3) 2024-01-31 00:00:00.000"),
    ("'2024-01-31 10:20' AS timestamp", "timestamp(3) 2024-01-31 10:20:00.000"),
    ("'2024-12-31 23:59:59.9996' AS timestamp", "timestamp(3) 2025-01-01 00:00:00.000"),
    ("'abcdef' AS varchar(3)", "varchar(3) abc"), ("'abc' AS varchar", "varchar abc"), ("'é𝄞x' AS varchar(2)", "varchar(2) é𝄞"),
  ])
  func fromText(_ text: String, _ expected: String) throws { #expect(try Query.value("CAST(\(text))") == expected) }

  @Test(arguments: [
    ("12.5 AS integer", "integer 13"), ("-12.5 AS bigint", "bigint -13"), ("12.4 AS integer", "integer 12"),
    ("2.5e0 AS integer", "integer 3"),
    ("-2.5e0 AS bigint", "bigint -3"), ("1e-10 AS integer", "integer 0"), ("9.2E18 AS bigint", "bigint 9200000000000000000"),
    ("1 AS double", "double 1.0"), ("1.10 AS double", "double 1.1"), ("12 AS decimal(5,2)", "decimal(5,2) 12.00"),
    ("1.25 AS decimal(2,1)", "decimal(2,1) 1.3"), ("-1.25 AS decimal(2,1)", "decimal(2,1) -1.3"),
    ("1.1e0 AS decimal(5,3)", "decimal(5,3) 1.100"),
    ("1.2345678901234568E24 AS decimal(30,5)", "decimal(30,5) 1234567890123456800000000.00000"),
    ("5e-3 AS decimal(3,2)", "decimal(3,2) 0.01"),
    ("true AS integer", "integer 1"), ("false AS double", "double 0.0"), ("true AS decimal(3,1)", "decimal(3,1) 1.0"),
    ("5 AS boolean", "boolean true"),
    ("0.00 AS boolean", "boolean false"), ("0e0 AS boolean", "boolean false"), ("1.50 AS varchar", "varchar 1.50"),
    ("true AS varchar", "varchar true"),
    ("12 AS varchar(2)", "varchar(2) 12"), ("1e7 AS varchar", "varchar 1.0E7"),
    ("DATE '2024-01-31' AS varchar", "varchar 2024-01-31"),
    ("DATE '2024-01-31' AS timestamp", "timestamp(3) 2024-01-31 00:00:00.000"),
    ("TIMESTAMP '2024-01-31 10:20:30' AS date", "date 2024-01-31"),
    ("null AS integer", "integer NULL"), ("null AS decimal(4,2)", "decimal(4,2) NULL"), ("null AS varchar(5)", "varchar(5) NULL"),
    ("'0.99999999999999999999' AS decimal(38,20)", "decimal(38,20) 0.99999999999999999999"),
  ])
  func betweenTypes(_ text: String, _ expected: String) throws { #expect(try Query.value("CAST(\(text))") == expected) }

  @Test(arguments: [
    ("'abc' AS integer", "INVALID_CAST_ARGUMENT: Cannot cast 'abc' to INT"),
    ("'2147483648' AS integer", "INVALID_CAST_ARGUMENT: Cannot cast '2147483648' to INT"),
    ("'1.5' AS bigint", "INVALID_CAST_ARGUMENT: Cannot cast '1.5' to BIGINT"),
    ("'x' AS double", "INVALID_CAST_ARGUMENT: Cannot cast 'x' to DOUBLE"),
    ("'0x10' AS double", "INVALID_CAST_ARGUMENT: Cannot cast '0x10' to DOUBLE"),
    ("'inf' AS double", "INVALID_CAST_ARGUMENT: Cannot cast 'inf' to DOUBLE"),
    ("'yes' AS boolean", "INVALID_CAST_ARGUMENT: Cannot cast 'yes' to BOOLEAN"),
    ("'abc' AS date", "INVALID_CAST_ARGUMENT: Value cannot be cast to date: abc"),
    ("'2024-02-30' AS date", "INVALID_CAST_ARGUMENT: Value cannot be cast to date: 2024-02-30"),
    ("'2024-01-01T10:00:00' AS timestamp", "INVALID_CAST_ARGUMENT: Value cannot be cast to timestamp: 2024-01-01T10:00:00"),
    ("'2024-01-01 25:00:00' AS timestamp", "INVALID_CAST_ARGUMENT: Value cannot be cast to timestamp: 2024-01-01 25:00:00"),
    (
      "'2024-01-01 10:00:00 UTC' AS timestamp",
      "INVALID_CAST_ARGUMENT: Value cannot be cast to timestamp: 2024-01-01 10:00:00 UTC"
    ),
    ("'x' AS decimal(3,1)", "INVALID_CAST_ARGUMENT: Cannot cast VARCHAR 'x' to DECIMAL(3, 1). Value is not a number."),
    ("'' AS decimal(3,1)", "INVALID_CAST_ARGUMENT: Cannot cast VARCHAR '' to DECIMAL(3, 1). Value is not a number."),
    ("'123.4' AS decimal(3,1)", "INVALID_CAST_ARGUMENT: Cannot cast VARCHAR '123.4' to DECIMAL(3, 1). Value too large."),
    ("'99.95' AS decimal(3,1)", "INVALID_CAST_ARGUMENT: Cannot cast VARCHAR '99.95' to DECIMAL(3, 1). Value too large."),
    (
      "'170141183460469231731687303715884105727.9' AS decimal(38,0)",
      "INVALID_CAST_ARGUMENT: Cannot cast VARCHAR '170141183460469231731687303715884105727.9' to DECIMAL(38, 0). Value too large."
    ),
    ("'1e400' AS decimal(38,0)", "INVALID_CAST_ARGUMENT: Cannot cast VARCHAR '1e400' to DECIMAL(38, 0). Value too large."),
    ("123 AS decimal(2,0)", "INVALID_CAST_ARGUMENT: Cannot cast INTEGER '123' to DECIMAL(2, 0)"),
    ("2147483648 AS decimal(2,0)", "INVALID_CAST_ARGUMENT: Cannot cast BIGINT '2147483648' to DECIMAL(2, 0)"),
    ("12.5 AS decimal(2,1)", "INVALID_CAST_ARGUMENT: Cannot cast DECIMAL '12.5' to DECIMAL(2, 1)"),
    ("1e10 AS decimal(3,1)", "INVALID_CAST_ARGUMENT: Cannot cast DOUBLE '1.0E10' to DECIMAL(3, 1)"),
    ("0e0/0e0 AS decimal(3,1)", "INVALID_CAST_ARGUMENT: Cannot cast DOUBLE 'NaN' to DECIMAL(3, 1)"),
    ("2147483648 AS integer", "NUMERIC_VALUE_OUT_OF_RANGE: Out of range for integer: 2147483648"),
    ("1e10 AS integer", "NUMERIC_VALUE_OUT_OF_RANGE: Out of range for integer: 1.0E10"),
    ("0e0/0e0 AS integer", "INVALID_CAST_ARGUMENT: Cannot cast double NaN to integer"),
    ("1e19 AS bigint", "INVALID_CAST_ARGUMENT: Unable to cast 1.0E19 to bigint"),
    ("1e0/0 AS bigint", "INVALID_CAST_ARGUMENT: Unable to cast Infinity to bigint"),
    ("12345678901.0 AS integer", "INVALID_CAST_ARGUMENT: Cannot cast '12345678901.0' to INTEGER"),
    ("12345678901234567890.0 AS bigint", "INVALID_CAST_ARGUMENT: Cannot cast '12345678901234567890.0' to BIGINT"),
    ("123 AS varchar(2)", "INVALID_CAST_ARGUMENT: Value 123 cannot be represented as varchar(2)"),
    ("0e0/0e0 AS varchar(2)", "INVALID_CAST_ARGUMENT: Value NaN (NaN) cannot be represented as varchar(2)"),
    ("1 AS date", "TYPE_MISMATCH: line 1:8: Cannot cast integer to date"),
    ("DATE '2024-01-01' AS integer", "TYPE_MISMATCH: line 1:8: Cannot cast date to integer"),
    ("true AS timestamp", "TYPE_MISMATCH: line 1:8: Cannot cast boolean to timestamp(3)"),
    ("1 AS nonsense", "TYPE_NOT_FOUND: line 1:18: Unknown type: nonsense"),
    ("1 AS tinyint", "NOT_SUPPORTED: line 1:18: The type tinyint is not served yet"),
    ("'x' AS timestamp(6)", "NOT_SUPPORTED: line 1:20: The type timestamp(6) is not served yet"),
    ("1 AS decimal(39,0)", "INVALID_PARAMETER_USAGE: line 1:18: DECIMAL precision must be in range [1, 38]: 39"),
    ("1 AS decimal(3,4)", "INVALID_PARAMETER_USAGE: line 1:18: DECIMAL scale must be in range [0, precision (3)]: 4"),
  ])
  func failures(_ text: String, _ reason: String) throws { #expect(try Query.problem("CAST(\(text))") == reason) }

  @Test(arguments: [
    ("TRY_CAST('x' AS integer)", "integer NULL"), ("TRY_CAST('12' AS integer)", "integer 12"),
    ("TRY_CAST('x' AS decimal(3,1))", "decimal(3,1) NULL"),
    ("TRY_CAST(1e10 AS integer)", "integer NULL"), ("try(CAST('x' AS date))", "unknown NULL"), ("try(1/0)", "unknown NULL"),
    ("try(5)", "integer 5"),
  ])
  func safeCasts(_ text: String, _ expected: String) throws { #expect(try Query.value(text) == expected) }

  @Test(arguments: [
    ("TRY_CAST(1 AS date)", "TYPE_MISMATCH: line 1:8: Cannot cast integer to date"),
    (
      "try(a)",
      "COLUMN_NOT_FOUND: line 1:12: Column 'a' cannot be resolved or requester is not authorized to access requested resources"
    ),
    ("DATE 'x'", "INVALID_LITERAL: line 1:8: 'x' is not a valid DATE literal"),
    ("TIMESTAMP 'x'", "INVALID_LITERAL: line 1:8: 'x' is not a valid TIMESTAMP literal"),
    ("DECIMAL 'x'", "INVALID_LITERAL: line 1:8: 'x' is not a valid DECIMAL literal"),
    ("BIGINT 'x'", "INVALID_LITERAL: line 1:8: 'x' is not a valid BIGINT literal"),
    ("DECIMAL '1.2.3'", "INVALID_LITERAL: line 1:8: '1.2.3' is not a valid DECIMAL literal"),
    (
      "DECIMAL '\(String(repeating: "9", count: 39))'",
      "INVALID_LITERAL: line 1:8: '\(String(repeating: "9", count: 39))' is not a valid DECIMAL literal"
    ),
    ("TIMESTAMP '2024-01-01 00:00:00.1234'", "NOT_SUPPORTED: line 1:8: Timestamps finer than milliseconds are not served yet"),
    ("nonsense 'x'", "TYPE_NOT_FOUND: line 1:8: Unknown type: nonsense"),
    ("real '1'", "NOT_SUPPORTED: line 1:8: The type real is not served yet"),
  ])
  func otherFailures(_ text: String, _ reason: String) throws { #expect(try Query.problem(text) == reason) }
}
