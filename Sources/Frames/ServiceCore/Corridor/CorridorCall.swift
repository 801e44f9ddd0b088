import AWSSignature
import AWSWire
import Basics
import CloudState
import Documents
import HTTP

/// One request on its way through the corridor.
final class CorridorCall: @unchecked Sendable {
  // Mutated by one thread at a time: the connection's, then the writer's or a pool's after a hand-over.
  let corridor: Corridor
  var request: HTTPRequest
  var record: JournalRecord
  private(set) var wire = WireProtocol.restXML
  private(set) var authentication: Authenticator.Outcome?
  private var requestID: String
  /// After how many bytes the answer's body breaks off, nil for half of it; nothing if it comes whole.
  private var truncation: Int??
  private let started = monotonicNanoseconds()

  init(_ corridor: Corridor, _ request: HTTPRequest) {
    self.corridor = corridor
    self.request = request
    requestID = corridor.cloud.ids.uuid()
    record = JournalRecord(number: corridor.cloud.journal.nextNumber(), time: corridor.cloud.clock.now)
    wire = corridor.router.likelyWire(of: request)
  }

  // MARK: The walk

  func walk(_ reply: HTTPReply) {
    do {
      let service = try corridor.router.service(for: request)
      let context = try identify(service, hasBody: true)
      try decodeChunks()
      let call = try prepare(service, context)
      try admit(call, service, context, reply)
    } catch {
      finish(.response(render(error)), reply)
    }
  }

  /// Identifies the caller and makes the context.
  func identify(_ service: any AWSService, hasBody: Bool) throws(ServiceError) -> RequestContext {
    wire = service.wire
    record.service = service.name
    if wire == .restXML { requestID = corridor.cloud.ids.base32(16) }
    let outcome = try corridor.authenticator.identify(request, service: service.name, wire: wire, hasBody: hasBody)
    authentication = outcome
    record.caller = outcome.caller.arn
    let region = outcome.authorization?.scope.region ?? corridor.cloud.options.region
    record.account = outcome.caller.account
    record.region = region
    return RequestContext(
      requestID: requestID, number: record.number, caller: outcome.caller, account: outcome.caller.account,
      region: region, now: record.time, cloud: corridor.cloud, remoteAddress: request.remoteAddress,
      isSecure: request.isSecure, userAgent: request.headers["User-Agent"] ?? "")
  }

  private func prepare(_ service: any AWSService, _ context: RequestContext) throws(ServiceError) -> PreparedCall {
    let call = try service.prepare(request, in: context)
    note(call.operation, call.parameters)
    return call
  }

  func note(_ operation: String, _ parameters: JSON) {
    record.operation = operation
    // Large inputs would fill the ring; their size says enough.
    record.parameters = request.body.count <= 8192 ? parameters : .object(["bytes": .number(request.body.count)])
  }

  private func admit(
    _ call: PreparedCall, _ service: any AWSService, _ context: RequestContext, _ reply: HTTPReply
  ) throws(ServiceError) {
    try authorize(call.permissions, service, context)
    let identity = PreparedCall.Identity(
      parameters: call.parameters, permissions: call.permissions, reads: call.access == .reading)
    let strike = try strike(call.operation, identity, service, context)
    if let invalid = call.invalid { throw invalid }
    switch strike {
    case .none, .truncate: perform(call, context, reply)
    case .stale(let snapshot):
      finish((try? FaultStrike.read(snapshot, context) { context in run(call, context) }) ?? run(call, context), reply)
    case .delay(let milliseconds):
      corridor.delays.run(after: milliseconds) { self.perform(call, context, reply) }
    case .cut: finish(.cut(HTTPResponse(status: 500), afterBytes: 0), reply)
    }
  }

  func authorize(
    _ permissions: [Permission], _ service: any AWSService, _ context: RequestContext
  ) throws(ServiceError) {
    try corridor.cloud.authorizer.authorize(
      permissions, context, wire: wire, service: service.name, record: &record)
  }

  func strike(
    _ operation: String, _ call: PreparedCall.Identity, _ service: any AWSService, _ context: RequestContext
  ) throws(ServiceError) -> FaultStrike {
    let strike = try FaultStrike.of("\(service.name):\(operation)", call, context, service.wire, record: &record)
    if case .truncate(let bytes) = strike { truncation = .some(bytes) }
    return strike
  }

  // MARK: Performing

  private func perform(_ call: PreparedCall, _ context: RequestContext, _ reply: HTTPReply) {
    switch call.access {
    case .reading: finish(run(call, context), reply)
    case .working: corridor.cloud.pool.run { self.finish(self.run(call, context), reply) }
    case .writing: commit(call.perform, context, reply)
    }
  }

  private func run(_ call: PreparedCall, _ context: RequestContext) -> HTTPResult {
    do {
      return .response(try call.perform(context))
    } catch {
      return .response(render(error))
    }
  }

  /// Runs a step on the writer and answers after the commit.
  func commit(_ step: @escaping CommitStep, _ context: RequestContext, _ reply: HTTPReply) {
    corridor.cloud.database.write { connection in
      try step(context.with(StateSession(connection, isWriter: true)))
    } completion: { [self] result in
      switch result {
      case .success(let response): finish(.response(response), reply)
      case .failure(let error): finish(.response(render(ServiceError(wrapping: error))), reply)
      }
    }
  }

  // MARK: The end

  func render(_ error: ServiceError) -> HTTPResponse {
    record.errorCode = error.code
    record.errorMessage = error.message
    let envelope = ServiceError.Envelope(
      requestID: requestID, hostID: corridor.hostID(for: requestID), isHead: request.method == "HEAD")
    return error.response(wire, envelope)
  }

  func finish(_ result: HTTPResult, _ reply: HTTPReply) {
    reply.send(broken(recorded(result)))
  }

  /// The answer as a scripted fault lets it through: broken off within its body, or before it if it has none.
  private func broken(_ result: HTTPResult) -> HTTPResult {
    guard let truncation, case .response(let response) = result else { return result }
    let length = response.body.length
    return .cut(response, afterBytes: min(truncation ?? length / 2, max(0, length - 1)))
  }

  func recorded(_ result: HTTPResult) -> HTTPResult {
    // Calls that were refused or could not be decoded are recorded under the name they give themselves.
    if record.operation.isEmpty { record.operation = request.operationName ?? "" }
    record.status = result.response.status
    record.microseconds = Int((monotonicNanoseconds() - started) / 1000)
    corridor.cloud.journal.add(record)
    guard case .response(var response) = result else { return result }
    if request.method == "HEAD" { response.body = .announced(length: response.body.length) }
    if wire == .restXML, response.headers["x-amz-request-id"] == nil {
      response.headers.add("x-amz-request-id", requestID)
      response.headers.add("x-amz-id-2", corridor.hostID(for: requestID))
    }
    response.headers.add("x-mocklake-request", "r-\(record.number)")
    return .response(response)
  }
}

extension HTTPRequest {
  /// The operation a JSON or query request names, for records of requests that cannot be decoded.
  fileprivate var operationName: String? {
    if let target = headers["X-Amz-Target"] { return target.split(separator: ".").last.map(String.init) }
    guard path == "/" else { return nil }
    let query = HTTPQuery(decoding: query)?["Action"]
    return query ?? String(validating: body, as: UTF8.self).flatMap { HTTPQuery(decoding: $0)?["Action"] }
  }
}

extension Corridor {
  /// S3's second id: opaque text that goes with the request's.
  func hostID(for requestID: String) -> String {
    "\(requestID.lowercased())/mocklake\(requestID.reversed().map { String($0) }.joined())="
  }
}
