import AWSWire
import Digests

/// The deployment package of a function. It is kept and described; nothing here runs it.
struct FunctionCode: Sendable {
  /// The zip file.
  let zip: [UInt8]

  /// Reads the members of a `FunctionCode`.
  init(_ fields: Fields) throws(ServiceError) {
    for name in ["ImageUri", "S3Bucket", "S3Key", "S3ObjectVersion", "SourceKMSKeyArn"] where fields.json(name) != nil {
      throw .unserved("Code.\(name)")
    }
    guard let text = try fields.string("ZipFile") else {
      throw .invalid("Please provide a source for function code.")
    }
    guard let bytes = Base64.decode(text) else {
      throw ServiceError("SerializationException", "Invalid Base64 in ZipFile", origin: .frontEnd)
    }
    // Either a first file or the end of an empty directory.
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) else { throw .badZip }
    zip = bytes
  }

  /// The digest as `CodeSha256` has it.
  var hash: String { Base64.encode(SHA256.hash(zip)) }
}
