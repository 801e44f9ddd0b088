import AWSWire
import ServiceCore

/// A function as a request names it: by name, by ARN or by a part of it, perhaps with a version or alias.
struct FunctionReference: Sendable {
  let account: String
  let region: String
  let name: String
  /// A version or alias; nil for the function itself.
  let qualifier: String?

  init(account: String, region: String, name: String, qualifier: String?) {
    (self.account, self.region, self.name, self.qualifier) = (account, region, name, qualifier)
  }

  /// Reads a name.
  /// - Parameter qualifier: what the request says besides the name.
  init(_ text: String, qualifier: String? = nil, in request: RequestContext) throws(ServiceError) {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var owner = request.account
    if parts.first == "arn", parts.count >= 7 {
      if parts[3] != request.region { throw .otherRegion(parts[3], from: request.region) }
      owner = parts[4]
      parts.removeFirst(6)
    } else if let place = parts.firstIndex(of: "function"), place + 1 < parts.count {
      if place > 0 { owner = parts[place - 1] }
      parts.removeFirst(place + 1)
    }
    let derived = parts.count > 1 ? parts[1] : nil
    if let derived, let qualifier, derived != qualifier { throw .qualifierMismatch }
    self.init(
      account: owner, region: request.region, name: parts.first ?? "", qualifier: qualifier ?? derived)
  }

  /// The ARN, with the qualifier if there is one.
  var arn: String {
    let resource = "function:\(name)" + (qualifier.map { ":\($0)" } ?? "")
    return ARN(service: "lambda", region: region, account: account, resource: resource).description
  }

  /// The same function under another qualifier.
  func qualified(_ qualifier: String?) -> FunctionReference {
    FunctionReference(account: account, region: region, name: name, qualifier: qualifier)
  }
}

extension Fields {
  /// The function that a path names, with the qualifier of the query. Broken names are recorded.
  func function() throws(ServiceError) -> FunctionName {
    FunctionName(
      text: try required("FunctionName", LambdaShapes.functionName),
      qualifier: try string("Qualifier", LambdaShapes.qualifier))
  }
}

/// A function's name as it was sent; it becomes a reference once account and region are known.
struct FunctionName: Sendable {
  let text: String
  var qualifier: String?

  func reference(in request: RequestContext) throws(ServiceError) -> FunctionReference {
    try FunctionReference(text, qualifier: qualifier, in: request)
  }
}
