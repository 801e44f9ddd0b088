import AWSWire
import Basics
import ServiceCore

extension FieldWriter {
  /// The `Credentials` structure of temporary credentials.
  mutating func credentials(_ key: AccessKeyIssuer.Key, expires: Timestamp) {
    structure("Credentials") { fields in
      fields.field("AccessKeyId", key.id)
      fields.field("SecretAccessKey", key.secret)
      fields.field("SessionToken", key.token)
      fields.field("Expiration", expires)
    }
  }
}
