import AWSSignature
import AWSWire
import Basics
import Documents
import HTTP
import ServiceCore

/// Makes signed AWS calls to an emulator in the same process: those that seed it, and those of `call` and `query`.
///
/// Every call goes the whole way that a client's goes, signature and policies included, but for the socket.
struct CloudCaller: Sendable {
  private let client: InProcessClient
  private let services: [any AWSService]
  private let region: String
  private let clock: any Clock

  /// A caller.
  /// - Parameter clock: what signatures are dated with.
  init(_ handler: any HTTPHandler, services: [any AWSService], region: String, clock: any Clock) {
    client = InProcessClient(handler)
    (self.services, self.region, self.clock) = (services, region, clock)
  }

  /// Calls an operation such as `glue:GetTables` with an input in the members of AWS's own model.
  /// - Parameter body: the bytes of an upload, which no JSON text can hold; nil to take them from the input.
  func call(
    _ action: String, _ input: JSON, body: [UInt8]? = nil, as credentials: AWSCredentials
  ) throws(UncallableOperation) -> CallAnswer {
    let parts = action.split(separator: ":").map(String.init)
    guard parts.count == 2, let service = services.first(where: { $0.name == parts[0].lowercased() }) else {
      throw UncallableOperation(
        message: "no service is named \"\(parts.first ?? action)\"",
        help: "the services are \(services.map(\.name).joined(separator: ", "))")
    }
    try check(parts[1], of: service)
    let coding = try CallCoding(service, operation: parts[1], input: input, body: body)
    var request = coding.request
    request.headers.fields.insert(.init("Host", "127.0.0.1:4566"), at: 0)
    RequestSigner(credentials: credentials, region: region, service: service.name).sign(&request, at: clock.now)
    guard case .response(let response) = client.send(request) else {
      return CallAnswer(status: 0, refusedWith: "ConnectionClosed", "the connection was closed before the answer ended")
    }
    return coding.answer(response)
  }

  /// Refuses names that AWS has not; operations that only this server lacks are called and answer for themselves.
  private func check(_ operation: String, of service: any AWSService) throws(UncallableOperation) {
    let served = service.operationNames
    guard !served.contains(operation) else { return }
    let known = ServiceModels.operations(of: service.name)
    guard service.wire != .restXML, known.contains(operation) else {
      let meant = EditDistance.closest(to: operation, among: served).map { "did you mean \(service.name):\($0)?" }
      throw UncallableOperation(message: "\(service.name):\(operation) is not served", help: meant)
    }
  }
}
