public import AWSWire
public import HTTP

/// One AWS API: names, protocol and operations.
public protocol AWSService: Sendable {
  /// The service's name in IAM actions and on the command line, such as `glue`.
  var name: String { get }

  /// How requests and answers are written.
  var wire: WireProtocol { get }

  /// The code under which broken constraints are answered.
  var validationCode: String { get }

  /// The operations served, sorted; for the coverage table and for "did you mean".
  var operationNames: [String] { get }

  /// Decodes a request whose body has come.
  func prepare(_ request: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedCall

  /// Decodes the head of a request whose body is to be streamed; nil if this one's body is collected.
  func prepareUpload(_ head: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedUpload?

  /// Whether the head announces a streamed upload; asked before anything else about the request is known.
  func streams(_ head: HTTPRequest) -> Bool
}

extension AWSService {
  /// No uploads.
  public func prepareUpload(_ head: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedUpload? { nil }

  /// No uploads.
  public func streams(_ head: HTTPRequest) -> Bool { false }
}
