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
    write("<\(name)")
    for (name, value) in attributes {
      write(" \(name)=\"")
      XMLWriter.escape(value, to: &bytes)
      write("\"")
    }
    write(">")
  }

  /// Closes an element.
  public mutating func close(_ name: String) { write("</\(name)>") }

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
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case 0x0A, 0x09: bytes.append(byte)
      case 0..<0x20: bytes.append(contentsOf: "&#x\(String(byte, radix: 16, uppercase: true));".utf8)
      default: bytes.append(byte)
      }
    }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
