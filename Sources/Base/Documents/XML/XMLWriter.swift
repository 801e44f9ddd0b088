/// Writes XML element by element.
public struct XMLWriter {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// A writer.
  /// - Parameter declaration: begin with `<?xml version="1.0" encoding="UTF-8"?>` and a new line.
  public init(declaration: Bool) {
    if declaration { write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
  }

  /// Opens an element.
  public mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    write("<")
    write(name)
    for (name, value) in attributes {
      write(" ")
      write(name)
      write("=\"")
      XMLWriter.escape(value, to: &bytes)
      write("\"")
    }
    write(">")
  }

  /// Closes an element.
  public mutating func close(_ name: String) {
    write("</")
    write(name)
    write(">")
  }

  /// An element that holds text.
  public mutating func element(_ name: String, _ text: String) {
    open(name)
    XMLWriter.escape(text, to: &bytes)
    close(name)
  }

  /// An element that holds text; nothing for nil.
  public mutating func element(_ name: String, optional text: String?) {
    if let text { element(name, text) }
  }

  /// An element without content.
  public mutating func empty(_ name: String) { write("<\(name)/>") }

  /// Appends text with the characters escaped that XML keeps for itself. Control characters that XML 1.0 cannot hold
  /// are written as character references, as S3 writes them.
  public static func escape(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var plainStart = 0
      for index in utf8.indices {
        guard let reference = reference(to: utf8[index]) else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plainStart..<index]))
        bytes.append(contentsOf: reference.utf8)
        plainStart = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plainStart...]))
    }
  }

  /// What stands for a byte that cannot be written as it is.
  @inline(__always)
  private static func reference(to byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0x0A, 0x09: nil
    case 0..<0x20: "&#x\(String(byte, radix: 16, uppercase: true));"
    default: nil
    }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
