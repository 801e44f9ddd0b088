import AWSWire
import Basics
import Documents
import HTTP
import ServiceCore

/// Begins an upload in parts.
struct CreateMultipartUpload: S3Operation {
  static var access: StateAccess { .writing }

  private let request: S3Request
  private let location: ObjectLocation
  private let draft: ObjectDraft
  private let algorithm: ChecksumAlgorithm?
  private let type: ChecksumType

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    self.request = request
    location = try request.object()
    draft = try ObjectDraft(request)
    algorithm = try .named(in: "x-amz-checksum-algorithm", of: request)
    type = try CreateMultipartUpload.type(request, algorithm)
  }

  private static func type(
    _ request: S3Request, _ algorithm: ChecksumAlgorithm?
  ) throws(ServiceError) -> ChecksumType {
    guard let text = request.header("x-amz-checksum-type") else {
      return algorithm == nil || algorithm == .crc64nvme ? .fullObject : .composite
    }
    guard let type = ChecksumType(rawValue: text.uppercased()) else {
      throw .invalidRequest("Value for x-amz-checksum-type header is invalid.")
    }
    guard let algorithm else {
      throw .invalidRequest(
        "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.")
    }
    guard type == .composite ? algorithm != .crc64nvme : algorithm.combines else {
      throw .invalidRequest(
        "The \(type.rawValue) checksum type cannot be used with the \(algorithm.rawValue.lowercased()) checksum algorithm.")
    }
    return type
  }

  func permissions(in context: RequestContext) -> [Permission] {
    let keys = draft.conditionKeys(request)
    return (["s3:PutObject"] + draft.furtherActions).map { location.permission($0, context: keys) }
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let upload = MultipartUpload(
      id: context.ids.text(96, from: CreateMultipartUpload.alphabet), key: location.key,
      initiated: Timestamp(seconds: context.now.seconds), initiator: context.caller.arn,
      storageClass: draft.storageClass, chosen: algorithm, type: type, headers: draft.headers, tags: draft.tags,
      encryption: try location.encryption(draft.encryption, in: context))
    try context.query { try UploadTable.insert(upload, in: location.bucket, $0) }
    var response = S3XML.response("InitiateMultipartUploadResult") { xml in
      xml.element("Bucket", location.bucket.name)
      xml.element("Key", location.key)
      xml.element("UploadId", upload.id)
    }
    upload.encryption.add(to: &response.headers, showsContext: true)
    if let algorithm {
      response.headers.add("x-amz-checksum-algorithm", algorithm.rawValue)
      response.headers.add("x-amz-checksum-type", type.rawValue)
    }
    return response
  }

  private static let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._"
}
