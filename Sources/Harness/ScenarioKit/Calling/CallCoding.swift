import AWSWire
import Documents
import HTTP
import ServiceCore

/// Puts a call into a request of its service's protocol, and reads the answer.
struct CallCoding {
  /// The request, without host and signature.
  let request: HTTPRequest
  private let wire: WireProtocol
  private let operation: String

  init(_ service: any AWSService, operation: String, input: JSON, body: [UInt8]?) throws(UncallableOperation) {
    (wire, self.operation) = (service.wire, operation)
    switch service.wire {
    case .json(let prefix):
      let headers: HTTPHeaders = ["Content-Type": wire.contentType, "X-Amz-Target": "\(prefix).\(operation)"]
      request = HTTPRequest(method: "POST", headers: headers, body: input.bytes)
    case .query(let namespace):
      let version = namespace.split(separator: "/").last.map(String.init) ?? ""
      let form = QueryForm(operation: operation, version: version, input).text
      let headers: HTTPHeaders = ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"]
      request = HTTPRequest(method: "POST", headers: headers, body: Array(form.utf8))
    case .restXML: request = try ObjectCall(operation, input, body: body).request
    case .restJSON:
      guard let found = (service as? any RESTJSONService)?.routes.request(for: operation, input) else {
        throw UncallableOperation(message: "the input has no member that the path of \(service.name):\(operation) needs")
      }
      request = found
    }
  }

  /// What a response says.
  func answer(_ response: HTTPResponse) -> CallAnswer {
    guard response.status < 300 else { return refusal(response) }
    switch wire {
    case .json, .restJSON:
      let bytes = response.body.bytes
      return CallAnswer(status: response.status, bytes.isEmpty ? .object([:]) : (try? JSON.parse(bytes)) ?? .null)
    case .query:
      let root = try? XMLElement.parse(response.body.bytes)
      let result = root?.child("\(operation)Result").map { XMLDocument.query.json($0) }
      return CallAnswer(status: response.status, result ?? .object([:]))
    case .restXML: return CallAnswer(status: response.status, ObjectAnswer(response, to: operation).json)
    }
  }

  private var isJSON: Bool {
    switch wire {
    case .json, .restJSON: true
    case .query, .restXML: false
    }
  }

  private func refusal(_ response: HTTPResponse) -> CallAnswer {
    let bytes = response.body.bytes
    if isJSON {
      let body = try? JSON.parse(bytes)
      let type = body?["__type"]?.string ?? response.headers["x-amzn-errortype"] ?? ""
      let code = type.split(separator: "#").last.map(String.init) ?? type
      return CallAnswer(
        status: response.status, refusedWith: code, body?["Message"]?.string ?? body?["message"]?.string ?? "")
    }
    let root = try? XMLElement.parse(bytes)
    let error = root?.name == "Error" ? root : root?.child("Error")
    // A HEAD request's refusal has no body: the status is all a client sees.
    return CallAnswer(
      status: response.status, refusedWith: error?.text(of: "Code") ?? String(response.status),
      error?.text(of: "Message") ?? "")
  }
}
