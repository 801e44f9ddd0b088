import Documents
import HTTP

/// The XML answers of S3.
enum S3XML {
  /// The name space of all documents.
  static let namespace = "http://s3.amazonaws.com/doc/2006-03-01/"

  /// An answer with a document of one root element.
  static func response(_ root: String, _ write: (inout XMLWriter) -> Void) -> HTTPResponse {
    var xml = XMLWriter(declaration: true)
    xml.open(root, ["xmlns": namespace])
    write(&xml)
    xml.close(root)
    return HTTPResponse(type: "application/xml", xml.bytes)
  }
}

extension XMLWriter {
  /// An element that holds an account's canonical user.
  mutating func user(_ element: String, _ account: String) {
    open(element)
    self.element("ID", CanonicalUser.id(of: account))
    close(element)
  }

  /// The element of a checksum; nothing for nil.
  mutating func checksum(_ checksum: StoredChecksum?) {
    if let checksum { element(checksum.algorithm.element, checksum.value) }
  }
}
