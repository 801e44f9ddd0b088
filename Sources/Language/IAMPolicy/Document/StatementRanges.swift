import Basics
import Documents

/// Finds where objects of a JSON text end, in lines and columns.
struct StatementRanges {
  private let bytes: [UInt8]
  private let map: SourceMap

  /// The ranges of a text that is valid JSON.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    map = SourceMap(bytes)
  }

  /// From the opening brace at an offset to its closing brace.
  func range(ofObjectAt offset: Int) -> PolicyTextRange {
    let (start, end) = (map.location(of: offset), map.location(of: endOfObject(from: offset)))
    return PolicyTextRange(
      startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column)
  }

  private func endOfObject(from offset: Int) -> Int {
    var (depth, index) = (0, offset)
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
