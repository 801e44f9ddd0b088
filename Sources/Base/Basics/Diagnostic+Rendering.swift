extension Diagnostic {
  /// The diagnostic as a person reads it, with the source line and a caret under the place.
  ///
  /// ```
  /// error[ML003]: unknown key "tabels"
  ///   --> scenario.yaml:7:5
  ///    |
  ///  7 |     tabels:
  ///    |     ^^^^^^
  ///    = help: did you mean "tables"?
  /// ```
  /// - Parameter source: the whole text the location points into; without it no excerpt is shown.
  public func rendered(source: String? = nil) -> String {
    let heading = "\(severity.rawValue)\(code.map { "[\($0)]" } ?? ""): \(message)"
    guard let location else { return ([heading] + helpLines(indent: "  ")).joined(separator: "\n") }
    let gutter = String(repeating: " ", count: String(location.line).count)
    var lines = [heading, "\(gutter)--> \(location.text)"]
    if let excerpt = source.flatMap({ line(location.line, of: $0) }) {
      lines.append("\(gutter) |")
      lines.append("\(location.line) | \(excerpt)")
      lines.append("\(gutter) | \(location.caret(under: excerpt))")
    }
    return (lines + helpLines(indent: "\(gutter) ")).joined(separator: "\n")
  }

  private func helpLines(indent: String) -> [String] {
    help.map { ["\(indent)= help: \($0)"] } ?? []
  }

  private func line(_ number: Int, of source: String) -> String? {
    let lines = source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard number >= 1, number <= lines.count else { return nil }
    return String(decoding: lines[number - 1].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }
}

extension SourceLocation {
  /// `file:line:column`, without the file where there is none.
  public var text: String {
    (file.map { "\($0):" } ?? "") + "\(line):\(column)"
  }

  fileprivate func caret(under excerpt: String) -> String {
    let scalars = Array(excerpt.unicodeScalars)
    let lead = scalars.prefix(max(0, column - 1)).map { $0 == "\t" ? "\t" : " " }.joined()
    let room = max(1, scalars.count - column + 1)
    return lead + String(repeating: "^", count: min(length, room))
  }
}
