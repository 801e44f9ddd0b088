public import Basics

/// Text that is not JSON, and where it stops being so.
public struct JSONError: Error, Sendable, Equatable {
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// Byte offset of the first byte that does not fit.
  public var offset: Int

  /// An error at a byte.
  public init(_ message: String, offset: Int) {
    (self.message, self.offset) = (message, offset)
  }

  /// The error with line and column.
  public func diagnostic(in source: [UInt8], file: String? = nil) -> Diagnostic {
    Diagnostic(message, at: SourceMap(source).location(of: offset, file: file))
  }
}

/// Turns byte offsets of a text into lines and columns.
public struct SourceMap: Sendable {
  private let source: [UInt8]

  /// The map of a text in UTF-8.
  public init(_ source: [UInt8]) {
    self.source = source
  }

  /// The place of a byte; an offset past the end is the end.
  public func location(of offset: Int, length: Int = 1, file: String? = nil) -> SourceLocation {
    let end = min(max(0, offset), source.count)
    var (line, column) = (1, 1)
    for byte in source[..<end] {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourceLocation(file: file, line: line, column: column, length: length)
  }
}
