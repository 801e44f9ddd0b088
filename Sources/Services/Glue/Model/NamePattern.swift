import AWSWire

/// The `Expression` of GetTables: a regular expression that a table's whole name must match, whatever the case.
struct NamePattern {
  private let expression: Regex<AnyRegexOutput>

  init(_ text: String) throws(ServiceError) {
    do {
      expression = try Regex(text).ignoresCase()
    } catch {
      throw .invalidInput("Unsupported expression '\(text)'")
    }
  }

  func matches(_ name: String) -> Bool {
    (try? expression.wholeMatch(in: name)) != nil
  }
}
