/// Tells statements of Hive's language by their first words.
enum HiveStatementStart {
  /// - Parameter tokens: the words as Trino's language has them; they are alike as far as this looks.
  static func matches(_ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    false
  }
}
