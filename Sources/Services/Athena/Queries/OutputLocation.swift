import AWSWire
import Documents
import ServiceCore

/// Where a query's result goes, and how it is kept: as the workgroup says if it is enforced or the client says nothing.
struct OutputLocation: Sendable {
  /// `s3://bucket/prefix/`, always ending with a slash.
  let folder: String
  let bucket: String
  /// The prefix of keys, empty or ending with a slash.
  let prefix: String
  /// Whether the workgroup overrides what clients ask for.
  let isEnforced: Bool
  /// The `ResultConfiguration` that counts, encryption and expected owner included.
  let configuration: JSON

  /// How S3 is to keep the files; nil for the bucket's default.
  let encryption: ServerSideEncryption?

  /// - Parameter client: the `ResultConfiguration` of the request.
  init(client: JSON?, workGroup: JSON) throws(ServiceError) {
    let settings = workGroup["Configuration"]
    let own = settings?["ResultConfiguration"]
    isEnforced = settings?["EnforceWorkGroupConfiguration"]?.bool ?? false
    let (first, second) = isEnforced ? (own, client) : (client, own)
    let location = [first, second].lazy.compactMap { $0?["OutputLocation"]?.string }.first
    guard let location, !location.isEmpty else { throw .noOutputLocation }
    guard let place = S3Place(location) else { throw .invalidRequest("outputLocation is not a valid S3 path.") }
    (bucket, prefix) = (place.bucket, place.prefix)
    folder = "s3://\(bucket)/\(prefix)"
    var configuration = (isEnforced ? own : client) ?? own ?? .object([:])
    configuration.set("OutputLocation", .string(folder))
    self.configuration = configuration
    encryption = try OutputLocation.encryption(configuration["EncryptionConfiguration"])
  }

  private static func encryption(_ configuration: JSON?) throws(ServiceError) -> ServerSideEncryption? {
    switch configuration?["EncryptionOption"]?.string {
    case nil: return nil
    case "SSE_S3": return ServerSideEncryption("AES256")
    case "SSE_KMS": return ServerSideEncryption("aws:kms", key: configuration?["KmsKey"]?.string)
    case .some(let other): throw .invalidRequest("EncryptionOption \(other) is not served by Mocklake")
    }
  }
}
