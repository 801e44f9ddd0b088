import Basics
import CloudState
import SQLite
import ServiceCore

/// Empties everything: what the services hold, the journal and the faults. Issued access keys stay known as deleted
/// ones, so that none of them can act as an unknown key later.
struct StateReset {
  let cloud: Cloud

  func run() throws {
    try cloud.database.write { connection in
      try connection.run("UPDATE identity_access_key SET status = 'deleted', secret = ''")
      try IdentityStore.noteChange(connection)
      for table in try StateReset.tables(connection) { try connection.execute("DELETE FROM \"\(table)\"") }
    }
    for name in FileSystem.contents(of: cloud.folder.objects) { FileSystem.remove("\(cloud.folder.objects)/\(name)") }
    cloud.faults.clear()
    cloud.journal.clear()
    cloud.identities.forget()
    cloud.resourcePolicies.forget()
  }

  private static func tables(_ connection: Connection) throws -> [String] {
    let names = try connection.all("SELECT name FROM sqlite_master WHERE type = 'table'") { $0.text(0) }
    return names.filter {
      $0 != "migrations" && $0 != "identity_access_key" && $0 != "identity_version" && !$0.hasPrefix("sqlite_")
    }
  }
}
