import AWSWire
import Documents
import SQLite
import ServiceCore

/// The workgroups of one account and region. `primary` is always there.
struct WorkGroupStore {
  private let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  func find(_ name: String) throws(ServiceError) -> JSON {
    let sql = "SELECT document FROM athena_work_group WHERE account = ? AND region = ? AND name = ?"
    let stored = try request.query { connection in
      try connection.first(sql, .text(request.account), .text(request.region), .text(name)) { $0.text(0) }
        .map { try JSON.parse($0) }
    }
    if let stored { return stored }
    guard name == "primary" else { throw .workGroupNotFound }
    return WorkGroupStore.document("primary", description: "", configuration: .object([:]), created: nil)
  }

  func exists(_ name: String) throws(ServiceError) -> Bool {
    do {
      _ = try find(name)
      return true
    } catch {
      guard error == .workGroupNotFound else { throw error }
      return false
    }
  }

  func put(_ name: String, _ document: JSON) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "INSERT OR REPLACE INTO athena_work_group VALUES (?, ?, ?, ?)", .text(request.account), .text(request.region),
        .text(name), .text(document.text))
    }
  }

  func delete(_ name: String) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "DELETE FROM athena_work_group WHERE account = ? AND region = ? AND name = ?", .text(request.account),
        .text(request.region), .text(name))
    }
  }

  /// All workgroups by name, `primary` among them.
  func all() throws(ServiceError) -> [JSON] {
    let sql = "SELECT document FROM athena_work_group WHERE account = ? AND region = ? AND name <> 'primary'"
    let stored = try request.query { connection in
      try connection.all(sql, .text(request.account), .text(request.region)) { $0.text(0) }.map { try JSON.parse($0) }
    }
    let groups = stored + [try find("primary")]
    return groups.sorted { ($0["Name"]?.string ?? "") < ($1["Name"]?.string ?? "") }
  }

  /// A `WorkGroup` structure with AWS's defaults filled in.
  static func document(_ name: String, description: String?, configuration: JSON, created: JSON?) -> JSON {
    var full = configuration
    let engine = JSON.object([
      "SelectedEngineVersion": .string(configuration["EngineVersion"]?["SelectedEngineVersion"]?.string ?? "AUTO"),
      "EffectiveEngineVersion": .string("Athena engine version 3"),
    ])
    full.set("EngineVersion", engine)
    for (setting, value) in [
      ("EnforceWorkGroupConfiguration", name != "primary"), ("PublishCloudWatchMetricsEnabled", true),
      ("RequesterPaysEnabled", false),
    ]
    where full[setting] == nil {
      full.set(setting, .bool(value))
    }
    if full["ResultConfiguration"] == nil { full.set("ResultConfiguration", .object([:])) }
    return .object([
      "Name": .string(name), "State": .string("ENABLED"), "Configuration": full,
      "Description": .string(description ?? ""), "CreationTime": created,
    ])
  }
}
