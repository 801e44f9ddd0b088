/// An error as an AWS service answers it.
public struct ServiceError: Error, Sendable, Equatable {
  /// A further member of the error's body, such as `AthenaErrorCode` or S3's `BucketName`.
  public struct Detail: Sendable, Equatable {
    /// The member's name.
    public var name: String
    /// The member's value.
    public var value: String

    /// A member.
    public init(_ name: String, _ value: String) {
      (self.name, self.value) = (name, value)
    }
  }

  /// Who answers: it decides between `Message` and `message` in JSON bodies.
  public enum Origin: Sendable {
    /// The service itself.
    case service
    /// What stands before the service: signature, token and protocol checks.
    case frontEnd
  }

  /// The error code, such as `EntityNotFoundException`.
  public var code: String
  /// The sentence for people.
  public var message: String
  /// The HTTP status.
  public var status: Int
  /// Further members of the body in order.
  public var details: [Detail]
  /// Further headers of the response.
  public var headers: [Detail]
  /// Who answers.
  public var origin: Origin

  /// An error; status 400 from the service unless said otherwise.
  public init(
    _ code: String, _ message: String, status: Int = 400, details: [Detail] = [], headers: [Detail] = [],
    origin: Origin = .service
  ) {
    (self.code, self.message, self.status) = (code, message, status)
    (self.details, self.headers, self.origin) = (details, headers, origin)
  }

  /// Our own bug, told as AWS tells its own.
  public static func internalFailure(_ message: String) -> ServiceError {
    ServiceError("InternalFailure", message, status: 500)
  }

  /// An operation that AWS has and this server does not; never answered with success.
  public static func notImplemented(_ service: String, _ operation: String, nearest: String?) -> ServiceError {
    let hint = nearest.map { " The nearest operation served is \($0)." } ?? ""
    return ServiceError(
      "NotImplemented", "\(service):\(operation) is not served by Mocklake.\(hint)", status: 501, origin: .frontEnd)
  }
}
