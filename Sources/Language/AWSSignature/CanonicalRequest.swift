import Digests
import HTTP

/// A request written in the one form that both sides hash, whatever proxies and libraries made of its spelling.
///
/// AWS General Reference, "Create a canonical request"; S3 writes paths differently from all other services.
struct CanonicalRequest {
  private(set) var bytes: [UInt8] = []

  /// - Parameter signedHeaders: the names in lower case, sorted.
  init(_ request: HTTPRequest, signedHeaders: [String], payloadHash: String, isS3: Bool) {
    bytes.reserveCapacity(1024)
    bytes.append(contentsOf: request.method.utf8)
    newline()
    if isS3 {
      CanonicalEncoding.appendOnce(request.path, to: &bytes)
    } else {
      CanonicalEncoding.appendNormalized(request.path, to: &bytes)
    }
    newline()
    if let query = request.query, !query.isEmpty { CanonicalEncoding.append(query: query, to: &bytes) }
    newline()
    for name in signedHeaders { append(name, request.headers) }
    newline()
    append(signedHeaders)
    newline()
    bytes.append(contentsOf: payloadHash.utf8)
  }

  /// The hexadecimal SHA-256 of the canonical form.
  var hash: String { Hex.encode(SHA256.hash(bytes)) }

  /// The canonical form as text, for explaining a mismatch.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ names: [String]) {
    var isFirst = true
    for name in names {
      if !isFirst { bytes.append(UInt8(ascii: ";")) }
      isFirst = false
      bytes.append(contentsOf: name.utf8)
    }
  }

  /// `name:value`; several fields of a name are joined by commas, a missing one is an empty value.
  private mutating func append(_ name: String, _ headers: HTTPHeaders) {
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ":"))
    var isFirst = true
    for field in headers.fields where HTTPHeaders.equal(field.name, name) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      appendTrimmed(field.value)
    }
    newline()
  }

  /// A value without white space around it and with single blanks in it.
  private mutating func appendTrimmed(_ value: String) {
    var value = value
    value.withUTF8 { text in
      if Self.isTrimmed(text) { return bytes.append(contentsOf: text) }
      var pendingBlank = false
      let start = bytes.count
      for byte in text {
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
          pendingBlank = bytes.count > start
          continue
        }
        if pendingBlank { bytes.append(UInt8(ascii: " ")) }
        pendingBlank = false
        bytes.append(byte)
      }
    }
  }

  /// Nearly every value can be copied as it is.
  private static func isTrimmed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var afterBlank = true
    for byte in text {
      let isBlank = byte == UInt8(ascii: " ")
      if byte == UInt8(ascii: "\t") || isBlank && afterBlank { return false }
      afterBlank = isBlank
    }
    return !afterBlank || text.isEmpty
  }
}
