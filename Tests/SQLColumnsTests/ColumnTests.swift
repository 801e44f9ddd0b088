import Testing

@testable import SQLColumns

/// Columns give back what was put in, whatever is done with their rows.
@Suite struct ColumnTests {
  static let samples: [(SQLType, [SQLValue])] = [
    (.boolean, [.boolean(true), .null, .boolean(false)]),
    (.bigint, [.integer(1), .null, .integer(-3)]),
    (.real, [.real(1.5), .null, .real(-2)]),
    (.double, [.double(1.5), .null, .double(-2)]),
    (.decimal(38, 2), [.wide(150), .null, .wide(-2)]),
    (.zonedTimestamp(3), [.zoned(5, .utc), .null, .zoned(7, TimeZoneKey(rawValue: 60))]),
    (.varchar(nil), [.text("a"), .null, .text("grüße")]),
    (.array(.bigint), [.array([.integer(1), .null]), .null, .array([])]),
    (.map(.varchar(nil), .double), [.map([.init(.text("k"), .double(1))]), .null, .map([])]),
    (.row([.init("a", .bigint), .init(nil, .boolean)]), [.row([.integer(1), .null]), .null, .row([.null, .boolean(true)])]),
  ]

  @Test(arguments: samples.indices)
  func `values come back`(index: Int) {
    let (type, values) = ColumnTests.samples[index]
    let column = Column(type, values)
    #expect(column.values == values)
    #expect(column.gather([2, -1, 0, 0]).values == [values[2], .null, values[0], values[0]])
    #expect(column.slice(1..<3).values == Array(values[1...]))
    #expect(Column.concatenated([column, column.slice(0..<1), column], type).values == values + [values[0]] + values)
    let dictionary = Column(type, count: 4, .dictionary([2, -1, 0, 1], column))
    #expect(dictionary.values == [values[2], .null, values[0], .null])
    #expect(dictionary.flattened.values == dictionary.values)
    #expect(dictionary.gather([3, 0, -1]).values == [.null, values[2], .null])
  }

  @Test(arguments: samples.indices)
  func `constants act as their rows`(index: Int) {
    let (type, values) = ColumnTests.samples[index]
    let column = Column.constant(values[0], type, count: 3)
    #expect(column.values == column.flattened.values)
    #expect(column.gather([0, -1]).values == [values[0], .null])
    #expect(!column.mayHaveNulls)
  }

  @Test(arguments: [
    (SQLType.array(.bigint), SQLValue.array([.integer(1), .null]), "[1, null]"),
    (.map(.varchar(nil), .integer), .map([.init(.text("a"), .integer(1)), .init(.text("b"), .null)]), "{a=1, b=null}"),
    (.row([.init("f", .integer), .init(nil, .varchar(nil))]), .row([.integer(1), .text("x")]), "{f=1, field1=x}"),
    (.varbinary, .bytes([0x31, 0x0A]), "31 0a"), (.double, .double(1e10), "1.0E10"), (.double, .double(0.001), "0.001"),
    (.double, .double(12_345_678), "1.2345678E7"), (.real, .real(0.1), "0.1"), (.double, .double(-0.0), "-0.0"),
    (.decimal(10, 2), .integer(10), "0.10"), (.decimal(3, 3), .integer(-5), "-0.005"), (.date, .integer(17_167), "2017-01-01"),
    (.time(3), .integer(3_723_456_000_000_000), "01:02:03.456"),
    (.timestamp(3), .wide(-1_000_000_000), "1969-12-31 23:59:59.999"),
    (.zonedTimestamp(0), .zoned(0, TimeZoneKey(rawValue: 345)), "1970-01-01 05:45:00 +05:45"),
    (.dayInterval, .integer(172_800_001), "2 00:00:00.001"), (.monthInterval, .integer(-14), "-1-2"),
    (.char(3), .text("a"), "a  "),
    (.uuid, .wide(1), "00000000-0000-0000-0000-000000000001"), (.date, .integer(-1_000_000), "-0768-02-04"),
    (.ipAddress, .bytes([UInt8](repeating: 0, count: 15) + [1]), "::1"),
  ])
  func `values print as results print them`(type: SQLType, value: SQLValue, text: String) {
    #expect(type.text(value) == text)
  }

  @Test(arguments: [("1.50", 150, 3, 2), ("-0.05", -5, 2, 2), ("007", 7, 1, 0), (".5", 5, 1, 1), ("0", 0, 1, 0)])
  func `decimals are read`(text: String, digits: Int, precision: Int, scale: Int) throws {
    let decimal = try #require(DecimalText.parse(text))
    #expect(decimal == (Int128(digits), precision, scale))
  }

  @Test(arguments: ["2001:db8::1", "::", "::ffff:1.2.3.4", "10.0.0.1", "1:2:3:4:5:6:7:8", "fe80::1:0:0:1"])
  func `addresses are read and printed`(text: String) throws {
    let bytes = try #require(IPAddressText.parse(text))
    #expect(IPAddressText.parse(IPAddressText.text(bytes)) == bytes)
  }

  @Test func `calendar days count both ways`() {
    for days in stride(from: Int64(-1_000_000), to: 3_000_000, by: 977) {
      let day = CalendarDay(daysSince1970: days)
      #expect(day.isValid && day.daysSince1970 == days)
    }
    #expect(CalendarDay(year: 2024, month: 12, day: 30).isoWeek == (2025, 1))
    #expect(CalendarDay(year: 2024, month: 1, day: 31).adding(months: 1) == CalendarDay(year: 2024, month: 2, day: 29))
  }
}
