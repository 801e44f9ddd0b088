import AWSWire
import HTTP

/// The headers of an object that are answered as they were given: media type, caching, and the owner's metadata.
struct ObjectHeaders: Sendable, Equatable {
  /// The fields in the order they are answered.
  var fields: [HTTPHeaders.Field] = []

  private static let kept = [
    "Cache-Control", "Content-Disposition", "Content-Language", "Expires", "x-amz-website-redirect-location",
  ]
  private static let metadataPrefix = "x-amz-meta-"
  private static let maximumMetadata = 2048
  private static let defaultType = "binary/octet-stream"
}

extension ObjectHeaders {
  /// Reads the headers of an upload.
  /// - Throws: `MetadataTooLarge`.
  init(_ request: S3Request) throws(ServiceError) {
    fields = [.init("Content-Type", request.header("Content-Type") ?? ObjectHeaders.defaultType)]
    if let encoding = ObjectHeaders.contentEncoding(request) { fields.append(.init("Content-Encoding", encoding)) }
    for name in ObjectHeaders.kept {
      if let value = request.header(name) { fields.append(.init(name, value)) }
    }
    fields += try ObjectHeaders.metadata(request)
  }

  /// The encoding of the object itself: chunk framing is gone when it is stored.
  private static func contentEncoding(_ request: S3Request) -> String? {
    guard let header = request.header("Content-Encoding") else { return nil }
    let encodings = header.split(separator: ",").map { $0.filter { $0 != " " } }.filter { $0 != "aws-chunked" }
    return encodings.isEmpty ? nil : encodings.joined(separator: ",")
  }

  private static func metadata(_ request: S3Request) throws(ServiceError) -> [HTTPHeaders.Field] {
    var found: [HTTPHeaders.Field] = []
    var size = 0
    for field in request.http.headers.fields where isMetadata(field.name) {
      let name = field.name.lowercased()
      size += name.utf8.count - metadataPrefix.utf8.count + field.value.utf8.count
      // Repeated names are one header with several values.
      if let index = found.firstIndex(where: { $0.name == name }) {
        found[index].value += ",\(field.value)"
      } else {
        found.append(.init(name, field.value))
      }
    }
    guard size <= maximumMetadata else { throw .metadataTooLarge(size, maximum: maximumMetadata) }
    return found
  }

  private static func isMetadata(_ name: String) -> Bool {
    name.utf8.count > metadataPrefix.utf8.count
      && HTTPHeaders.equal(String(name.prefix(metadataPrefix.count)), metadataPrefix)
  }
}

extension ObjectHeaders {
  /// One line a header, for storage.
  var text: String { fields.map { "\($0.name):\($0.value)" }.joined(separator: "\n") }

  /// Reads what `text` made.
  init(text: String) {
    fields = text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      return .init(String(Substring(line[..<colon])), String(Substring(line[line.index(after: colon)...])))
    }
  }
}
