public import SQLColumns

/// A type in a signature, with variables for types (`T`), lengths and precisions (`p`).
public indirect enum TypePattern: Sendable, Hashable {
  /// Just this type.
  case exact(SQLType)
  /// Any type, the same wherever the variable occurs.
  case variable(String)
  /// Types with number parameters, each a variable or a number: `decimal(p,s)`, `varchar(x)`, `timestamp(p)`.
  case numbered(String, [String])
  /// `array(E)`
  case array(TypePattern)
  /// `map(K,V)`
  case map(TypePattern, TypePattern)
  /// `row(T1,T2)`
  case row([TypePattern])
  /// `function(A,B)`: a lambda and its result.
  case function([TypePattern], TypePattern)

  /// The pattern of a text such as `map(K,array(varchar(x)))`.
  public init(_ text: some StringProtocol) {
    var reader = PatternReader(text)
    self = reader.pattern()
  }

  /// As messages about functions show it.
  public var text: String {
    switch self {
    case .exact(let type): type.name
    case .variable(let name): name
    case .numbered(let base, let numbers): TypePattern.numberedText(base, numbers)
    case .array(let element): "array(\(element.text))"
    case .map(let key, let value): "map(\(key.text),\(value.text))"
    case .row(let fields): "row(\(fields.map(\.text).joined(separator: ",")))"
    case .function(let arguments, let result): "function(\((arguments + [result]).map(\.text).joined(separator: ",")))"
    }
  }

  private static func numberedText(_ base: String, _ numbers: [String]) -> String {
    let list = "(\(numbers.joined(separator: ",")))"
    switch base {
    case "timestamp with time zone": return "timestamp\(list) with time zone"
    case "time with time zone": return "time\(list) with time zone"
    default: return base + list
    }
  }

  /// Whether the pattern is a lambda.
  public var isFunction: Bool {
    if case .function = self { true } else { false }
  }
}

/// Reads patterns: names, parentheses, commas.
private struct PatternReader {
  private var rest: Substring

  init(_ text: some StringProtocol) { rest = Substring(String(text)) }

  mutating func pattern() -> TypePattern {
    skipBlanks()
    var name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    rest = rest.dropFirst(name.count)
    var arguments: [TypePattern] = []
    var isCall = false
    if rest.first == "(" {
      isCall = true
      arguments = list()
    }
    let zone = " with time zone"
    if rest.hasPrefix(zone) {
      rest = rest.dropFirst(zone.count)
      name += zone
    }
    for suffix in [" day to second", " year to month"] where name == "interval" && rest.hasPrefix(suffix) {
      rest = rest.dropFirst(suffix.count)
      name += suffix
    }
    return isCall ? called(name, arguments) : plain(name)
  }

  private mutating func list() -> [TypePattern] {
    rest = rest.dropFirst()
    var items: [TypePattern] = []
    while let first = rest.first, first != ")" {
      if first == "," {
        rest = rest.dropFirst()
      } else {
        items.append(pattern())
      }
      skipBlanks()
    }
    rest = rest.dropFirst()
    return items
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " } }

  private func called(_ name: String, _ arguments: [TypePattern]) -> TypePattern {
    switch name {
    case "array": .array(arguments[0])
    case "map": .map(arguments[0], arguments[1])
    case "row": .row(arguments)
    case "function": .function(Array(arguments.dropLast()), arguments[arguments.count - 1])
    default: .numbered(name, arguments.map(\.text))
    }
  }

  private func plain(_ name: String) -> TypePattern {
    if let type = SQLType.simple(name) { return .exact(type) }
    return .variable(name)
  }
}

extension SQLType {
  /// A type without parameters by its name in lower case; nil if there is none.
  public static func simple(_ name: String) -> SQLType? {
    let types: [SQLType] = [
      .unknown, .boolean, .tinyint, .smallint, .integer, .bigint, .real, .double, .varchar(nil), .varbinary, .date, .json, .uuid,
      .ipAddress, .dayInterval, .monthInterval,
    ]
    return types.first { $0.name == name } ?? opaqueTypes[name].map { .opaque($0) }
  }

  /// Types that only their own functions look into, by lower-case name.
  static let opaqueTypes: [String: String] = [
    "hyperloglog": "HyperLogLog", "p4hyperloglog": "P4HyperLogLog", "tdigest": "tdigest", "setdigest": "SetDigest",
    "color": "Color", "jsonpath": "JsonPath", "geometry": "Geometry", "sphericalgeography": "SphericalGeography",
    "bingtile": "BingTile", "codepoints": "CodePoints", "likepattern": "LikePattern", "regexp": "JoniRegExp",
  ]
}
