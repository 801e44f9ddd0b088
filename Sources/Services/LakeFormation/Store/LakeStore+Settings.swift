import AWSWire
import Documents
import SQLite
import ServiceCore

extension LakeStore {
  /// The settings as they are answered; of a catalog that was never set up if there are none.
  func settings() throws(ServiceError) -> JSON {
    let stored = try all(
      "SELECT document FROM lakeformation_settings WHERE account = ? AND region = ?", key
    ) { $0.bytes(0) }
    guard let document = stored.first else { return LakeSettings.untouched }
    return try parse(document)
  }

  func put(settings: JSON) throws(ServiceError) {
    try run("INSERT OR REPLACE INTO lakeformation_settings VALUES (?, ?, ?)", key + [.text(settings.text)])
  }
}
