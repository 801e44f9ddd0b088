import Documents
public import HTTP

extension ServiceError {
  /// What every answer carries besides the error: ids, and whether a body may follow.
  public struct Envelope: Sendable {
    /// The request's id.
    public var requestID: String
    /// S3's second id; unused elsewhere.
    public var hostID: String
    /// Whether the request was a HEAD, which gets no body.
    public var isHead: Bool

    /// The ids of one answer.
    public init(requestID: String, hostID: String = "", isHead: Bool = false) {
      (self.requestID, self.hostID, self.isHead) = (requestID, hostID, isHead)
    }
  }

  /// The error as the protocol has it on the wire: status, headers and body.
  public func response(_ wire: WireProtocol, _ envelope: Envelope) -> HTTPResponse {
    switch wire {
    case .json: jsonResponse(envelope)
    case .query(let namespace): queryResponse(namespace, envelope)
    case .restXML: s3Response(envelope)
    case .restJSON: restJSONResponse(envelope)
    }
  }

  private func jsonResponse(_ envelope: Envelope) -> HTTPResponse {
    // Athena's captured order: __type, service members, then the message; unknown operations carry the type alone.
    var members = [JSON.Member("__type", .string(code))]
    members += details.map { JSON.Member($0.name, .string($0.value)) }
    if !message.isEmpty { members.append(JSON.Member(messageName, .string(message))) }
    var response = HTTPResponse(status: status, type: "application/x-amz-json-1.1", JSON(.object(members)).bytes)
    response.headers.add("x-amzn-RequestId", envelope.requestID)
    addHeaders(to: &response)
    return response
  }

  private func restJSONResponse(_ envelope: Envelope) -> HTTPResponse {
    var members = details.map { JSON.Member($0.name, .string($0.value)) }
    members.append(JSON.Member(messageName, .string(message)))
    var response = HTTPResponse(status: status, type: "application/json", JSON(.object(members)).bytes)
    response.headers.add("x-amzn-ErrorType", code)
    response.headers.add("x-amzn-RequestId", envelope.requestID)
    addHeaders(to: &response)
    return response
  }

  private func queryResponse(_ namespace: String, _ envelope: Envelope) -> HTTPResponse {
    var xml = XMLWriter(declaration: false)
    xml.open("ErrorResponse", ["xmlns": namespace])
    xml.open("Error")
    xml.element("Type", status >= 500 ? "Receiver" : "Sender")
    xml.element("Code", code)
    xml.element("Message", message)
    for detail in details { xml.element(detail.name, detail.value) }
    xml.close("Error")
    xml.element("RequestId", envelope.requestID)
    xml.close("ErrorResponse")
    var response = HTTPResponse(status: status, type: "text/xml", xml.bytes)
    response.headers.add("x-amzn-RequestId", envelope.requestID)
    addHeaders(to: &response)
    return response
  }

  private func s3Response(_ envelope: Envelope) -> HTTPResponse {
    var response = HTTPResponse(status: status)
    response.headers.add("x-amz-request-id", envelope.requestID)
    response.headers.add("x-amz-id-2", envelope.hostID)
    addHeaders(to: &response)
    if envelope.isHead || status == 304 { return response }
    response.headers.add("Content-Type", "application/xml")
    var xml = XMLWriter(declaration: true)
    xml.open("Error")
    xml.element("Code", code)
    xml.element("Message", message)
    for detail in details { xml.element(detail.name, detail.value) }
    xml.element("RequestId", envelope.requestID)
    xml.element("HostId", envelope.hostID)
    xml.close("Error")
    response.body = .bytes(xml.bytes)
    return response
  }

  /// Services answer with `Message`; what stands before them with `message`.
  private var messageName: String { origin == .service ? "Message" : "message" }

  private func addHeaders(to response: inout HTTPResponse) {
    for header in headers { response.headers.add(header.name, header.value) }
  }
}
