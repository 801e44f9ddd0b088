import AWSWire
import Documents
import HTTP

/// The list of parts that a client wants joined, and what it claims of the whole.
struct CompletedParts: Sendable {
  private struct Part: Sendable {
    var number: Int
    var entityTag: String
    var checksums: [ChecksumAlgorithm: String]
  }

  private let parts: [Part]
  private let type: String?
  private let size: Int?
  private let checksums: [ChecksumAlgorithm: String]

  /// Reads the document and the headers.
  init(_ request: S3Request) throws(ServiceError) {
    let document: XMLElement
    do { document = try XMLElement.parse(request.http.body) } catch { throw .malformedXML }
    let elements = document.all("Part")
    guard document.name == "CompleteMultipartUpload", !elements.isEmpty,
      elements.count <= MultipartLimits.numbers.upperBound
    else { throw .malformedXML }
    var parts: [Part] = []
    for element in elements { parts.append(try CompletedParts.part(element)) }
    self.parts = parts
    type = request.header("x-amz-checksum-type")?.uppercased()
    size = try CompletedParts.size(request)
    checksums = CompletedParts.values { request.header($0.header) }
  }

  private static func part(_ element: XMLElement) throws(ServiceError) -> Part {
    guard let text = element.text(of: "PartNumber"), let tag = element.text(of: "ETag") else { throw .malformedXML }
    guard let number = Int(text) else { throw .malformedXML }
    guard number >= 1 else { throw .invalidArgument("PartNumber must be >= 1", "PartNumber", text) }
    return Part(
      number: number, entityTag: EntityTag.unquoted(tag), checksums: values { element.text(of: $0.element) })
  }

  private static func values(_ read: (ChecksumAlgorithm) -> String?) -> [ChecksumAlgorithm: String] {
    var values: [ChecksumAlgorithm: String] = [:]
    for algorithm in ChecksumAlgorithm.allCases { values[algorithm] = read(algorithm) }
    return values
  }

  private static func size(_ request: S3Request) throws(ServiceError) -> Int? {
    let name = "x-amz-mp-object-size"
    guard let text = request.header(name) else { return nil }
    guard let size = Int(text) else { throw .invalidRequest("Value for \(name) header is invalid: '\(text)'") }
    guard size >= 0 else { throw .invalidRequest("Value for \(name) header is less than zero: '\(size)'") }
    return size
  }

  /// The stored parts that the list names, in its order.
  /// - Throws: `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall`, or `InvalidRequest` for missing checksums.
  func checked(against stored: [StoredPart], of upload: MultipartUpload) throws(ServiceError) -> [StoredPart] {
    guard zip(parts, parts.dropFirst()).allSatisfy({ $0.number < $1.number }) else { throw .invalidPartOrder(upload.id) }
    let byNumber = Dictionary(stored.map { ($0.number, $0) }) { first, _ in first }
    var found: [StoredPart] = []
    for part in parts {
      guard let match = byNumber[part.number], match.entityTag == part.entityTag, agrees(part, match, upload) else {
        throw .invalidPart(upload.id, part.number, part.entityTag)
      }
      try checkHasChecksum(part, upload)
      found.append(match)
    }
    for part in found.dropLast() where part.size < MultipartLimits.minimumPartSize {
      throw .entityTooSmall(
        part.size, minimum: MultipartLimits.minimumPartSize, part: part.number, entityTag: part.entityTag)
    }
    return found
  }

  /// Whether the checksums listed are those of the part; an upload without a chosen checksum has none to list.
  private func agrees(_ part: Part, _ stored: StoredPart, _ upload: MultipartUpload) -> Bool {
    part.checksums.allSatisfy { $0.key == upload.chosen && $0.value == stored.checksum?.value }
  }

  private func checkHasChecksum(_ part: Part, _ upload: MultipartUpload) throws(ServiceError) {
    guard let chosen = upload.chosen, upload.type == .composite, part.checksums[chosen] == nil else { return }
    throw .invalidRequest(
      "The upload was created using a \(chosen.rawValue.lowercased()) checksum. The complete request must include the "
        + "checksum for each part. It was missing for part \(part.number) in the request.")
  }

  /// Checks what the headers claim of the whole object.
  func checkWhole(_ object: StoredObject, of upload: MultipartUpload) throws(ServiceError) {
    if let type, upload.chosen != nil, type != upload.type.rawValue {
      throw .invalidRequest(
        "The upload was created using the \(upload.type.rawValue) checksum mode. The complete request must use the same "
          + "checksum mode.")
    }
    if let size, size != object.size {
      throw .invalidRequest(
        "The provided 'x-amz-mp-object-size' header value \(size) does not match what was computed: \(object.size)")
    }
    // A checksum of another kind than the upload's is ignored, as S3 does.
    if let claimed = checksums[upload.algorithm], let checksum = object.checksum, claimed != checksum.value {
      throw .badChecksum(upload.algorithm)
    }
  }
}
