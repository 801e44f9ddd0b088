import Basics
import Documents

/// A query in Elasticsearch's JSON: the clauses that ingestion clients send.
struct SearchClause: Sendable {
  private let json: JSON

  init(_ json: JSON) { self.json = json }

  /// Whether a document satisfies the query.
  /// - Throws: `APIFailure` for a clause that is not served.
  func matches(_ document: JSON) throws(APIFailure) -> Bool {
    guard let clause = json.members?.first else { return true }
    let body = clause.value
    switch clause.name {
    case "match_all": return true
    case "match_none": return false
    case "bool": return try matchesAll(of: body, document)
    case "exists":
      guard let field = body["field"]?.string else { throw .invalid("exists needs a field") }
      return !SearchClause.texts(of: field, in: document).isEmpty
    case "query_string": return SearchText(body["query"]?.string ?? "").matches(document)
    case "term", "match", "match_phrase", "prefix", "wildcard": return try compare(clause.name, body, document)
    case "terms":
      guard let (field, wanted) = SearchClause.field(of: body) else { throw .invalid("terms needs a field") }
      let allowed = Set((wanted.elements ?? []).map(SearchClause.text))
      return SearchClause.texts(of: field, in: document).contains(where: allowed.contains)
    case let name: throw APIFailure(501, "This metadata server does not have the search clause \(name)")
    }
  }

  private func matchesAll(of body: JSON, _ document: JSON) throws(APIFailure) -> Bool {
    for clause in SearchClause.clauses(body["must"]) + SearchClause.clauses(body["filter"]) {
      guard try clause.matches(document) else { return false }
    }
    for clause in SearchClause.clauses(body["must_not"]) {
      guard try !clause.matches(document) else { return false }
    }
    let should = SearchClause.clauses(body["should"])
    let hasOthers = body["must"] != nil || body["filter"] != nil
    let needed = body["minimum_should_match"]?.integer ?? (should.isEmpty || hasOthers ? 0 : 1)
    var count = 0
    for clause in should where try clause.matches(document) { count += 1 }
    return count >= needed
  }

  private func compare(_ name: String, _ body: JSON, _ document: JSON) throws(APIFailure) -> Bool {
    guard let (field, wanted) = SearchClause.field(of: body) else { throw .invalid("\(name) needs a field") }
    let text = SearchClause.text(wanted["value"] ?? wanted["query"] ?? wanted)
    let ignoringCase = wanted["case_insensitive"]?.bool ?? (name == "match" || name == "match_phrase")
    return SearchClause.texts(of: field, in: document).contains { value in
      switch name {
      case "prefix": value.hasPrefix(text)
      case "wildcard": Glob.matches(text, value, ignoringCase: ignoringCase)
      default: value == text || ignoringCase && value.lowercased() == text.lowercased()
      }
    }
  }

  private static func clauses(_ json: JSON?) -> [SearchClause] {
    guard let json else { return [] }
    return (json.elements ?? [json]).map(SearchClause.init)
  }

  private static func field(of body: JSON) -> (String, JSON)? {
    body.members?.first { $0.name != "boost" }.map { ($0.name, $0.value) }
  }

  /// The texts that a document holds under a path such as `service.name.keyword`; lists count with each element.
  static func texts(of field: String, in document: JSON) -> [String] {
    var path = field.split(separator: ".").map(String.init)
    if path.count > 1, path.last == "keyword" { path.removeLast() }
    var values = [document]
    for name in path { values = values.flatMap { ($0.elements ?? [$0]).compactMap { $0[name] } } }
    return values.flatMap { $0.elements ?? [$0] }.filter { !$0.isNull }.map(text)
  }

  private static func text(_ value: JSON) -> String { value.string ?? value.text }
}
