public import AWSWire
import Basics
public import Documents

extension RequestContext {
  /// Makes a call to another service for the caller: authorized with `aws:CalledVia`, struck by faults and recorded as
  /// a child of this call.
  /// - Parameters:
  ///   - input: the decoded input.
  ///   - service: the service called.
  ///   - forwarder: the service that calls, such as `athena`.
  ///   - parameters: what the journal and faults see of the input.
  /// - Throws: the error the called service answers.
  public func call<Call: AWSOperation>(
    _ type: Call.Type, _ input: Call.Input, of service: String, wire: WireProtocol, by forwarder: String,
    parameters: JSON
  ) throws(ServiceError) -> Call.Output {
    try call(Call.name, of: service, wire: wire, by: forwarder, parameters: parameters) {
      context throws(ServiceError) in
      try Call.permissions(for: input, in: context)
    } perform: { context throws(ServiceError) in
      guard Call.access == .writing else { return try Call.perform(input, in: context) }
      return try context.commit { context throws(ServiceError) in try Call.perform(input, in: context) }
    }
  }

  /// As above, for what is not an `AWSOperation`.
  public func call<Output>(
    _ operation: String, of service: String, wire: WireProtocol, by forwarder: String, parameters: JSON,
    permissions: (RequestContext) throws(ServiceError) -> [Permission],
    perform: (RequestContext) throws(ServiceError) -> Output
  ) throws(ServiceError) -> Output {
    var child = forwarded(by: forwarder)
    child.number = cloud.journal.nextNumber()
    var record = JournalRecord(number: child.number, parent: number, time: cloud.clock.now)
    record.describe(service, operation, parameters, child)
    defer { cloud.journal.add(record) }
    do {
      let permissions = try permissions(child)
      try cloud.authorizer.authorize(permissions, child, wire: wire, service: service, record: &record)
      let strike = try FaultStrike.of(
        record.action, .init(parameters: parameters, permissions: permissions, reads: operation.namesReading), child, wire,
        record: &record)
      let output = try strike.befall(child, perform)
      record.status = 200
      return output
    } catch {
      (record.status, record.errorCode, record.errorMessage) = (error.status, error.code, error.message)
      throw error
    }
  }
}

extension JournalRecord {
  fileprivate mutating func describe(
    _ service: String, _ operation: String, _ parameters: JSON, _ context: RequestContext
  ) {
    (self.service, self.operation, self.parameters) = (service, operation, parameters)
    (caller, account, region) = (context.caller.arn, context.account, context.region)
  }
}

extension String {
  /// Whether an operation of that name only reads.
  fileprivate var namesReading: Bool { ["Get", "List", "Head", "BatchGet", "Search", "Describe"].contains { hasPrefix($0) } }
}
