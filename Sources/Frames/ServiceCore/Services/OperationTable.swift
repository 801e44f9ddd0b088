public import AWSWire
import Basics
public import Documents
import HTTP

/// The operations of a service that speaks JSON or the query protocol: one line each, sorted by name.
public struct OperationTable: Sendable {
  /// One operation with its types erased.
  public struct Entry: Sendable {
    /// The operation's name.
    public let name: String
    /// Decodes, and prepares authorization and performance.
    let prepare: @Sendable (Decoding, RequestContext) throws(ServiceError) -> PreparedCall
  }

  /// What an operation is decoded from and encoded to.
  struct Decoding {
    let document: JSON
    let wire: WireProtocol
    let validationCode: String
  }

  /// The operations.
  public let entries: [Entry]
  private let byName: [String: Entry]

  /// A table from entries made by `Entry.operation`.
  public init(_ entries: [Entry]) {
    self.entries = entries
    byName = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Decodes a request for the operation of that name.
  /// - Throws: the protocol's unknown-operation error, or what decoding says.
  public func prepare(
    _ name: String, _ document: JSON, for service: some AWSService, in context: RequestContext
  ) throws(ServiceError) -> PreparedCall {
    guard let entry = byName[name] else { throw unknown(name, service) }
    let decoding = Decoding(document: document, wire: service.wire, validationCode: service.validationCode)
    return try entry.prepare(decoding, context)
  }

  private func unknown(_ name: String, _ service: some AWSService) -> ServiceError {
    if ServiceModels.hasOperation(name, of: service.name) {
      let nearest = EditDistance.closest(to: name, among: entries.map(\.name))
      return .notImplemented(service.name, name, nearest: nearest)
    }
    if case .query = service.wire {
      return ServiceError("InvalidAction", "Could not find operation \(name) for version \(service.queryVersion)")
    }
    return ServiceError("UnknownOperationException", "", origin: .frontEnd)
  }
}

extension OperationTable.Entry {
  /// The entry of an operation.
  public static func operation<Call: AWSOperation>(_ type: Call.Type) -> OperationTable.Entry {
    OperationTable.Entry(name: Call.name) { decoding, context throws(ServiceError) in
      var isText = false
      if case .query = decoding.wire { isText = true }
      let fields = Fields(decoding.document, isText: isText)
      let input = try Call.Input(fields)
      let invalid = fields.violation(code: decoding.validationCode)
      return PreparedCall(
        operation: Call.name, access: Call.access, parameters: decoding.document,
        permissions: try Call.permissions(for: input, in: context), invalid: invalid
      ) { request throws(ServiceError) in
        OutputEncoding.response(try Call.perform(input, in: request), Call.name, decoding.wire, request)
      }
    }
  }
}
