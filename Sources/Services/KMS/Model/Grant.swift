import AWSWire
import Basics
import Documents

/// A grant: lets one principal use a key for named operations.
struct Grant: Sendable {
  let id: String
  let keyID: String
  let name: String?
  let grantee: String
  let retiring: String?
  /// The account that made it.
  let issuer: String
  let operations: [String]
  let constraint: Constraint?
  let created: Timestamp

  /// What the encryption context must be for the grant to hold.
  enum Constraint: Sendable, Equatable {
    case subset([String: String])
    case equals([String: String])

    /// Reads the stored or sent structure.
    init?(_ document: JSON?) {
      if let members = document?["EncryptionContextEquals"]?.members {
        self = .equals(Constraint.texts(members))
      } else if let members = document?["EncryptionContextSubset"]?.members {
        self = .subset(Constraint.texts(members))
      } else {
        return nil
      }
    }

    private static func texts(_ members: [JSON.Member]) -> [String: String] {
      Dictionary(members.map { ($0.name, $0.value.string ?? "") }) { $1 }
    }

    /// The structure as it is sent.
    var document: JSON {
      func map(_ values: [String: String]) -> JSON {
        JSON(.object(values.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }))
      }
      return switch self {
      case .subset(let values): .object(["EncryptionContextSubset": map(values)])
      case .equals(let values): .object(["EncryptionContextEquals": map(values)])
      }
    }

    func holds(for context: EncryptionContext) -> Bool {
      switch self {
      case .subset(let wanted): wanted.allSatisfy { context.values[$0.key] == $0.value }
      case .equals(let wanted): wanted == context.values
      }
    }
  }

  /// The operations that grants can name and that keep to the encryption context.
  static let contextOperations: Set<String> = [
    "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo",
    "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
  ]

  /// The operations of a grant on a symmetric key.
  static let symmetricOperations =
    contextOperations.union(["CreateGrant", "RetireGrant", "DescribeKey"])

  static let operationNames = [
    "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign",
    "Verify", "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair",
    "GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac", "DeriveSharedSecret",
  ]

  /// Whether the grant lets an operation through with a context.
  func covers(_ operation: String, _ context: EncryptionContext) -> Bool {
    guard operations.contains(operation) else { return false }
    guard let constraint, Grant.contextOperations.contains(operation) else { return true }
    return constraint.holds(for: context)
  }
}

extension FieldWriter {
  /// The members of a `GrantListEntry`.
  mutating func grant(_ grant: Grant, keyARN: String) {
    field("KeyId", keyARN)
    field("GrantId", grant.id)
    field("Name", grant.name ?? "")
    field("CreationDate", grant.created)
    field("GranteePrincipal", grant.grantee)
    field("RetiringPrincipal", grant.retiring)
    field("IssuingAccount", "arn:aws:iam::\(grant.issuer):root")
    list("Operations", grant.operations)
    if let constraint = grant.constraint { field("Constraints", constraint.document) }
  }
}
