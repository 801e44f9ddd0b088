import CXML

extension XMLElement {
  /// Reads an XML document and answers its root.
  ///
  /// Nothing is fetched. Document type declarations are refused, and with them entities other than the predefined
  /// ones, as AWS refuses them.
  /// - Parameters:
  ///   - maximumDepth: the deepest nesting that is read.
  ///   - maximumElements: the most elements that are read.
  public static func parse(
    _ bytes: [UInt8], maximumDepth: Int = 100, maximumElements: Int = 200_000
  ) throws(XMLError) -> XMLElement {
    let limits = CXMLLimits(depth: max(0, maximumDepth), elements: max(0, maximumElements))
    let document = bytes.withUnsafeBufferPointer { CXMLParse($0.baseAddress, $0.count, limits) }
    defer { CXMLDocumentDestroy(document) }
    guard !document.failed else {
      let message = document.failure.map { String(cString: $0) } ?? "the document cannot be read"
      throw XMLError(message, line: max(1, Int(document.line)), column: max(1, Int(document.column)))
    }
    var builder = XMLBuilder(document)
    guard let root = builder.root() else { throw XMLError("the document has no element", line: 1, column: 1) }
    return root
  }
}

/// Builds elements from the events of a well-formed document.
private struct XMLBuilder {
  private let events: UnsafeBufferPointer<CXMLEvent>
  private let text: UnsafePointer<UInt8>?
  private var position = 0

  init(_ document: CXMLDocument) {
    events = UnsafeBufferPointer(start: document.events, count: document.count)
    text = document.text.map { UnsafePointer($0) }
  }

  mutating func root() -> XMLElement? {
    events.first?.kind == .open ? element() : nil
  }

  private mutating func element() -> XMLElement {
    let open = events[position]
    var element = XMLElement(name: string(open.name), namespace: optional(open.space), line: Int(open.line))
    position += 1
    while position < events.count {
      let event = events[position]
      switch event.kind {
      case .open:
        element.children.append(self.element())
        continue
      case .attribute: element.attributes.append(attribute(event))
      case .text: element.text += string(event.value)
      case .close:
        position += 1
        if !element.children.isEmpty, element.text.utf8.allSatisfy(isBlank) { element.text = "" }
        return element
      }
      position += 1
    }
    return element
  }

  private func attribute(_ event: CXMLEvent) -> XMLElement.Attribute {
    XMLElement.Attribute(name: string(event.name), namespace: optional(event.space), value: string(event.value))
  }

  private func string(_ piece: CXMLPiece) -> String {
    guard let text, piece.length > 0 else { return "" }
    return String(decoding: UnsafeBufferPointer(start: text + piece.offset, count: piece.length), as: UTF8.self)
  }

  private func optional(_ piece: CXMLPiece) -> String? {
    piece.length == 0 ? nil : string(piece)
  }
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}
