import AWSWire
import HTTP
import ServiceCore

/// What every operation of S3 has: a name, an input read from the request, and permissions.
protocol S3Call: Sendable {
  /// The operation's name; the type's own name unless said otherwise.
  static var name: String { get }

  /// Whether the bucket in the address must exist before anything else is looked at.
  static var needsBucket: Bool { get }

  /// Reads the input.
  init(_ request: S3Request, in context: RequestContext) throws(ServiceError)

  /// What the caller must be allowed to do.
  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission]
}

extension S3Call {
  static var name: String { String(describing: Self.self) }
  static var needsBucket: Bool { true }
}

/// An operation whose body, if any, was collected.
protocol S3Operation: S3Call {
  /// How the state is used.
  static var access: StateAccess { get }

  /// Does it.
  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse
}

extension S3Operation {
  static var access: StateAccess { .reading }
}

/// An operation whose body is streamed.
protocol S3Upload: S3Call {
  /// What takes the body. Nothing may be stored before the first byte has come: the call is not authorized yet.
  func sink(in context: RequestContext) throws(ServiceError) -> any UploadSink
}
