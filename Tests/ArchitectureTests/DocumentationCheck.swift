/// Finds public declarations without a documentation comment: members of public protocols and cases of public
/// enumerations included.
struct DocumentationCheck {
  private let file: SourceFile

  init(_ file: SourceFile) {
    self.file = file
  }

  /// `path:line: declaration` of each.
  var undocumented: [String] {
    var found: [String] = []
    var scopes: [(depth: Int, keyword: String)] = []
    var depth = 0
    for (number, line) in file.code.enumerated() {
      let text = line.trimmingPrefix(while: \.isWhitespace)
      while let scope = scopes.last, depth <= scope.depth { scopes.removeLast() }
      let inside = scopes.last.flatMap { $0.depth == depth - 1 ? $0.keyword : nil }
      if isDeclaration(text, inside: inside), !isDocumented(number) {
        found.append("\(file.path):\(number + 1): \(text)")
      }
      if text.contains("public "), let match = text.firstMatch(of: #/public (?:indirect )?(enum|protocol) /#) {
        scopes.append((depth, String(match.output.1)))
      }
      depth += line.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) }
    }
    return found
  }

  private func isDeclaration(_ text: Substring, inside scope: String?) -> Bool {
    let kinds: Set<Substring> = ["func", "var", "init", "subscript", "associatedtype"]
    let modifiers: Set<Substring> = ["static", "mutating", "nonmutating"]
    if text.hasPrefix("public ") || text.hasPrefix("@") && text.contains(" public ") {
      return !text.contains("import ") && !text.contains("extension ")
    }
    let words = text.split { !$0.isLetter }
    switch scope {
    case "enum": return text.hasPrefix("case ")
    case "protocol": return kinds.contains(words.first { !modifiers.contains($0) } ?? "")
    default: return false
    }
  }

  /// Whether the nearest line above that is no attribute belongs to a documentation comment.
  private func isDocumented(_ number: Int) -> Bool {
    let above = file.lines[..<number].last { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("@") }
    return above?.trimmingPrefix(while: \.isWhitespace).hasPrefix("///") ?? false
  }
}
