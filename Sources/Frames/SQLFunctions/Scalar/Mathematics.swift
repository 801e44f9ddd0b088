import Glibc
import SQLColumns

extension ScalarFunction {
  /// Functions of numbers.
  static var mathematics: [ScalarFunction] { integers + floating + rounding + decimals + numberTexts }

  private static let integerTypes = ["tinyint", "smallint", "integer", "bigint"]

  private static var integers: [ScalarFunction] {
    integerTypes.flatMap { type in
      [
        .row("abs(\(type)) -> \(type)") { a, c throws(SQLError) in try magnitude(a[0], c) },
        .row("sign(\(type)) -> \(type)") { a, _ in .integer(a[0].integer.signum()) },
        .row("$negate(\(type)) -> \(type)") { a, c throws(SQLError) in try negated(a[0], c) },
        .row("mod(\(type), \(type)) -> \(type)") { a, _ throws(SQLError) in
          if a[1].integer == 0 { throw .divisionByZero }
          return .integer(a[1].integer == -1 ? 0 : a[0].integer % a[1].integer)
        },
        .row("ceiling(\(type)) -> \(type)") { a, _ in a[0] }, .row("ceil(\(type)) -> \(type)") { a, _ in a[0] },
        .row("floor(\(type)) -> \(type)") { a, _ in a[0] }, .row("round(\(type)) -> \(type)") { a, _ in a[0] },
        .row("round(\(type), integer) -> \(type)") { a, c throws(SQLError) in try roundedInteger(a[0], a[1], c) },
      ]
    } + [
      .row("bitwise_and(bigint, bigint) -> bigint") { a, _ in .integer(a[0].integer & a[1].integer) },
      .row("bitwise_or(bigint, bigint) -> bigint") { a, _ in .integer(a[0].integer | a[1].integer) },
      .row("bitwise_xor(bigint, bigint) -> bigint") { a, _ in .integer(a[0].integer ^ a[1].integer) },
      .row("bitwise_not(bigint) -> bigint") { a, _ in .integer(~a[0].integer) },
      .row("bit_count(bigint, bigint) -> bigint") { a, _ throws(SQLError) in try bitCount(a[0].integer, a[1].integer) },
      .row("from_base(varchar(x), bigint) -> bigint") { a, _ throws(SQLError) in try fromBase(a[0].text, a[1].integer) },
      .row("to_base(bigint, bigint) -> varchar(64)") { a, _ throws(SQLError) in
        try checkRadix(a[1].integer)
        return .text(String(a[0].integer, radix: Int(a[1].integer)))
      },
      .row("width_bucket(double, double, double, bigint) -> bigint") { a, _ throws(SQLError) in try bucket(a) },
      .row("width_bucket(double, array(double)) -> bigint") { a, _ throws(SQLError) in try bucket(a[0].double, a[1].elements) },
    ]
      + integerTypes.flatMap { type in
        [
          .row("bitwise_left_shift(\(type), bigint) -> \(type)") { a, c in shifted(a, c, isLeft: true, isArithmetic: false) },
          .row("bitwise_right_shift(\(type), bigint) -> \(type)") { a, c in shifted(a, c, isLeft: false, isArithmetic: false) },
          .row("bitwise_right_shift_arithmetic(\(type), bigint) -> \(type)") { a, c in
            shifted(a, c, isLeft: false, isArithmetic: true)
          },
        ]
      }
  }

  private static func magnitude(_ value: SQLValue, _ context: CallContext) throws(SQLError) -> SQLValue {
    guard value.integer != context.result.integerRange.lowerBound else {
      throw .range("Value \(value.integer) is out of range for abs(\(context.result.name))")
    }
    return .integer(abs(value.integer))
  }

  private static func negated(_ value: SQLValue, _ context: CallContext) throws(SQLError) -> SQLValue {
    guard value.integer != context.result.integerRange.lowerBound else {
      throw .range("\(context.result.name) negation overflow: \(value.integer)")
    }
    return .integer(-value.integer)
  }

  private static func roundedInteger(_ value: SQLValue, _ digits: SQLValue, _ context: CallContext) throws(SQLError) -> SQLValue {
    if digits.integer >= 0 { return value }
    guard digits.integer > -19 else { return .integer(0) }
    let factor = DecimalText.powersOfTen[Int(-digits.integer)]
    let rounded = DecimalText.dividedHalfUp(Int128(value.integer), factor) * factor
    guard let result = Int64(exactly: rounded), context.result.integerRange.contains(result) else {
      throw .range("numerical overflow: \(value.integer)")
    }
    return .integer(result)
  }

  private static func bitCount(_ value: Int64, _ bits: Int64) throws(SQLError) -> SQLValue {
    guard (2...64).contains(bits) else { throw .argument("Bits specified in bit_count must be between 2 and 64, got \(bits)") }
    if bits < 64 {
      let limit = Int64(1) << (bits - 1)
      guard value >= -limit, value < limit else {
        throw .argument("Number must be representable with the bits specified. \(value) cannot be represented with \(bits) bits")
      }
      return .integer(Int64((value & ((Int64(1) << bits) - 1)).nonzeroBitCount))
    }
    return .integer(Int64(value.nonzeroBitCount))
  }

  private static func width(_ type: SQLType) -> Int64 {
    switch type {
    case .tinyint: 8
    case .smallint: 16
    case .integer: 32
    default: 64
    }
  }

  private static func shifted(_ a: [SQLValue], _ context: CallContext, isLeft: Bool, isArithmetic: Bool) -> SQLValue {
    let (value, shift, width) = (a[0].integer, a[1].integer, width(context.result))
    guard shift >= 0, shift < width else { return .integer(isArithmetic && value < 0 ? -1 : 0) }
    let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
    let bits = UInt64(bitPattern: value) & mask
    if isArithmetic { return .integer(value >> shift) }
    let moved = (isLeft ? bits << UInt64(shift) : bits >> UInt64(shift)) & mask
    let isNegative = width < 64 && moved >> UInt64(width - 1) == 1
    return .integer(Int64(bitPattern: isNegative ? moved | ~mask : moved))
  }

  private static func checkRadix(_ radix: Int64) throws(SQLError) {
    guard (2...36).contains(radix) else { throw .argument("Radix must be between 2 and 36") }
  }

  private static func fromBase(_ text: String, _ radix: Int64) throws(SQLError) -> SQLValue {
    try checkRadix(radix)
    guard let value = Int64(text, radix: Int(radix)) else { throw .argument("Not a valid base-\(radix) number: \(text)") }
    return .integer(value)
  }

  private static func bucket(_ a: [SQLValue]) throws(SQLError) -> SQLValue {
    let (operand, first, last, count) = (a[0].double, a[1].double, a[2].double, a[3].integer)
    guard count > 0 else { throw .argument("bucketCount must be greater than 0") }
    guard !operand.isNaN else { throw .argument("operand must not be NaN") }
    guard first.isFinite else { throw .argument("first bound must be finite") }
    guard last.isFinite else { throw .argument("second bound must be finite") }
    guard first != last else { throw .argument("bounds cannot equal each other") }
    let (low, high) = (min(first, last), max(first, last))
    var result: Int64
    if operand < low {
      result = 0
    } else if operand >= high {
      guard count < Int64.max else { throw .range("Bucket for value \(FloatingText.text(operand)) is out of range") }
      result = count + 1
    } else {
      result = Int64(exactly: (Double(count) * (operand - low) / (high - low) + 1).rounded(.down)) ?? count
    }
    if first > last { result = count - result + 1 }
    return .integer(result)
  }

  private static func bucket(_ operand: Double, _ bins: [SQLValue]) throws(SQLError) -> SQLValue {
    guard !bins.isEmpty else { throw .argument("Bins cannot be an empty array") }
    guard !operand.isNaN else { throw .argument("Operand cannot be NaN") }
    var (low, high) = (0, bins.count)
    while low < high {
      let middle = (low + high) / 2
      guard bins[low].double <= bins[high - 1].double else { throw .argument("Bin values are not sorted in ascending order") }
      guard bins[middle].double.isFinite else {
        throw .argument("Bin values must be finite, got \(FloatingText.text(bins[middle].double))")
      }
      if operand < bins[middle].double { high = middle } else { low = middle + 1 }
    }
    return .integer(Int64(low))
  }

  // MARK: Floating point

  private static var floating: [ScalarFunction] {
    let plain: [(String, @Sendable (Double) -> Double)] = [
      ("sqrt", { $0.squareRoot() }), ("cbrt", { cbrt($0) }), ("exp", { exp($0) }), ("ln", { log($0) }), ("log2", { log2($0) }),
      ("log10", { log10($0) }), ("sin", { sin($0) }), ("cos", { cos($0) }), ("tan", { tan($0) }), ("asin", { asin($0) }),
      ("acos", { acos($0) }), ("atan", { atan($0) }), ("sinh", { sinh($0) }), ("cosh", { cosh($0) }), ("tanh", { tanh($0) }),
      ("degrees", { $0 * 180 / .pi }), ("radians", { $0 * .pi / 180 }),
    ]
    let unary = plain.map { name, body in
      ScalarFunction.columns("\(name)(double) -> double") { a, count, _ throws(SQLError) in
        let nulls = a[0].nullMask
        return Column(
          .double, count: count, nulls: nulls, .doubles(try Kernel.map(count, a[0].doubles, nulls: nulls, absent: 0) { body($0) })
        )
      }
    }
    return unary + [
      .row("abs(double) -> double") { a, _ in .double(a[0].double.magnitude) },
      .row("abs(real) -> real") { a, _ in .real(Float(a[0].double).magnitude) },
      .row("sign(double) -> double") { a, _ in .double(signum(a[0].double)) },
      .row("sign(real) -> real") { a, _ in .real(Float(signum(a[0].double))) },
      .row("$negate(double) -> double") { a, _ in .double(-a[0].double) },
      .row("$negate(real) -> real") { a, _ in .real(Float(-a[0].double)) },
      .row("mod(double, double) -> double") { a, _ in .double(fmod(a[0].double, a[1].double)) },
      .row("mod(real, real) -> real") { a, _ in .real(Float(fmod(a[0].double, a[1].double))) },
      .row("atan2(double, double) -> double") { a, _ in .double(atan2(a[0].double, a[1].double)) },
      .row("power(double, double) -> double") { a, _ in .double(pow(a[0].double, a[1].double)) },
      .row("pow(double, double) -> double") { a, _ in .double(pow(a[0].double, a[1].double)) },
      .row("log(double, double) -> double") { a, _ in .double(log(a[1].double) / log(a[0].double)) },
      .row("e() -> double") { _, _ in .double(M_E) }, .row("pi() -> double") { _, _ in .double(.pi) },
      .row("nan() -> double") { _, _ in .double(.nan) }, .row("infinity() -> double") { _, _ in .double(.infinity) },
      .row("is_nan(double) -> boolean") { a, _ in .boolean(a[0].double.isNaN) },
      .row("is_nan(real) -> boolean") { a, _ in .boolean(a[0].double.isNaN) },
      .row("is_finite(double) -> boolean") { a, _ in .boolean(a[0].double.isFinite) },
      .row("is_infinite(double) -> boolean") { a, _ in .boolean(a[0].double.isInfinite) },
      .random("random() -> double") { _, c in .double(Double(c.session.random() >> 11) / Double(1 << 53)) },
      .random("rand() -> double") { _, c in .double(Double(c.session.random() >> 11) / Double(1 << 53)) },
    ]
      + ["random", "rand"].flatMap { name in
        integerTypes.flatMap { type in
          [
            .random("\(name)(\(type)) -> \(type)") { a, c throws(SQLError) in
              guard a[0].integer > 0 else { throw .argument("bound must be positive") }
              return .integer(Int64(c.session.random() % UInt64(a[0].integer)))
            },
            .random("\(name)(\(type), \(type)) -> \(type)") { a, c throws(SQLError) in
              guard a[0].integer < a[1].integer else { throw .argument("start value must be less than stop value") }
              return .integer(a[0].integer &+ Int64(c.session.random() % UInt64(bitPattern: a[1].integer &- a[0].integer)))
            },
          ]
        }
      }
  }

  private static func signum(_ value: Double) -> Double { value > 0 ? 1 : value < 0 ? -1 : value }

  // MARK: Rounding

  private static var rounding: [ScalarFunction] {
    ["double", "real"].flatMap { type in
      [
        .row("ceiling(\(type)) -> \(type)") { a, c in floating(a[0].double.rounded(.up), c) },
        .row("ceil(\(type)) -> \(type)") { a, c in floating(a[0].double.rounded(.up), c) },
        .row("floor(\(type)) -> \(type)") { a, c in floating(a[0].double.rounded(.down), c) },
        .row("round(\(type)) -> \(type)") { a, c in floating(a[0].double.rounded(.toNearestOrAwayFromZero), c) },
        .row("round(\(type), integer) -> \(type)") { a, c in floating(rounded(a[0].double, a[1].integer, c.result == .real), c) },
        .row("truncate(\(type)) -> \(type)") { a, c in floating(a[0].double.rounded(.towardZero), c) },
      ]
    }
  }

  private static func floating(_ value: Double, _ context: CallContext) -> SQLValue {
    context.result == .real ? .real(Float(value)) : .double(value)
  }

  private static func rounded(_ value: Double, _ digits: Int64, _ isReal: Bool) -> Double {
    guard value.isFinite, digits < 310, digits > -310 else { return digits <= -310 ? 0 : value }
    let text = isReal ? Float(value).description : value.description
    if digits <= 18, let exact = TextNumber.decimal(text, scale: Int(max(0, digits))), digits >= 0 {
      return Double(DecimalText.text(exact, scale: Int(digits))) ?? value
    }
    let factor = pow(10, Double(digits))
    let product = value * factor
    return product.isFinite && factor != 0 ? product.rounded(.toNearestOrAwayFromZero) / factor : value
  }

  // MARK: Decimals

  private static var decimals: [ScalarFunction] {
    [
      .row("abs(decimal(p,s)) -> decimal(p,s)") { a, c in decimal(Int128(a[0].wide.magnitude), c) },
      .row("$negate(decimal(p,s)) -> decimal(p,s)") { a, c in decimal(-a[0].wide, c) },
      .row("sign(decimal(p,s)) -> decimal(1,0)") { a, _ in .integer(Int64(a[0].wide.signum())) },
      .row(
        "mod(decimal(p,s), decimal(q,t)) -> decimal(p,s)",
        type: { _, types throws(SQLError) in
          try ArithmeticKind.modulus.types(types[0], types[1])?.result ?? .unknown
        }
      ) { a, c throws(SQLError) in
        let (left, right) = (c.types[0].decimalShape?.scale ?? 0, c.types[1].decimalShape?.scale ?? 0)
        return decimal(try DecimalArithmetic(.modulus, left, right, max(left, right)).long(a[0].wide, a[1].wide), c)
      },
      .row("ceiling(decimal(p,s)) -> decimal(p,s)", type: wholeType) { a, c in whole(a, c) { $0 > 0 && $1 != 0 ? 1 : 0 } },
      .row("ceil(decimal(p,s)) -> decimal(p,s)", type: wholeType) { a, c in whole(a, c) { $0 > 0 && $1 != 0 ? 1 : 0 } },
      .row("floor(decimal(p,s)) -> decimal(p,s)", type: wholeType) { a, c in whole(a, c) { $0 < 0 && $1 != 0 ? -1 : 0 } },
      .row("round(decimal(p,s)) -> decimal(p,s)", type: wholeType) { a, c in
        decimal(DecimalText.rescaled(a[0].wide, from: c.types[0].decimalShape?.scale ?? 0, to: 0) ?? 0, c)
      },
      .row(
        "round(decimal(p,s), integer) -> decimal(p,s)",
        type: { binding, _ in
          .decimal(min(38, (binding.numbers["p"] ?? 38) + 1), binding.numbers["s"] ?? 0)
        }
      ) { a, c throws(SQLError) in try roundedDecimal(a[0].wide, Int(clamping: a[1].integer), c) },
      .row(
        "truncate(decimal(p,s)) -> decimal(p,s)",
        type: { binding, _ in
          .decimal(max(1, (binding.numbers["p"] ?? 1) - (binding.numbers["s"] ?? 0)), 0)
        }
      ) { a, c in decimal(a[0].wide / DecimalText.powersOfTen[c.types[0].decimalShape?.scale ?? 0], c) },
      .row("truncate(decimal(p,s), integer) -> decimal(p,s)") { a, c in
        let scale = c.types[0].decimalShape?.scale ?? 0
        let drop = scale - Int(clamping: a[1].integer)
        if drop <= 0 { return a[0] }
        if drop > 37 { return decimal(0, c) }
        return decimal(a[0].wide / DecimalText.powersOfTen[drop] * DecimalText.powersOfTen[drop], c)
      },
    ]
  }

  private static let wholeType: ResultType = { binding, _ in
    let (precision, scale) = (binding.numbers["p"] ?? 38, binding.numbers["s"] ?? 0)
    return .decimal(max(1, precision - scale + min(scale, 1)), 0)
  }

  private static func decimal(_ digits: Int128, _ context: CallContext) -> SQLValue {
    .decimal(digits, precision: context.result.decimalShape?.precision ?? 38)
  }

  private static func whole(_ a: [SQLValue], _ context: CallContext, _ adjust: (Int128, Int128) -> Int128) -> SQLValue {
    let factor = DecimalText.powersOfTen[context.types[0].decimalShape?.scale ?? 0]
    let (quotient, remainder) = a[0].wide.quotientAndRemainder(dividingBy: factor)
    return decimal(quotient + adjust(a[0].wide, remainder), context)
  }

  private static func roundedDecimal(_ digits: Int128, _ places: Int, _ context: CallContext) throws(SQLError) -> SQLValue {
    let scale = context.types[0].decimalShape?.scale ?? 0
    guard places < scale else { return decimal(digits, context) }
    guard scale - places <= 38 else { return decimal(0, context) }
    let factor = DecimalText.powersOfTen[scale - places]
    let (result, overflow) = DecimalText.dividedHalfUp(digits, factor).multipliedReportingOverflow(by: factor)
    guard !overflow, result.magnitude < DecimalText.powersOfTen[38].magnitude else {
      throw .range("decimal overflow: \(context.types[0].text(.wide(digits)) ?? "")")
    }
    return decimal(result, context)
  }

  // MARK: Extremes and texts

  private static var numberTexts: [ScalarFunction] {
    [
      .row("greatest(T:orderable...) -> T") { a, c throws(SQLError) in try extreme(a, c, sign: 1) },
      .row("least(T:orderable...) -> T") { a, c throws(SQLError) in try extreme(a, c, sign: -1) },
      .row("format_number(double) -> varchar") { a, _ in .text(shortNumber(a[0].double)) },
      .row("format_number(bigint) -> varchar") { a, _ in .text(shortNumber(Double(a[0].integer))) },
    ]
  }

  private static func extreme(_ a: [SQLValue], _ context: CallContext, sign: Int) throws(SQLError) -> SQLValue {
    // NaN never wins against a number.
    var best = a[0]
    for value in a.dropFirst() where !isNaN(value) {
      let order = try Comparison.order(value, best, context.result)
      if isNaN(best) || order * sign > 0 { best = value }
    }
    return best
  }

  private static func isNaN(_ value: SQLValue) -> Bool {
    switch value {
    case .real, .double: value.double.isNaN
    case .array(let elements), .row(let elements): elements.contains { isNaN($0) }
    default: false
    }
  }

  /// `1.23K`, `4.5M`
  private static func shortNumber(_ value: Double) -> String {
    var (number, step) = (value, 0)
    while number.magnitude >= 1000 && step < 5 {
      number /= 1000
      step += 1
    }
    let digits = number.magnitude < 10 ? 2 : number.magnitude < 100 ? 1 : 0
    var text = DecimalText.text(TextNumber.decimal(number.description, scale: digits) ?? 0, scale: digits)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + ["", "K", "M", "B", "T", "Q"][step]
  }
}
