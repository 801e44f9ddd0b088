public import SQLColumns
import SQLSyntax

extension SQLType {
  /// A type as Trino's statements write it, such as `row(a integer, b array(varchar))`.
  public static func parse(_ text: String) throws(SQLError) -> SQLType {
    let written: DataType
    do {
      written = try SQLParser.parseType(text)
    } catch {
      throw SQLError("TYPE_NOT_FOUND", "Unknown type: \(text)")
    }
    return try TypeReader.type(written)
  }
}
