/// Lays out plain text in a terminal's width.
enum TextLayout {
  /// Breaks a text into lines of at most `width` columns at spaces; a longer word gets a line of its own.
  /// No-break spaces hold words together and come out as spaces.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty, columns(line) + 1 + columns(word) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map(breakable)
  }

  /// Paragraphs with empty lines between them; lines that start with two spaces are kept as they are.
  static func paragraphs(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var paragraph: [Substring] = []
    func flush() {
      lines += wrap(paragraph.joined(separator: " "), width: width)
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") || line.isEmpty {
        flush()
        lines.append(String(line))
      } else {
        paragraph.append(line)
      }
    }
    flush()
    return lines
  }

  /// Two columns: titles on the left, wrapped text on the right; a title that is too wide stands above its text.
  static func table(_ rows: [(title: String, text: [String])], width: Int, indent: Int = 2, widest: Int = 28) -> [String] {
    let titles = rows.map { columns($0.title) }.filter { $0 <= widest }
    let column = indent + (titles.max() ?? widest) + 2
    return rows.flatMap { row -> [String] in
      let text = row.text.flatMap { wrap($0, width: max(20, width - column)) }
      let title = spaces(indent) + row.title
      guard let first = text.first else { return [title] }
      let rest = text.dropFirst().map { spaces(column) + $0 }
      if columns(title) + 2 > column { return [title, spaces(column) + first] + rest }
      return [title + spaces(column - columns(title)) + first] + rest
    }
  }

  /// The text with ordinary spaces for its no-break ones.
  static func breakable(_ text: String) -> String { String(text.map { $0 == "\u{A0}" ? " " : $0 }) }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  static func columns(_ text: some StringProtocol) -> Int { text.unicodeScalars.count }
}
