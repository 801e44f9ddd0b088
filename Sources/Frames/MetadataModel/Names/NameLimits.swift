/// How long names may be on the server.
public enum NameLimits {
  /// Characters of a table's name that the Glue connector keeps.
  public static let table = 128
  /// Characters of a column's name.
  public static let column = 256

  /// The name's first characters, counted in Unicode scalars as the original client counts them.
  public static func cut(_ name: String, to count: Int) -> String {
    guard name.utf8.count > count, name.unicodeScalars.count > count else { return name }
    return String(String.UnicodeScalarView(name.unicodeScalars.prefix(count)))
  }
}
