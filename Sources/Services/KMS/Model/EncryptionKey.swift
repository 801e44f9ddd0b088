import AWSWire
import Basics
import ServiceCore

/// A KMS key: symmetric, made and kept by KMS.
struct EncryptionKey: Sendable {
  /// What can be done with a key.
  enum State: String {
    case enabled = "Enabled"
    case disabled = "Disabled"
    case pendingDeletion = "PendingDeletion"
  }

  /// Who looks after a key.
  enum Owner: String {
    case aws = "AWS"
    case customer = "CUSTOMER"
  }

  let id: String
  let account: String
  let region: String
  var state: State
  let owner: Owner
  var description: String
  let created: Timestamp
  /// When a key that is pending deletion goes.
  var deletion: Timestamp?
  /// The days between two rotations; nil without automatic rotation.
  var rotationPeriod: Int?
  /// Since when the key is rotated.
  var rotationStart: Timestamp?
  var policy: String
  let material: [UInt8]

  var arn: String {
    ARN(service: "kms", region: region, account: account, resource: "key/\(id)").description
  }

  /// Checks that the key can be used for cryptography and for grants.
  func requireUsable() throws(ServiceError) {
    try requireKept()
    if state == .disabled { throw .disabled(arn) }
  }

  /// Checks that the key is not about to go.
  func requireKept() throws(ServiceError) {
    if state == .pendingDeletion { throw .pendingDeletion(arn) }
  }

  /// Checks that the account may change the key.
  func requireCustomerManaged() throws(ServiceError) {
    if owner == .aws { throw .managedByAWS(arn) }
  }

  /// When the key will be rotated next; nil without automatic rotation.
  func nextRotation(after now: Timestamp) -> Timestamp? {
    guard let period = rotationPeriod, let start = rotationStart else { return nil }
    let seconds = Int64(period) * 86_400
    let passed = max(0, now.seconds(since: start)) / seconds
    return start.adding(seconds: (passed + 1) * seconds)
  }
}

extension FieldWriter {
  /// The `KeyMetadata` structure.
  mutating func metadata(of key: EncryptionKey) {
    structure("KeyMetadata") { fields in
      fields.field("AWSAccountId", key.account)
      fields.field("KeyId", key.id)
      fields.field("Arn", key.arn)
      fields.field("CreationDate", key.created)
      fields.field("Enabled", key.state == .enabled)
      fields.field("Description", key.description)
      fields.field("KeyUsage", "ENCRYPT_DECRYPT")
      fields.field("KeyState", key.state.rawValue)
      fields.field("DeletionDate", key.deletion)
      fields.field("Origin", "AWS_KMS")
      fields.field("KeyManager", key.owner.rawValue)
      fields.field("CustomerMasterKeySpec", KMSShapes.symmetric)
      fields.field("KeySpec", KMSShapes.symmetric)
      fields.list("EncryptionAlgorithms", [KMSShapes.symmetric])
      fields.field("MultiRegion", false)
    }
  }
}
