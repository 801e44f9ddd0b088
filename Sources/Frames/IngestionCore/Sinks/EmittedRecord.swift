public import Documents

/// What a run wrote, in the form of the recordings that runs are compared by.
public struct EmittedRecord: Sendable, Equatable {
  /// `PUT`, `PATCH` or `DELETE`.
  public var operation: String
  /// The kind of entity, or `lineage`.
  public var kind: String
  /// The fully qualified name; both ends of an edge.
  public var fullyQualifiedName: String
  /// What was written, secrets masked.
  public var body: JSON

  /// A record.
  public init(_ operation: String, _ kind: String, _ fullyQualifiedName: String, _ body: JSON) {
    (self.operation, self.kind) = (operation, kind)
    (self.fullyQualifiedName, self.body) = (fullyQualifiedName, Secrets.masked(body))
  }

  /// The record as a line of a recording.
  public var json: JSON {
    .object([
      "body": body, "fqn": .string(fullyQualifiedName), "kind": .string(kind), "op": .string(operation),
    ])
  }
}

/// What must never be shown.
public enum Secrets {
  private static let names: Set = ["awsSecretAccessKey", "awsSessionToken", "jwtToken", "password"]

  /// The document with every secret replaced by `<secret>`.
  public static func masked(_ document: JSON) -> JSON {
    switch document.value {
    case .object(let members):
      return JSON(
        .object(
          members.map { member in
            let isSecret = names.contains(member.name) && member.value.string?.isEmpty == false
            return JSON.Member(member.name, isSecret ? .string("<secret>") : masked(member.value))
          }))
    case .array(let elements): return .array(elements.map(masked))
    default: return document
    }
  }
}
