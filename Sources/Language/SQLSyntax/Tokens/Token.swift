/// A word of a statement, by the place of its bytes.
struct Token {
  /// What it is.
  var terminal: Terminal
  /// Where its bytes begin.
  var start: UInt32
  /// Where they end.
  var end: UInt32
  /// The line, from 1.
  var line: UInt32
  /// The column in characters, from 1.
  var column: UInt32

  var position: SQLPosition { SQLPosition(line: Int(line), column: Int(column)) }
}
