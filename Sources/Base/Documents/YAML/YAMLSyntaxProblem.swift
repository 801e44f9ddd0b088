import Basics
import CYAML

/// Says in words of the user what libyaml found wrong, at the place where the user can mend it.
struct YAMLSyntaxProblem {
  private let problem: String
  private let context: String
  private let details: CYAMLProblem
  private let source: String
  private let file: String?

  init(_ details: CYAMLProblem, source: String, file: String?) {
    problem = details.problem.map { String(cString: $0) } ?? "this is not YAML"
    context = details.context.map { String(cString: $0) } ?? ""
    (self.details, self.source, self.file) = (details, source, file)
  }

  var diagnostic: Diagnostic {
    if details.inBytes { return forbiddenCharacter }
    switch problem {
    case "found character that cannot start any token": return strangeStart
    case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
      return tab
    case "mapping values are not allowed in this context":
      return at(
        details.problemMark, "a colon followed by a blank is not allowed here",
        help: "put the text in quotes if the colon belongs to it; otherwise check the indentation of this line")
    case "could not find expected ':'":
      return at(
        details.contextMark, "this line is neither a key with a colon nor part of the value before it",
        help: "write \"key: value\", or indent the line to continue the value before it")
    case "did not find expected key": return misplacedKey
    case "did not find expected '-' indicator":
      return at(
        details.problemMark, "an element of the list that begins on line \(contextLine) is expected here",
        help: "begin it with \"- \" in the same column as the elements before it")
    case "block sequence entries are not allowed in this context":
      return at(
        details.problemMark, "a list element is not allowed here",
        help: "begin the list on a line of its own below its key")
    case "did not find expected ',' or ']'":
      return at(details.problemMark, "a comma or ] is missing in the list that begins on line \(contextLine)")
    case "did not find expected ',' or '}'":
      return at(details.problemMark, "a comma or } is missing in the mapping that begins on line \(contextLine)")
    case "found unexpected end of stream", "found unexpected document indicator":
      return at(details.contextMark, "the quoted text that begins here is not closed", help: "close it with the same quote")
    case "did not find expected node content":
      return at(details.problemMark, "a value is missing here")
    case "found unknown escape character":
      return at(
        details.problemMark, "this character cannot be escaped in double quotes",
        help: "write \\\\ for a backslash, or use single quotes")
    default: return other
    }
  }

  private var contextLine: Int { details.contextMark.line + 1 }

  private var forbiddenCharacter: Diagnostic {
    let location = SourceMap(Array(source.utf8)).location(of: details.offset, file: file)
    return Diagnostic(
      "this character is not allowed in YAML", help: "write control characters as escapes in double quotes",
      at: location)
  }

  private var strangeStart: Diagnostic {
    guard let character = rest(from: details.problemMark).first, character != "\t" else { return tab }
    return at(details.problemMark, "a value cannot begin with \(character)", help: "put it in quotes")
  }

  private var tab: Diagnostic {
    at(details.problemMark, "a tab cannot be used for indentation", help: "indent with blanks")
  }

  private var misplacedKey: Diagnostic {
    let column = details.contextMark.column + 1
    return at(
      details.problemMark, "this does not belong to the mapping that begins on line \(contextLine)",
      help: "keys of that mapping begin in column \(column); text after a closing quote is not allowed")
  }

  /// What is rare enough to be said as libyaml says it.
  private var other: Diagnostic {
    at(details.problemMark, context.isEmpty ? problem : "\(problem) \(context)")
  }

  private func at(_ mark: CYAMLMark, _ message: String, help: String? = nil) -> Diagnostic {
    Diagnostic(message, help: help, at: location(of: mark))
  }

  /// Where only blanks follow, the end of the last text is the place: libyaml counts a line behind it.
  private func location(of mark: CYAMLMark) -> SourceLocation {
    guard rest(from: mark).allSatisfy(\.properties.isWhitespace) else {
      return SourceLocation(file: file, line: mark.line + 1, column: mark.column + 1)
    }
    let bytes = Array(source.utf8)
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    return SourceMap(bytes).location(of: end, file: file)
  }

  /// The text from a mark on.
  private func rest(from mark: CYAMLMark) -> Substring.UnicodeScalarView {
    source.unicodeScalars.dropFirst(Int(clamping: mark.index))
  }
}
