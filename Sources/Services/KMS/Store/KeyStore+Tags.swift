import AWSWire
import SQLite
import ServiceCore

extension KeyStore {
  /// The most tags of a key.
  static let tagLimit = 50

  /// A key's tags by name.
  func tags(of keyID: String) throws(ServiceError) -> [KeyTag] {
    try all(
      "SELECT tag, value FROM kms_tag WHERE region = ? AND key_id = ? ORDER BY tag", [region, .text(keyID)]
    ) { KeyTag(key: $0.text(0), value: $0.text(1)) }
  }

  func put(_ tags: [KeyTag], on keyID: String) throws(ServiceError) {
    for tag in tags {
      try run(
        "INSERT OR REPLACE INTO kms_tag VALUES (?, ?, ?, ?)",
        [region, .text(keyID), .text(tag.key), .text(tag.value)])
    }
    guard try self.tags(of: keyID).count <= KeyStore.tagLimit else { throw .badTag("Too many tags") }
  }

  func removeTags(_ names: [String], from keyID: String) throws(ServiceError) {
    for name in names {
      try run(
        "DELETE FROM kms_tag WHERE region = ? AND key_id = ? AND tag = ?", [region, .text(keyID), .text(name)])
    }
  }
}
