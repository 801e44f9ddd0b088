public import AWSWire
public import Basics
import CloudState
public import SQLite

/// Everything an operation may know of the request it serves, and its way to the state and to other services.
public struct RequestContext: Sendable {
  /// The id that answers carry, a UUID; S3 shows its own form.
  public var requestID: String
  /// The number in the journal: `r-42`.
  public var number: Int
  /// Who asks.
  public var caller: Caller
  /// The account whose resources are spoken of.
  public var account: String
  /// The region whose resources are spoken of.
  public var region: String
  /// The moment of the request on the injected clock.
  public var now: Timestamp
  /// The services through which the call came, such as `athena.amazonaws.com`; empty for direct calls.
  public var calledVia: [String]
  /// The address of the client; nil for internal calls, whose address AWS does not show either.
  public var remoteAddress: String?
  /// Whether the client came over TLS.
  public var isSecure: Bool
  /// The client's own description of itself.
  public var userAgent: String
  /// Whether a service acts in its own name, so that Lake Formation has no say in what it reads.
  public var isOwnActing = false
  /// What the whole server shares.
  public let cloud: Cloud
  /// The connection of this call; the writer's for writing operations.
  var session: StateSession?

  /// A context for a request that came from outside.
  public init(
    requestID: String, number: Int, caller: Caller, account: String, region: String, now: Timestamp, cloud: Cloud,
    remoteAddress: String? = nil, isSecure: Bool = false, userAgent: String = ""
  ) {
    (self.requestID, self.number, self.caller) = (requestID, number, caller)
    (self.account, self.region, self.now, self.cloud) = (account, region, now, cloud)
    (self.remoteAddress, self.isSecure, self.userAgent) = (remoteAddress, isSecure, userAgent)
    calledVia = []
  }

  /// Where ids come from.
  public var ids: any IDSource { cloud.ids }

  /// An ARN in the request's region and account.
  public func arn(_ service: String, _ resource: String) -> String {
    ARN(service: service, region: region, account: account, resource: resource).description
  }
}

/// The connection a call works with.
final class StateSession: Sendable {
  let connection: Connection
  let isWriter: Bool
  /// Whether it sees an earlier state, as scripted.
  let isPast: Bool

  init(_ connection: Connection, isWriter: Bool, isPast: Bool = false) {
    (self.connection, self.isWriter, self.isPast) = (connection, isWriter, isPast)
  }
}

extension RequestContext {
  /// Uses the call's connection: the writer's in a writing operation, otherwise a reader.
  ///
  /// SQLite's own failures become `InternalFailure`; service errors pass through.
  public func query<Value>(_ body: (Connection) throws -> Value) throws(ServiceError) -> Value {
    do {
      if let session { return try body(session.connection) }
      return try cloud.database.read { connection in try body(connection) }
    } catch {
      throw ServiceError(wrapping: error)
    }
  }

  /// Writes from a working operation or from outside any call, and waits for the commit. In a writing operation the
  /// change joins its transaction.
  public func commit<Value: Sendable>(
    _ body: @escaping @Sendable (RequestContext) throws(ServiceError) -> Value
  ) throws(ServiceError) -> Value {
    if session?.isWriter == true { return try body(self) }
    do {
      return try cloud.database.write { connection in
        try body(with(StateSession(connection, isWriter: true)))
      }
    } catch {
      throw ServiceError(wrapping: error)
    }
  }

  /// Whether the caller holds a permission, for answers that depend on it (a missing S3 key shows as 404 or 403).
  public func isAllowed(_ permission: Permission) throws(ServiceError) -> Bool {
    try cloud.authorizer.isAllowed(permission, self)
  }

  /// What every check of a permission would come to, without recording or refusing anything: for questions that no call
  /// asks.
  public func preview(_ permission: Permission) throws(ServiceError) -> [JournalRecord.Check] {
    try cloud.authorizer.preview(permission, self)
  }

  /// Whether policies and grants bind the caller of this call: services that act for themselves and servers that only
  /// watch refuse nothing.
  public var isEnforced: Bool { !isOwnActing && cloud.options.enforcement == .enforce }

  /// Checks a permission that only turns out to be needed while the call is performed.
  /// - Throws: the service's denial, when policies are enforced.
  public func require(_ permission: Permission, wire: WireProtocol, service: String) throws(ServiceError) {
    // The record of the call is closed to changes by now; what is noted here goes nowhere.
    var record = JournalRecord(number: number, time: now)
    try cloud.authorizer.authorize([permission], self, wire: wire, service: service, record: &record)
  }

  func with(_ session: StateSession?) -> RequestContext {
    var context = self
    context.session = session
    return context
  }

  /// The context of a call that a service makes for the caller: same principal, `aws:CalledVia` extended, no address.
  func forwarded(by service: String) -> RequestContext {
    var context = self
    context.calledVia.append("\(service).amazonaws.com")
    context.remoteAddress = nil
    return context
  }
}

extension ServiceError {
  /// Any error as a service answers it: service errors as they are, everything else as our own failure.
  public init(wrapping error: any Error) {
    self = error as? ServiceError ?? .internalFailure("\(error)")
  }
}
