public import SQLColumns

/// What the variables of a signature stand for in one call.
public struct TypeBinding: Sendable {
  /// Types by variable.
  public var types: [String: SQLType] = [:]
  /// Lengths and precisions by variable.
  public var numbers: [String: Int] = [:]

  /// Nothing bound.
  public init() {}

  /// Fits a type to a pattern, widening what the variables stand for; false if it does not fit.
  /// - Parameter coercing: whether types may turn into others by themselves.
  mutating func bind(_ pattern: TypePattern, _ type: SQLType, coercing: Bool) -> Bool {
    switch pattern {
    case .exact(let wanted): return type == wanted || (coercing && Coercion.isPossible(type, wanted))
    case .variable(let name): return bindVariable(name, type, coercing)
    case .numbered(let base, let numbers): return bindNumbered(base, numbers, type, coercing)
    case .array(let element):
      if coercing && type == .unknown { return bind(element, .unknown, coercing: true) }
      guard case .array(let actual) = type else { return false }
      return bind(element, actual, coercing: coercing)
    case .map(let key, let value):
      if coercing && type == .unknown {
        return bind(key, .unknown, coercing: true) && bind(value, .unknown, coercing: true)
      }
      guard case .map(let actualKey, let actualValue) = type else { return false }
      return bind(key, actualKey, coercing: coercing) && bind(value, actualValue, coercing: coercing)
    case .row(let fields):
      guard case .row(let actual) = type, actual.count == fields.count else { return false }
      return zip(fields, actual).allSatisfy { bind($0, $1.type, coercing: coercing) }
    case .function: return false
    }
  }

  private mutating func bindVariable(_ name: String, _ type: SQLType, _ coercing: Bool) -> Bool {
    guard let bound = types[name] else {
      types[name] = type
      return true
    }
    if bound == type { return true }
    guard coercing, let common = Coercion.common(bound, type) else { return false }
    types[name] = common
    return true
  }

  private mutating func bindNumbered(_ base: String, _ names: [String], _ type: SQLType, _ coercing: Bool) -> Bool {
    guard let actual = numbers(of: type, as: base, coercing) else { return false }
    for (name, number) in zip(names, actual) {
      if let wanted = Int(name) {
        guard number == wanted || (coercing && number < wanted) else { return false }
      } else if let bound = numbers[name] {
        guard bound == number || coercing else { return false }
        numbers[name] = max(bound, number)
      } else {
        numbers[name] = number
      }
    }
    return true
  }

  /// The parameters that a type has when it becomes one of a base.
  private func numbers(of type: SQLType, as base: String, _ coercing: Bool) -> [Int]? {
    let unbounded = Int(Int32.max)
    switch (base, type) {
    case ("varchar", .varchar(let length)): return [length ?? unbounded]
    case ("char", .char(let length)): return [length]
    case ("decimal", .decimal(let precision, let scale)): return [precision, scale]
    case ("timestamp", .timestamp(let digits)), ("time", .time(let digits)),
      ("timestamp with time zone", .zonedTimestamp(let digits)), ("time with time zone", .zonedTime(let digits)):
      return [digits]
    default: return coercing ? coercedNumbers(of: type, as: base) : nil
    }
  }

  private func coercedNumbers(of type: SQLType, as base: String) -> [Int]? {
    switch (base, type) {
    case ("varchar", .unknown), ("char", .unknown), ("timestamp", .unknown), ("time", .unknown),
      ("timestamp with time zone", .unknown), ("time with time zone", .unknown):
      return [base == "char" ? 1 : 0]
    case ("char", .varchar(let length)): return [min(length ?? 65_536, 65_536)]
    case ("decimal", .unknown): return [1, 0]
    case ("decimal", _): return type.isInteger ? type.decimalShape.map { [$0.precision, $0.scale] } : nil
    case ("timestamp", .date), ("timestamp with time zone", .date): return [0]
    case ("timestamp with time zone", .timestamp(let digits)), ("time with time zone", .time(let digits)): return [digits]
    default: return nil
    }
  }

  /// The type that a pattern stands for.
  public func type(_ pattern: TypePattern) -> SQLType {
    switch pattern {
    case .exact(let type): type
    case .variable(let name): types[name] ?? .unknown
    case .numbered(let base, let names): numbered(base, names.map { Int($0) ?? numbers[$0] ?? 0 })
    case .array(let element): .array(type(element))
    case .map(let key, let value): .map(type(key), type(value))
    case .row(let fields): .row(fields.map { SQLType.Field(nil, type($0)) })
    case .function(let arguments, let result): .function(arguments.map { type($0) }, type(result))
    }
  }

  private func numbered(_ base: String, _ numbers: [Int]) -> SQLType {
    let first = numbers.first ?? 0
    return switch base {
    case "varchar": .varchar(first >= Int(Int32.max) ? nil : first)
    case "char": .char(first)
    case "decimal": .decimal(max(1, min(38, first)), numbers.count > 1 ? numbers[1] : 0)
    case "timestamp": .timestamp(first)
    case "time": .time(first)
    case "timestamp with time zone": .zonedTimestamp(first)
    case "time with time zone": .zonedTime(first)
    default: .unknown
    }
  }
}
