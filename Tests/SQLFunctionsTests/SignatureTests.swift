import SQLColumns
import Testing

@testable import SQLFunctions

/// Functions are chosen as Trino chooses them.
@Suite struct SignatureTests {
  @Test(arguments: [
    (SQLType.integer, SQLType.integer), (.varchar(3), .double), (.decimal(5, 2), .decimal(5, 2)), (.unknown, .double),
  ])
  func `abs fits its argument`(argument: SQLType, wanted: SQLType) throws {
    let candidates = FunctionRegistry.shared.scalars(named: "abs")
    let resolution = FunctionResolution("abs", [.value(argument)])
    if case .varchar = argument {
      #expect(throws: SQLError.self) { try resolution.scalar(candidates) }
    } else if argument != .unknown {
      #expect(try resolution.scalar(candidates).result == wanted)
    }
  }

  @Test(arguments: [
    (SQLType.integer, SQLType.bigint, SQLType.bigint), (.bigint, .decimal(3, 1), .decimal(20, 1)),
    (.decimal(5, 2), .double, .double),
    (.varchar(3), .varchar(nil), .varchar(nil)), (.date, .timestamp(3), .timestamp(3)), (.unknown, .boolean, .boolean),
    (.array(.integer), .array(.double), .array(.double)),
  ])
  func `types meet`(first: SQLType, second: SQLType, common: SQLType) {
    #expect(Coercion.common(first, second) == common)
    #expect(Coercion.common(second, first) == common)
  }

  @Test func `decimals widen by Trino's rules`() throws {
    #expect(try ArithmeticKind.add.types(.decimal(5, 2), .decimal(4, 3))?.result == .decimal(7, 3))
    #expect(try ArithmeticKind.multiply.types(.decimal(15, 2), .decimal(16, 2))?.result == .decimal(31, 4))
    #expect(try ArithmeticKind.divide.types(.decimal(5, 2), .integer)?.result == .decimal(5, 2))
  }

  @Test func `casts print and read`() throws {
    let session = SQLSession(start: 0)
    #expect(try Cast.value(.text("12.345"), from: .varchar(nil), to: .decimal(4, 2), session) == .integer(1235))
    #expect(try Cast.value(.double(12.5), from: .double, to: .varchar(nil), session) == .text("1.25E1"))
    #expect(
      try Cast.value(.text("2024-01-31 10:00"), from: .varchar(nil), to: .timestamp(3), session).wide
        == 1_706_695_200_000_000_000_000)
    let failure = #expect(throws: SQLError.self) { try Cast.value(.text("x"), from: .varchar(1), to: .bigint, session) }
    #expect(failure?.reason == "INVALID_CAST_ARGUMENT: Cannot cast 'x' to BIGINT")
  }
}
