import Digests
import Documents

/// The statement that defines a view, from the texts that catalogs keep.
public struct ViewDefinition: Sendable, Equatable {
  /// `CREATE VIEW schema.view AS …`
  public let statement: String

  /// Reads a view's texts; nil if none of them holds a query.
  ///
  /// Athena keeps a view as base64 of a JSON document within a comment; Hive and Spark keep the query itself.
  /// - Parameter texts: as the catalog has them, the one written by the user first.
  public init?(of view: String, in schema: String, texts: [String?]) {
    guard let query = texts.lazy.compactMap({ $0.flatMap(ViewDefinition.query) }).first else { return nil }
    let isStatement = query.prefix(6).uppercased() == "CREATE"
    statement = isStatement ? query : "CREATE VIEW \(schema).\(view) AS \(query)"
  }

  private static func query(in text: String) -> String? {
    var text = trimmed(text)
    guard text.hasPrefix("/*") else { return text.isEmpty ? nil : text }
    guard text.hasSuffix("*/"), text.utf8.count >= 4 else { return text }
    text = trimmed(text.dropFirst(2).dropLast(2))
    guard let mark = ["Presto View: ", "Presto Materialized View: "].first(where: text.hasPrefix) else { return nil }
    let code = trimmed(text.dropFirst(mark.count))
    guard let bytes = Base64.decode(code), let document = try? JSON.parse(bytes) else { return nil }
    return document["originalSql"]?.string.flatMap { $0.isEmpty ? nil : trimmed($0) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true || text.last == ";" { text.removeLast() }
    return String(text)
  }
}
