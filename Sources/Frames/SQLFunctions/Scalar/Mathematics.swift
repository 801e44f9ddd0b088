import Glibc
import SQLColumns

extension ScalarFunction {
  /// Functions of numbers.
  static var mathematics: [ScalarFunction] {
    [
      .row("abs(tinyint) -> tinyint") { a, c throws(SQLError) in try magnitude(a[0], c) },
      .row("abs(smallint) -> smallint") { a, c throws(SQLError) in try magnitude(a[0], c) },
      .row("abs(integer) -> integer") { a, c throws(SQLError) in try magnitude(a[0], c) },
      .row("abs(bigint) -> bigint") { a, c throws(SQLError) in try magnitude(a[0], c) },
      .row("abs(double) -> double") { a, _ in .double(a[0].double.magnitude) },
      .row("abs(real) -> real") { a, _ in .real(Float(a[0].double).magnitude) },
      .row("abs(decimal(p,s)) -> decimal(p,s)") { a, _ in
        if case .integer(let digits) = a[0] { .integer(abs(digits)) } else { .wide(Int128(a[0].wide.magnitude)) }
      },
      .row("sqrt(double) -> double") { a, _ in .double(a[0].double.squareRoot()) },
    ]
  }

  private static func magnitude(_ value: SQLValue, _ context: CallContext) throws(SQLError) -> SQLValue {
    let range = context.result.integerRange
    guard value.integer != range.lowerBound else {
      throw .range("Value \(value.integer) is out of range for abs(\(context.result.name))")
    }
    return .integer(abs(value.integer))
  }
}
