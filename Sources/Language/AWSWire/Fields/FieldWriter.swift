public import Basics
public import Documents

/// Writes an operation's output member by member, as JSON or as the XML of the query protocol.
///
/// Members whose value is nil are left out, as AWS does.
public struct FieldWriter {
  /// How members are written.
  public enum Format: Sendable {
    /// JSON objects; times are seconds since the epoch.
    case json
    /// XML elements; list items are called `member`, times are ISO 8601.
    case xml
  }

  /// What was written so far.
  public private(set) var bytes: [UInt8]
  /// How members are written.
  public let format: Format
  private var needsComma = false

  /// A writer with nothing written; a JSON object has to be opened by `object` or the caller.
  public init(_ format: Format, capacity: Int = 512) {
    self.format = format
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// The bytes of one structure.
  public static func structure(_ format: Format, _ write: (inout FieldWriter) -> Void) -> [UInt8] {
    var writer = FieldWriter(format)
    writer.object(write)
    return writer.bytes
  }

  /// Text.
  public mutating func field(_ name: String, _ value: String?) {
    guard let value else { return }
    open(name)
    write(string: value)
    close(name)
  }

  /// A whole number.
  public mutating func field(_ name: String, _ value: Int?) {
    guard let value else { return }
    open(name)
    write(ascii: String(value))
    close(name)
  }

  /// A boolean.
  public mutating func field(_ name: String, _ value: Bool?) {
    guard let value else { return }
    open(name)
    write(ascii: value ? "true" : "false")
    close(name)
  }

  /// A moment.
  public mutating func field(_ name: String, _ value: Timestamp?) {
    guard let value else { return }
    open(name)
    write(ascii: format == .json ? value.epochSecondsText : value.iso8601)
    close(name)
  }

  /// A JSON value as it is. Only for JSON answers.
  public mutating func field(_ name: String, _ value: JSON?) {
    guard let value else { return }
    raw(name, value.bytes)
  }

  /// Bytes that are already JSON. Only for JSON answers; the fast path for stored documents.
  public mutating func raw(_ name: String, _ json: some Sequence<UInt8>) {
    open(name)
    bytes.append(contentsOf: json)
    close(name)
  }

  /// A list of documents that are already JSON. Only for JSON answers.
  public mutating func rawList(_ name: String, _ documents: some Sequence<[UInt8]>) {
    open(name)
    bytes.append(UInt8(ascii: "["))
    for (index, document) in documents.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: document)
    }
    bytes.append(UInt8(ascii: "]"))
    close(name)
  }

  /// A structure.
  public mutating func structure(_ name: String, _ body: (inout FieldWriter) -> Void) {
    open(name)
    object(body)
    close(name)
  }

  /// A list of structures.
  public mutating func list<Element>(
    _ name: String, _ elements: (some Sequence<Element>)?, _ body: (inout FieldWriter, Element) -> Void
  ) {
    guard let elements else { return }
    items(name, elements) { writer, element in writer.object { body(&$0, element) } }
  }

  /// A list of texts.
  public mutating func list(_ name: String, _ elements: [String]?) {
    guard let elements else { return }
    items(name, elements) { writer, element in writer.write(string: element) }
  }

  /// A map from text to text, in the order given.
  public mutating func map(_ name: String, _ pairs: (some Sequence<(key: String, value: String)>)?) {
    guard let pairs else { return }
    open(name)
    if format == .json {
      object { for pair in pairs { $0.field(pair.key, pair.value) } }
    } else {
      for pair in pairs {
        structure("entry") {
          $0.field("key", pair.key)
          $0.field("value", pair.value)
        }
      }
    }
    close(name)
  }

  /// The braces of an object around what `body` writes; nothing but the members in XML.
  public mutating func object(_ body: (inout FieldWriter) -> Void) {
    guard format == .json else { return body(&self) }
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// An XML element with a name space around what `body` writes.
  public mutating func element(_ name: String, xmlns namespace: String, _ body: (inout FieldWriter) -> Void) {
    write(ascii: "<\(name) xmlns=\"\(namespace)\">")
    body(&self)
    close(name)
  }

  private mutating func items<Element>(
    _ name: String, _ elements: some Sequence<Element>, _ body: (inout FieldWriter, Element) -> Void
  ) {
    open(name)
    if format == .json { bytes.append(UInt8(ascii: "[")) }
    needsComma = false
    for element in elements {
      if format == .json, needsComma { bytes.append(UInt8(ascii: ",")) }
      if format == .xml { write(ascii: "<member>") }
      body(&self, element)
      if format == .xml { write(ascii: "</member>") }
      needsComma = true
    }
    if format == .json { bytes.append(UInt8(ascii: "]")) }
    close(name)
  }

  private mutating func open(_ name: String) {
    switch format {
    case .json:
      if needsComma { bytes.append(UInt8(ascii: ",")) }
      JSON.writeString(name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      needsComma = false
    case .xml:
      write(ascii: "<\(name)>")
    }
  }

  private mutating func close(_ name: String) {
    if format == .xml { write(ascii: "</\(name)>") }
    needsComma = true
  }

  private mutating func write(string: String) {
    format == .json ? JSON.writeString(string, to: &bytes) : XMLWriter.escape(string, to: &bytes)
  }

  private mutating func write(ascii text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
