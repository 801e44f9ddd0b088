public import AWSWire
public import HTTP

/// A service that speaks awsJson 1.1: the operation stands in the `X-Amz-Target` header.
public protocol JSONService: AWSService {
  /// The prefix of `X-Amz-Target`, such as `AWSGlue`.
  var targetPrefix: String { get }
  /// The operations.
  var operations: OperationTable { get }
}

extension JSONService {
  /// awsJson 1.1.
  public var wire: WireProtocol { .json(targetPrefix: targetPrefix) }

  /// The names in the table.
  public var operationNames: [String] { operations.entries.map(\.name) }

  /// Decodes the body and looks the target up in the table.
  public func prepare(_ request: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedCall {
    let target = request.headers["X-Amz-Target"] ?? ""
    // Only POST names an operation: a HEAD or GET with a body must not change anything.
    guard request.method == "POST", let dot = target.lastIndex(of: ".") else {
      throw ServiceError("UnknownOperationException", "", origin: .frontEnd)
    }
    return try operations.prepare(
      String(target[target.index(after: dot)...]), try JSONBody.document(request.body), for: self, in: context)
  }
}
