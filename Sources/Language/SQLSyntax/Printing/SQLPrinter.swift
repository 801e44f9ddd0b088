/// Writes trees as SQL that reads back as the same tree, laid out as the engine lays out the text of views.
public struct SQLPrinter {
  private(set) var text = ""

  /// A statement.
  public static func text(of statement: Statement) -> String {
    var printer = SQLPrinter()
    printer.statement(statement)
    return printer.trimmed
  }

  /// A query on several lines, without a line break at the end.
  public static func text(of query: Query) -> String {
    var printer = SQLPrinter()
    printer.query(query, indent: 0)
    return printer.trimmed
  }

  /// An expression. Operators stand in brackets; chains of the same level in one pair.
  public static func text(of expression: Expression) -> String {
    var printer = SQLPrinter()
    printer.expression(expression)
    return printer.text
  }

  /// A type of Trino.
  public static func text(of type: DataType) -> String {
    var printer = SQLPrinter()
    printer.type(type)
    return printer.text
  }

  private var trimmed: String {
    var text = text[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }

  // MARK: Pieces

  mutating func write(_ piece: String) {
    text += piece
  }

  /// The beginning of a line.
  mutating func line(_ indent: Int, _ piece: String) {
    for _ in 0..<indent { text += "   " }
    text += piece
  }

  mutating func list<Element>(
    _ elements: [Element], separator: String = ", ", _ write: (inout SQLPrinter, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      if index > 0 { text += separator }
      write(&self, element)
    }
  }

  mutating func expressions(_ list: [Expression]) {
    self.list(list) { $0.expression($1) }
  }

  mutating func bracketed(_ names: [Identifier]) {
    write("(")
    list(names) { $0.name($1) }
    write(")")
  }

  mutating func name(_ name: Identifier) {
    write(name.isQuoted ? SQLPrinter.quoted(name.text) : name.text)
  }

  mutating func name(_ name: QualifiedName) {
    list(name.parts, separator: ".") { $0.name($1) }
  }

  mutating func string(_ text: String) {
    write("'\(text.replacing("'", with: "''"))'")
  }

  static func quoted(_ name: String) -> String {
    "\"\(name.replacing("\"", with: "\"\""))\""
  }

  /// A name that was not kept as an identifier: in quotes if it needs them.
  static func plainOrQuoted(_ name: String) -> String {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, TrinoLexer.isLetter(first), bytes.allSatisfy(TrinoLexer.isWordByte) else {
      return quoted(name)
    }
    let keyword = KeywordTable.shared.keyword(in: bytes, 0, bytes.count)
    return keyword?.isName == false ? quoted(name) : name
  }
}
