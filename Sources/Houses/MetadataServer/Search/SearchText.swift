import Basics
import Documents

/// The text of a search box: words, `field:value` pairs and quoted phrases, joined with `AND` (also unsaid) or `OR`.
struct SearchText: Sendable {
  private struct Term: Sendable {
    let field: String?
    let pattern: String
  }

  /// Alternatives, each a list of terms that must all hold; empty if everything is wanted.
  private let alternatives: [[Term]]

  init(_ text: String) {
    var alternatives: [[Term]] = [[]]
    for token in SearchText.tokens(text) where token != "AND" && token != "*" {
      if token == "OR" {
        alternatives.append([])
      } else {
        alternatives[alternatives.count - 1].append(SearchText.term(token))
      }
    }
    self.alternatives = alternatives
  }

  /// Whether a document satisfies the text.
  func matches(_ document: JSON) -> Bool {
    alternatives.contains { terms in terms.allSatisfy { SearchText.holds($0, document) } }
  }

  private static func holds(_ term: Term, _ document: JSON) -> Bool {
    if let field = term.field {
      // Every user and team in the index says whether it is a bot, even where the entity does not.
      if field == "isBot", SearchClause.texts(of: field, in: document).isEmpty { return term.pattern == "false" }
      return SearchClause.texts(of: field, in: document).contains {
        Glob.matches(term.pattern, $0, ignoringCase: true)
      }
    }
    return ["name", "displayName", "fullyQualifiedName", "description"].contains { field in
      SearchClause.texts(of: field, in: document).contains {
        Glob.matches("*\(term.pattern)*", $0, ignoringCase: true)
      }
    }
  }

  private static func term(_ token: String) -> Term {
    let parts = token.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("\"") else {
      return Term(field: nil, pattern: unquoted(token))
    }
    return Term(field: String(parts[0]), pattern: unquoted(String(parts[1])))
  }

  private static func unquoted(_ text: String) -> String {
    text.replacing("\"", with: "")
  }

  /// The text split at blanks that are not between quotes.
  private static func tokens(_ text: String) -> [String] {
    var (tokens, current, isQuoted): ([String], String, Bool) = ([], "", false)
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == " ", !isQuoted {
        if !current.isEmpty { tokens.append(current) }
        current = ""
      } else {
        current.append(character)
      }
    }
    return current.isEmpty ? tokens : tokens + [current]
  }
}
