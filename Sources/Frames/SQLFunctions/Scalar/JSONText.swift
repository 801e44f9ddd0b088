import Documents
public import SQLColumns

/// JSON documents as values of the type json.
public enum JSONText {
  /// A text as Trino keeps it: without blanks, members in order of their names.
  public static func canonical(_ text: String) throws(SQLError) -> SQLValue {
    guard let json = try? JSON.parse(Array(text.utf8)) else {
      throw .argument("Cannot convert value to JSON: '\(text)'")
    }
    return .text(json.sortedText)
  }
}
