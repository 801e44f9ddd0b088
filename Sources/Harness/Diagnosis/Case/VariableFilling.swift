import Documents

/// Puts values into the `${NAME}` of a workflow file, made up where the environment has none.
struct VariableFilling {
  private let variables: [String: String]
  private(set) var filled: [(placeholder: String, value: String)] = []

  init(_ variables: [String: String]) {
    self.variables = variables
  }

  mutating func fill(_ json: JSON) -> JSON {
    switch json.value {
    case .string(let text): return .string(fill(text))
    case .array(let elements): return .array(elements.map { fill($0) })
    case .object(let members): return JSON(.object(members.map { JSON.Member($0.name, fill($0.value)) }))
    case .null, .bool, .number: return json
    }
  }

  private mutating func fill(_ text: String) -> String {
    var (result, rest) = ("", Substring(text))
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.lowerBound] + value(of: String(rest[start.upperBound..<end]))
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private mutating func value(of name: String) -> String {
    if let known = variables[name], !known.isEmpty, !name.hasPrefix("MOCKLAKE_") { return known }
    let value = VariableFilling.guess(name.uppercased())
    // What the doctor replaces anyway is not worth a word.
    let isReplaced = ["KEY", "SECRET", "TOKEN", "URL", "HOST"].contains { name.uppercased().contains($0) }
    if !isReplaced, !filled.contains(where: { $0.placeholder == "${\(name)}" }) { filled.append(("${\(name)}", value)) }
    return value
  }

  private static func guess(_ name: String) -> String {
    if name.contains("REGION") { return "eu-west-1" }
    if name.contains("ACCOUNT") { return LakePlan.usualAccount }
    if name.contains("BUCKET") { return "athena-results" }
    if name.contains("STAGING") || name.contains("RESULT") { return "s3://athena-results/" }
    if name.contains("WORKGROUP") || name.contains("WORK_GROUP") { return "primary" }
    if name.contains("URL") || name.contains("HOST") { return "http://127.0.0.1" }
    return "value"
  }
}
