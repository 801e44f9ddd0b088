public import AWSWire
public import Documents
public import ServiceCore

/// Functions for other services: each call is Lambda's own Invoke, made for the caller.
public struct LambdaFunctionPort: FunctionPort {
  private let forwarder: String

  /// The port for Athena's calls.
  public init() {
    self.init(forwarder: "athena")
  }

  private init(forwarder: String) {
    self.forwarder = forwarder
  }

  /// The port for calls of another service.
  public func forwarded(by service: String) -> any FunctionPort { LambdaFunctionPort(forwarder: service) }

  /// lambda:InvokeFunction
  public func invoke(
    _ function: String, payload: JSON, for request: RequestContext
  ) throws(ServiceError) -> FunctionAnswer {
    let output = try request.call(
      Invoke.self, Invoke.Input(function: function, payload: payload), of: "lambda", wire: .restJSON, by: forwarder,
      parameters: .object(["FunctionName": .string(function), "Payload": payload]))
    return FunctionAnswer(payload: output.outcome.payload, error: output.outcome.error, version: output.version)
  }
}
