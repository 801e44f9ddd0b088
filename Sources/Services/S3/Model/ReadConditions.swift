import AWSWire
import Basics

/// The conditions under which an object is read, under their own names or as conditions on a copy's source.
struct ReadConditions: Sendable {
  /// What a check comes to.
  enum Verdict: Equatable {
    case holds
    case notModified
    case failed(condition: String)
  }

  private let ifMatch: String?
  private let ifNoneMatch: String?
  private let ifModifiedSince: Timestamp?
  private let ifUnmodifiedSince: Timestamp?
  private let prefix: String

  /// Reads the headers; dates that cannot be read are ignored.
  /// - Parameter prefix: `x-amz-copy-source-` for the source of a copy.
  init(_ request: S3Request, prefix: String = "") {
    self.prefix = prefix
    ifMatch = request.header("\(prefix)If-Match")
    ifNoneMatch = request.header("\(prefix)If-None-Match")
    ifModifiedSince = request.header("\(prefix)If-Modified-Since").flatMap { Timestamp(httpDate: $0) }
    ifUnmodifiedSince = request.header("\(prefix)If-Unmodified-Since").flatMap { Timestamp(httpDate: $0) }
  }

  /// Tags outrank dates, as RFC 9110 and S3 have it.
  func verdict(_ object: StoredObject) -> Verdict {
    if let ifMatch {
      if !EntityTag.list(ifMatch, covers: object.entityTag) { return .failed(condition: "\(prefix)If-Match") }
    } else if let ifUnmodifiedSince, object.modified > ifUnmodifiedSince {
      return .failed(condition: "\(prefix)If-Unmodified-Since")
    }
    if let ifNoneMatch {
      return EntityTag.list(ifNoneMatch, covers: object.entityTag) ? unchanged("If-None-Match") : .holds
    }
    if let ifModifiedSince, object.modified <= ifModifiedSince { return unchanged("If-Modified-Since") }
    return .holds
  }

  /// A read answers "not modified"; a copy fails.
  private func unchanged(_ condition: String) -> Verdict {
    prefix.isEmpty ? .notModified : .failed(condition: "\(prefix)\(condition)")
  }
}
