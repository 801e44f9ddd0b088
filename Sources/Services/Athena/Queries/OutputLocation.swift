import AWSWire
import Documents
import ServiceCore

/// Where a query's result goes: the workgroup's place if it is enforced or the client named none.
struct OutputLocation: Sendable {
  /// `s3://bucket/prefix/`, always ending with a slash.
  let folder: String
  let bucket: String
  /// The prefix of keys, empty or ending with a slash.
  let prefix: String

  init(client: String?, workGroup: JSON) throws(ServiceError) {
    let configuration = workGroup["Configuration"]
    let own = configuration?["ResultConfiguration"]?["OutputLocation"]?.string
    let isEnforced = configuration?["EnforceWorkGroupConfiguration"]?.bool ?? false
    guard let text = isEnforced ? own ?? client : client ?? own, !text.isEmpty else { throw .noOutputLocation }
    let rest = text.dropFirst("s3://".count)
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard text.hasPrefix("s3://"), let first = parts.first, !first.isEmpty else {
      throw .invalidRequest("outputLocation is not a valid S3 path.")
    }
    bucket = String(first)
    let path = parts.count > 1 ? String(parts[1]) : ""
    prefix = path.isEmpty || path.hasSuffix("/") ? path : "\(path)/"
    folder = "s3://\(bucket)/\(prefix)"
  }
}
