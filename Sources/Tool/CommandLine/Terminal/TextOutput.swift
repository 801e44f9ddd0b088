import Glibc
import Synchronization

/// Somewhere text is written to: a stream of the program or a buffer.
public protocol TextOutput: Sendable {
  /// Writes a text; a reader that has gone away is no error.
  func write(_ text: String)
  /// Whether a person is watching.
  var isTerminal: Bool { get }
  /// The width in columns.
  var width: Int { get }
}

/// An open file of the program, such as its standard output.
public struct FileOutput: TextOutput {
  private let descriptor: Int32

  /// The program's standard output, for data.
  public static let standardOutput = FileOutput(descriptor: STDOUT_FILENO)
  /// The program's standard error, for talk.
  public static let standardError = FileOutput(descriptor: STDERR_FILENO)

  /// An open file.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes all of a text; gives up silently if the reader has gone.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, UnsafeRawPointer(bytes.baseAddress!) + offset, bytes.count - offset)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        offset += count
      }
    }
  }

  /// Whether the file is a terminal.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The terminal's width; 100 where there is none.
  public var width: Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 100
  }
}

/// A buffer that keeps what is written, for tests and for reports.
public final class TextBuffer: TextOutput {
  private let content = Mutex("")

  /// Whether the buffer stands in for a terminal.
  public let isTerminal: Bool
  /// The width it claims.
  public let width: Int

  /// An empty buffer.
  public init(isTerminal: Bool = false, width: Int = 100) {
    (self.isTerminal, self.width) = (isTerminal, width)
  }

  /// Appends a text.
  public func write(_ text: String) { content.withLock { $0 += text } }

  /// All that has been written.
  public var text: String { content.withLock { $0 } }
}
