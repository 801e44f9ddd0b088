import AWSClient
import IngestionCore
import MetadataModel

extension AthenaSource {
  /// The statement that defines a view, or on request the one that creates a table; nil if it cannot be had.
  func definition(of listing: AthenaListing, in schema: String) -> String? {
    guard listing.type == .view else { return nil }
    let text = "SHOW CREATE VIEW \"\(schema)\".\"\(listing.name)\""
    let cause: FailureCause
    do throws(AWSCallError) {
      return lines(try athena.run(statement(text)))
    } catch {
      cause = self.cause(of: error, statement: text)
    }
    if compatibility == .standard, let view = ViewDefinition(of: listing.name, in: schema, texts: listing.viewTexts) {
      note(.warning(IngestionWarning("\(schema).\(listing.name)", "\(cause); the view's text is taken from Glue instead")))
      return view.statement
    }
    note(
      .loss(
        Loss(
          of: "definitions", of: "\(schema).\(listing.name)", cause,
          line: "Failed to fetch schema definition for \(listing.name): \(cause)",
          remedy: "without them views have no lineage; allow \(cause.action) and what the statement needs")))
    return nil
  }

  private func lines(_ rows: [[String?]]) -> String? {
    guard !rows.isEmpty else { return nil }
    var text = Substring(rows.map { ($0.first ?? nil) ?? "" }.joined(separator: "\n"))
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
