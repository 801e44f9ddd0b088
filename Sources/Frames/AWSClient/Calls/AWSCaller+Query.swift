import Basics
public import Documents
import HTTP

extension AWSCaller {
  /// Calls an operation of a query service and answers its result element.
  /// - Throws: `AWSCallError` for an error answer, and if none came.
  public func call(
    _ target: CallTarget, version: String, _ operation: String, _ parameters: [(name: String, value: String)]
  ) throws(AWSCallError) -> XMLElement {
    let pairs = [("Action", operation), ("Version", version)] + parameters.map { ($0.name, $0.value) }
    let form = pairs.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    let request = target.request("application/x-www-form-urlencoded; charset=utf-8", Array(form.utf8))
    let bytes = try call(target, operation, request, failure: AWSCaller.queryFailure)
    guard let root = try? XMLElement.parse(bytes) else {
      throw AWSCallError(
        service: target.service, operation: operation, code: nil,
        message: "Unable to parse response of \(operation), invalid XML received")
    }
    return root.child("\(operation)Result") ?? root
  }

  private static func queryFailure(_ response: HTTPResponse) -> (code: String, message: String) {
    let root = try? XMLElement.parse(response.body.bytes)
    let error = root?.child("Error") ?? root?.child("Errors")?.child("Error")
    return (error?.text(of: "Code") ?? String(response.status), error?.text(of: "Message") ?? "")
  }
}
