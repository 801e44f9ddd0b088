/// Finds the lines and columns of objects in a JSON text; objects are asked for in the order in which they stand.
struct StatementRanges {
  private let bytes: [UInt8]
  private var offset = 0
  private var (line, column) = (1, 1)

  /// The ranges of a text that is valid JSON.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// From the opening brace at an offset to its closing brace.
  mutating func range(ofObjectAt start: Int) -> PolicyTextRange {
    advance(to: start)
    let (startLine, startColumn) = (line, column)
    advance(to: endOfObject(from: start))
    return PolicyTextRange(startLine: startLine, startColumn: startColumn, endLine: line, endColumn: column)
  }

  /// Moves on, counting lines, and Unicode scalars as columns.
  private mutating func advance(to target: Int) {
    while offset < min(target, bytes.count) {
      if bytes[offset] == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
  }

  private func endOfObject(from start: Int) -> Int {
    var (depth, index) = (0, start)
    var isInString = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString: depth += 1
      case UInt8(ascii: "}") where !isInString: depth -= 1
      default: break
      }
      if depth == 0 { return index }
      index += 1
    }
    return bytes.count
  }
}
