import AWSWire
import Basics
import HTTP

/// What a request speaks of: all buckets, one bucket, or an object in it.
struct S3Address: Sendable, Equatable {
  /// The bucket's name; nil where the request names none.
  var bucket: String?
  /// The object's key, decoded; nil where the request names none.
  var key: String?

  /// Reads host and path.
  /// - Throws: `InvalidURI` for broken percent-encoding, or what `ObjectKey` says of the key.
  init(_ request: HTTPRequest) throws(ServiceError) {
    guard request.path.utf8.first == UInt8(ascii: "/") else { throw .invalidURI(request.path) }
    let path = request.path.dropFirst()
    if let hosted = request.headers["Host"].flatMap(S3Address.bucket(host:)) {
      bucket = hosted
      key = try S3Address.key(path, of: request)
      return
    }
    let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
    guard let name = S3Address.decode(path[..<slash]) else { throw .invalidURI(request.path) }
    bucket = name.isEmpty ? nil : name
    key = slash == path.endIndex ? nil : try S3Address.key(path[path.utf8.index(after: slash)...], of: request)
    if bucket == nil, key != nil { throw .invalidURI(request.path) }
  }

  private static func key(_ text: Substring, of request: HTTPRequest) throws(ServiceError) -> String? {
    if text.isEmpty { return nil }
    guard let key = S3Address.decode(text) else { throw .invalidURI(request.path) }
    try ObjectKey.validate(key)
    return key
  }

  /// Most names have nothing to decode.
  private static func decode(_ text: Substring) -> String? {
    text.utf8.contains(UInt8(ascii: "%")) ? PercentEncoding.decode(text) : String(text)
  }

  /// The bucket in a host name: what stands before a label `s3` or `s3-region`, or before `localhost`.
  static func bucket(host: String) -> String? {
    let name = host[..<(host.utf8.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex)]
    guard let last = name.utf8.last, !isDigit(last), name.utf8.contains(UInt8(ascii: ".")) else { return nil }
    let labels = name.lowercased().split(separator: ".")
    if let service = labels.lastIndex(where: { $0 == "s3" || $0.hasPrefix("s3-") }) {
      return service == 0 ? nil : labels[..<service].joined(separator: ".")
    }
    guard labels.last == "localhost", labels.count > 1 else { return nil }
    return labels.dropLast().joined(separator: ".")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
