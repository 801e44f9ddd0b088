import AWSWire
import Basics
import HTTP
import ServiceCore

/// An upload in parts that was begun.
struct MultipartUpload: Sendable {
  /// The id that clients name it by.
  var id: String
  /// The key of the object to be.
  var key: String
  /// When it was begun; whole seconds.
  var initiated: Timestamp
  /// The ARN of who began it.
  var initiator: String
  /// The storage class of the object to be.
  var storageClass: StorageClass
  /// The checksum the client has chosen; nil if S3 chooses.
  var chosen: ChecksumAlgorithm?
  /// Of what the object's checksum is computed.
  var type: ChecksumType
  /// The headers of the object to be.
  var headers: ObjectHeaders
  /// The tags of the object to be.
  var tags: TagSet
  /// How it is encrypted, and every part with it.
  var encryption: ObjectEncryption

  /// The permission to add to an upload. An upload that is not there is told about after the permission is checked.
  static func permission(
    _ id: String, at location: ObjectLocation, in context: RequestContext
  ) throws(ServiceError) -> Permission {
    guard location.bucket.isJudged(in: context) else { return location.permission("s3:PutObject") }
    let upload = try context.query { try? UploadTable.find(id, at: location, $0) }
    let encryption = upload?.encryption ?? .standard
    return location.permission("s3:PutObject", context: encryption.conditionKeys)
  }

  /// The checksum kept with each part and with the object.
  var algorithm: ChecksumAlgorithm { chosen ?? .crc64nvme }
}

/// A part that was uploaded.
struct StoredPart: Sendable, Equatable {
  /// Its number, 1 to 10,000.
  var number: Int
  /// Bytes.
  var size: Int
  /// The entity tag without quotes.
  var entityTag: String
  /// When it was uploaded; whole seconds.
  var modified: Timestamp
  /// Its checksum.
  var checksum: StoredChecksum?
  /// Where its bytes are.
  var body: BodyPlace

  /// What the object remembers of it.
  var layout: PartLayout { PartLayout(number: number, size: size, checksum: checksum?.value ?? "") }
}

/// The limits of multipart uploads.
enum MultipartLimits {
  /// Part numbers.
  static let numbers = 1...10_000
  /// Bytes of every part but the last.
  static let minimumPartSize = 5 << 20
  /// Bytes of one upload and of one part.
  static let maximumUploadSize = 5 << 30

  /// The part number a request names.
  static func partNumber(_ request: S3Request) throws(ServiceError) -> Int {
    let text = request.query["partNumber"] ?? ""
    guard let number = Int(text), numbers.contains(number) else {
      throw .invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", text)
    }
    return number
  }
}
