public import AWSWire
public import Documents

/// Lambda as other services use it: each call is made for the caller and leaves a child row in the journal.
public protocol FunctionPort: Sendable {
  /// The port for calls of another service than Athena.
  func forwarded(by service: String) -> any FunctionPort

  /// Calls a function and waits for its result (lambda:InvokeFunction).
  /// - Parameter function: the function's name or ARN, perhaps with a version or alias.
  /// - Throws: Lambda's error; what the function itself fails with is part of the answer.
  func invoke(
    _ function: String, payload: JSON, for request: RequestContext
  ) throws(ServiceError) -> FunctionAnswer
}

/// What a function answered.
public struct FunctionAnswer: Sendable {
  /// The result, or the description of the failure: JSON.
  public var payload: [UInt8]
  /// `Unhandled` or `Handled` if the function failed; nil if it did not.
  public var error: String?
  /// The version that ran.
  public var version: String

  /// An answer.
  public init(payload: [UInt8], error: String?, version: String) {
    (self.payload, self.error, self.version) = (payload, error, version)
  }
}
