/// A call to AWS that failed, in the words of the AWS SDK for Python.
public struct AWSCallError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The service's signing name, for example `glue`.
  public var service: String
  /// The operation, for example `GetTables`.
  public var operation: String
  /// The error's code, for example `AccessDeniedException`; nil if no answer came.
  public var code: String?
  /// What the service says, or why no answer came.
  public var message: String
  /// The answer's HTTP status; nil if none came.
  public var status: Int?
  /// How often the call was repeated before it was given up; 0 if the error is final.
  public var retries: Int

  /// An error that the service answered.
  public init(service: String, operation: String, code: String?, message: String, status: Int? = nil, retries: Int = 0) {
    (self.service, self.operation, self.code) = (service, operation, code)
    (self.message, self.status, self.retries) = (message, status, retries)
  }

  /// The action that was called, for example `glue:GetTables`.
  public var action: String { "\(service):\(operation)" }

  /// Whether the credentials were temporary and their time is over.
  public var isExpiredToken: Bool { code == "ExpiredTokenException" || code == "ExpiredToken" }

  /// `An error occurred (Code) when calling the Operation operation: message`; without a code the message alone.
  public var description: String {
    guard let code else { return message }
    let repeated = retries > 0 ? " (reached max retries: \(retries))" : ""
    return "An error occurred (\(code)) when calling the \(operation) operation\(repeated): \(message)"
  }
}
