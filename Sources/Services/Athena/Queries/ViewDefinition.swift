import Digests
import Documents

/// The SQL of a view as the catalog keeps it: JSON in base64 inside a comment.
enum ViewDefinition {
  /// The view's SQL; nil if the table is no such view.
  static func sql(of table: JSON) -> String? {
    guard table["TableType"]?.string == "VIRTUAL_VIEW", let text = table["ViewOriginalText"]?.string else { return nil }
    let prefix = "/* Presto View: "
    guard text.hasPrefix(prefix), text.hasSuffix(" */") else { return text }
    guard let bytes = Base64.decode(String(text.dropFirst(prefix.count).dropLast(3))) else { return nil }
    return (try? JSON.parse(bytes))?["originalSql"]?.string
  }
}
