import SQLColumns

/// The name, argument types and result type of a function, as Trino declares them.
public struct Signature: Sendable {
  /// What a type variable must be able to do.
  public enum Constraint: Sendable {
    /// `=` works.
    case comparable
    /// `<` works.
    case orderable
  }

  /// The name in lower case.
  public var name: String
  /// The arguments; the last repeats if the function is variadic.
  public var arguments: [TypePattern]
  /// The result; its number variables may be expressions that the function computes itself.
  public var result: TypePattern
  /// Whether the last argument may occur any number of times, none included.
  public var isVariadic: Bool
  /// Constraints of type variables.
  public var constraints: [String: Constraint]

  /// The signature of a text such as `contains(array(T:comparable), T) -> boolean` or `concat(varchar...) -> varchar`.
  public init(_ text: String) {
    let (name, inner, result) = Signature.halves(text)
    var constraints: [String: Constraint] = [:]
    var plain = ""
    var rest = inner[...]
    while let mark = rest.firstIndex(of: ":") {
      let variable = String(rest[..<mark].reversed().prefix { $0.isLetter || $0.isNumber }.reversed())
      let word = rest[rest.index(after: mark)...].prefix { $0.isLetter }
      constraints[variable] = word == "orderable" ? .orderable : .comparable
      plain += rest[..<mark]
      rest = rest[rest.index(after: mark)...].dropFirst(word.count)
    }
    plain += rest
    self.name = name
    self.isVariadic = plain.hasSuffix("...")
    self.arguments = Signature.split(isVariadic ? String(plain.dropLast(3)) : plain).map { TypePattern($0) }
    self.result = TypePattern(result)
    self.constraints = constraints
  }

  private static func halves(_ text: String) -> (String, String, String) {
    let name = text.prefix { $0 != "(" }
    var depth = 0
    var end = text.endIndex
    for index in text.indices[name.endIndex...] {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 {
        end = index
        break
      }
    }
    guard end < text.endIndex else { return (String(name), "", "unknown") }
    let inner = text[text.index(after: name.endIndex)..<end]
    return (String(name), String(inner), String(text[end...].dropFirst().drop { $0 == " " || $0 == "-" || $0 == ">" }))
  }

  /// The parts between commas outside parentheses.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var depth = 0
    var part = ""
    for character in text {
      if character == "," && depth == 0 {
        parts.append(part)
        part = ""
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      part.append(character)
    }
    if !part.isEmpty { parts.append(part) }
    return parts.map { String($0.drop { $0 == " " }) }
  }

  /// The pattern of an argument; nil beyond the last.
  public func argument(_ index: Int) -> TypePattern? {
    if index < arguments.count { return arguments[index] }
    return isVariadic ? arguments.last : nil
  }

  /// Whether a call may have so many arguments.
  public func accepts(count: Int) -> Bool {
    isVariadic ? count >= arguments.count - 1 : count == arguments.count
  }

  /// As Trino lists it: `abs(double)`, `contains(array(T), T) T:comparable`.
  public var text: String {
    let list = arguments.map(\.text).joined(separator: ", ")
    let tail = constraints.keys.sorted().map { "\($0):\(constraints[$0] == .orderable ? "orderable" : "comparable")" }
    return "\(name)(\(list))" + (tail.isEmpty ? "" : " " + tail.joined(separator: ", "))
  }
}
