import AWSWire
import Digests
import Documents
import HTTP
import ServiceCore

/// Calls a function: what stands in for its code runs, and its result is the answer.
enum Invoke: AWSOperation {
  /// How a function is called.
  enum Kind: String, CaseIterable {
    case request = "RequestResponse"
    case event = "Event"
    case dryRun = "DryRun"
  }

  struct Input: OperationInput {
    let function: FunctionName
    let kind: Kind
    let showsLog: Bool
    let payload: JSON

    init(function: String, payload: JSON) {
      self.function = FunctionName(text: function)
      (kind, showsLog, self.payload) = (.request, false, payload)
    }

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
      let kinds = Kind.allCases.map(\.rawValue)
      kind = try fields.string("InvocationType", .oneOf(kinds)).flatMap { Kind(rawValue: $0) } ?? .request
      showsLog = try fields.string("LogType", .oneOf(["None", "Tail"])) == "Tail"
      payload = fields.json("Payload") ?? .object([:])
    }
  }

  /// The function's result; the answer has no document of its own.
  struct Output: OperationOutput {
    var kind = Kind.request
    var version = ""
    var outcome = FunctionRun.Outcome(payload: [])
    var log: String?

    func write(to fields: inout FieldWriter) {}

    var answer: HTTPResponse? {
      var response = HTTPResponse(status: kind.status)
      if kind == .request {
        response = HTTPResponse(type: "application/json", outcome.payload)
        response.headers.add("X-Amz-Executed-Version", version)
      }
      if let error = outcome.error { response.headers.add("X-Amz-Function-Error", error) }
      if let log { response.headers.add("X-Amz-Log-Result", Base64.encode(Array(log.utf8))) }
      return response
    }
  }

  static let access = StateAccess.working

  private static let limit = 6_291_456

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("InvokeFunction", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let reference = try input.function.reference(in: request)
    let function = try FunctionStore(request, reference).find()
    guard input.payload.bytes.count <= limit else { throw .requestTooLarge }
    let run = FunctionRun(
      function: function, arn: reference.arn, requestID: request.requestID, payload: input.payload)
    switch input.kind {
    case .dryRun: return Output(kind: .dryRun)
    case .event:
      // Whether it can run at all is told now; what comes of it nobody hears of.
      _ = try FunctionHandler(of: function)
      request.cloud.pool.run { _ = try? run.outcome() }
      return Output(kind: .event)
    case .request:
      let log = input.showsLog ? Invoke.log(of: run) : nil
      return Output(kind: .request, version: function.version, outcome: try run.outcome(), log: log)
    }
  }

  private static func log(of run: FunctionRun) -> String {
    "START RequestId: \(run.requestID) Version: \(run.function.version)\nEND RequestId: \(run.requestID)\n"
  }
}

extension Invoke.Kind {
  fileprivate var status: Int {
    switch self {
    case .request: 200
    case .event: 202
    case .dryRun: 204
    }
  }
}
