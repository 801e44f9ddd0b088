import AWSWire
import HTTP

/// Encodes an operation's output as its protocol has it.
enum OutputEncoding {
  static func response(
    _ output: some OperationOutput, _ operation: String, _ wire: WireProtocol, _ request: RequestContext
  ) -> HTTPResponse {
    if var response = output.answer {
      response.headers.add("x-amzn-RequestId", request.requestID)
      return response
    }
    let bytes: [UInt8]
    switch wire {
    case .query(let namespace): bytes = query(output, operation, namespace, request)
    default: bytes = FieldWriter.structure(.json) { output.write(to: &$0) }
    }
    var response = HTTPResponse(type: wire.contentType, bytes)
    response.headers.add("x-amzn-RequestId", request.requestID)
    return response
  }

  private static func query(
    _ output: some OperationOutput, _ operation: String, _ namespace: String, _ request: RequestContext
  ) -> [UInt8] {
    var writer = FieldWriter(.xml)
    writer.element("\(operation)Response", xmlns: namespace) { writer in
      // Operations without output have no result element, as AWS answers them.
      if !(output is EmptyOutput) { writer.structure("\(operation)Result") { output.write(to: &$0) } }
      writer.structure("ResponseMetadata") { $0.field("RequestId", request.requestID) }
    }
    return writer.bytes
  }
}
