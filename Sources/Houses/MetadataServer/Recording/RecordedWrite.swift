public import Documents

/// One write that a client made, normalised: two clients that do the same leave equal records.
public struct RecordedWrite: Sendable, Equatable {
  /// `PUT`, `POST`, `PATCH`, `DELETE` or `RESTORE`.
  public let operation: String
  /// The kind of entity (`table`), or of what hangs off one (`pipeline/status`), or `lineage`.
  public let kind: String
  /// The qualified name of the entity; `from -> to` for lineage.
  public let fqn: String
  /// The request's body without nulls and with tokens for what differs from run to run.
  public let body: JSON
  /// `bulk` for what came in a bulk request.
  public let via: String?

  /// The record as one JSON object with the members `body`, `fqn`, `kind`, `op` and, if it has one, `via`.
  public var json: JSON {
    .object([
      "body": body, "fqn": .string(fqn), "kind": .string(kind), "op": .string(operation), "via": via.map { .string($0) },
    ])
  }
}
