import AWSWire
import Basics
import HTTP
import ServiceCore

/// What GetObject and HeadObject share: the choice of bytes, the conditions and the answer's head.
struct ObjectRead: Sendable {
  private let location: ObjectLocation
  private let version: ObjectVersion
  private let conditions: ReadConditions
  private let range: (header: String, value: ByteRange)?
  private let partNumber: Int?
  private let overrides: [HTTPHeaders.Field]
  private let showsChecksum: Bool

  /// Reads the request.
  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    version = try ObjectVersion(request, key: location.key)
    conditions = ReadConditions(request)
    range = request.header("Range").flatMap { header in ByteRange(header).map { (header, $0) } }
    partNumber = request.query.contains("partNumber") ? try MultipartLimits.partNumber(request) : nil
    if range != nil, partNumber != nil {
      throw .invalidRequest("Cannot specify both Range header and partNumber query parameter")
    }
    overrides = try ResponseOverrides.fields(request, in: context)
    showsChecksum = request.header("x-amz-checksum-mode")?.uppercased() == "ENABLED"
  }

  /// What the caller must be allowed to do.
  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    [try location.tagged(version.isNamed ? "s3:GetObjectVersion" : "s3:GetObject", in: context)]
  }

  /// The answer, with the body or with its announcement.
  func response(in context: RequestContext, withBody: Bool) throws(ServiceError) -> HTTPResponse {
    // A large body can go between the look-up and the opening of its file; the next look-up then finds what came.
    for _ in 0..<3 {
      let found = try find(withBytes: withBody, in: context)
      switch conditions.verdict(found.object) {
      case .failed(let condition): throw .preconditionFailed(condition)
      case .notModified: return notModified(found.object)
      case .holds: break
      }
      // Without the body only a checksum gives away what is encrypted.
      if withBody || showsChecksum { try location.unlock(found.object.encryption, in: context) }
      var response = try head(found.object)
      let bytes = try selection(found.object) ?? 0..<found.object.size
      guard withBody else {
        response.body = .announced(length: bytes.count)
        return response
      }
      if let body = body(found.object, found.bytes, bytes, context) {
        response.body = body
        return response
      }
    }
    throw .internalFailure("The object's file is missing from the state folder.")
  }

  private func find(
    withBytes: Bool, in context: RequestContext
  ) throws(ServiceError) -> (object: StoredObject, bytes: [UInt8]) {
    if withBytes { return try location.readWithBytes(in: context) }
    return (object: try location.read(in: context), bytes: [])
  }

  /// The body; nil if its file is gone.
  private func body(
    _ object: StoredObject, _ small: [UInt8], _ range: Range<Int>, _ context: RequestContext
  ) -> HTTPBody? {
    switch object.body {
    case .empty: return .empty
    case .row: return .bytes(range.count == small.count ? small : Array(small[range]))
    case .file(let name):
      return BodyFiles(context.cloud).open(name).map {
        .file(FileSlice(descriptor: $0, offset: range.lowerBound, length: range.count))
      }
    }
  }

  /// The bytes asked for; nil for all.
  private func selection(_ object: StoredObject) throws(ServiceError) -> Range<Int>? {
    if let partNumber { return try object.bytes(ofPart: partNumber) }
    guard let range else { return nil }
    guard let bytes = range.value.resolved(in: object.size) else { throw .invalidRange(range.header, size: object.size) }
    return bytes
  }

  private func head(_ object: StoredObject) throws(ServiceError) -> HTTPResponse {
    let selection = try selection(object)
    var response = HTTPResponse(status: selection == nil ? 200 : 206)
    response.headers.fields.reserveCapacity(10 + object.headers.fields.count)
    addFacts(object, to: &response.headers)
    response.headers.fields += object.headers.fields
    for override in overrides { response.headers[override.name] = override.value }
    if let selection {
      let last = max(selection.lowerBound, selection.upperBound - 1)
      response.headers.add("Content-Range", "bytes \(selection.lowerBound)-\(last)/\(object.size)")
    }
    if partNumber != nil, !object.parts.isEmpty { response.headers.add("x-amz-mp-parts-count", String(object.parts.count)) }
    if showsChecksum, let checksum = shownChecksum(object, selection) { checksum.add(to: &response.headers) }
    return response
  }

  private func addFacts(_ object: StoredObject, to headers: inout HTTPHeaders) {
    headers.add("Last-Modified", object.modified.httpDate)
    headers.add("ETag", object.quotedTag)
    if !object.tags.tags.isEmpty { headers.add("x-amz-tagging-count", String(object.tags.tags.count)) }
    object.encryption.add(to: &headers)
    if object.storageClass != .standard { headers.add("x-amz-storage-class", object.storageClass.rawValue) }
    headers.add("Accept-Ranges", "bytes")
  }

  /// A part has its own checksum; any other range has none.
  private func shownChecksum(_ object: StoredObject, _ selection: Range<Int>?) -> StoredChecksum? {
    guard let checksum = object.checksum else { return nil }
    if let partNumber, let part = object.parts.first(where: { $0.number == partNumber }) {
      return part.checksum.isEmpty
        ? nil : StoredChecksum(algorithm: checksum.algorithm, type: checksum.type, value: part.checksum)
    }
    return selection == nil || selection?.count == object.size ? checksum : nil
  }

  private func notModified(_ object: StoredObject) -> HTTPResponse {
    HTTPResponse(
      status: 304, headers: ["Last-Modified": object.modified.httpDate, "ETag": object.quotedTag])
  }
}

extension StoredObject {
  /// The bytes of a part; an object of one piece is its own first part.
  fileprivate func bytes(ofPart number: Int) throws(ServiceError) -> Range<Int> {
    if parts.isEmpty, number == 1 { return 0..<size }
    var start = 0
    for part in parts {
      if part.number == number { return start..<start + part.size }
      start += part.size
    }
    throw .invalidPartNumber(number, count: max(1, parts.count))
  }
}
