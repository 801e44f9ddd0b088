import AWSWire
import Digests

/// The checksums that S3 keeps with objects.
enum ChecksumAlgorithm: String, Sendable, CaseIterable {
  case crc32 = "CRC32"
  case crc32c = "CRC32C"
  case crc64nvme = "CRC64NVME"
  case sha1 = "SHA1"
  case sha256 = "SHA256"

  /// The header that carries a value.
  var header: String {
    switch self {
    case .crc32: "x-amz-checksum-crc32"
    case .crc32c: "x-amz-checksum-crc32c"
    case .crc64nvme: "x-amz-checksum-crc64nvme"
    case .sha1: "x-amz-checksum-sha1"
    case .sha256: "x-amz-checksum-sha256"
    }
  }

  /// The XML element that carries a value.
  var element: String { "Checksum\(rawValue)" }

  /// A computation of nothing yet.
  var digest: any Digest {
    switch self {
    case .crc32: CRC32()
    case .crc32c: CRC32C()
    case .crc64nvme: CRC64NVME()
    case .sha1: SHA1()
    case .sha256: SHA256()
    }
  }

  /// How many bytes a value has.
  var length: Int {
    switch self {
    case .crc32, .crc32c: 4
    case .crc64nvme: 8
    case .sha1: 20
    case .sha256: 32
    }
  }

  /// Whether the values of parts combine to the value of the whole.
  var combines: Bool { self != .sha1 && self != .sha256 }

  /// The algorithm of a name in any case.
  init?(name: String) {
    self.init(rawValue: name.uppercased())
  }

  /// The algorithm that a request names in a header; nil without the header.
  static func named(in header: String, of request: S3Request) throws(ServiceError) -> ChecksumAlgorithm? {
    guard let name = request.header(header) else { return nil }
    guard let algorithm = ChecksumAlgorithm(name: name) else {
      throw .invalidRequest(
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
          + "[CRC32, CRC32C, CRC64NVME, SHA1, SHA256]")
    }
    return algorithm
  }
}

/// What a checksum of an object in parts was computed of.
enum ChecksumType: String, Sendable {
  /// Of the checksums of the parts.
  case composite = "COMPOSITE"
  /// Of all bytes.
  case fullObject = "FULL_OBJECT"
}
