import Basics
import CloudState
import Glibc
import HTTP
import SQLite
public import ServiceCore

/// The folder of large bodies. A file is named after its content and may serve several objects and parts; it goes when
/// no row names it any more.
struct BodyFiles: Sendable {
  /// The largest body that lives in SQLite.
  static let inlineLimit = 65_536
  /// What the names of unfinished files begin with.
  static let temporaryPrefix = "incoming-"

  /// Threads for what may be done beside a connection's.
  let pool: WorkPool
  private let folder: String

  /// The files of a cloud.
  init(_ cloud: Cloud) {
    folder = cloud.folder.objects
    pool = cloud.pool
  }

  /// The place of a file.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// A fresh file to write to; nil if the system refuses.
  func makeTemporary() -> TemporaryFile? { TemporaryFile(in: folder, pool) }

  /// Opens a file for reading; nil if it is gone.
  func open(_ name: String) -> Int32? {
    let descriptor = Glibc.open(path(name), O_RDONLY | O_CLOEXEC)
    return descriptor < 0 ? nil : descriptor
  }

  /// The bytes of a file or of a part of it; nil if it is gone.
  func read(_ name: String, _ range: Range<Int>) -> [UInt8]? {
    guard let descriptor = open(name) else { return nil }
    let bytes = FileSlice(descriptor: descriptor, offset: range.lowerBound, length: range.count).read()
    return bytes.count == range.count ? bytes : nil
  }

  /// Whether a row names the file.
  static func isReferenced(_ name: String, _ connection: Connection) throws -> Bool {
    for table in ["s3_object", "s3_part"] {
      let sql = "SELECT 1 FROM \(table) WHERE file = ? LIMIT 1"
      if try connection.first(sql, .text(name), read: { _ in true }) ?? false { return true }
    }
    return false
  }
}

extension BodyFiles {
  /// Removes files that were let go, once the change that let them go is committed and if nothing else names them.
  ///
  /// The check runs on the writer's thread between two transactions: no row can come to name a file between the check
  /// and the removal.
  func release(_ names: [String], in cloud: Cloud) {
    if names.isEmpty { return }
    cloud.database.write { _ in
    } completion: { [self, database = cloud.database] _ in
      for name in names { removeUnlessReferenced(name, database) }
    }
  }

  private func removeUnlessReferenced(_ name: String, _ database: CloudDatabase) {
    // A file whose row cannot be looked for stays: the next start sweeps it.
    let isReferenced = (try? database.read { try BodyFiles.isReferenced(name, $0) }) ?? true
    guard !isReferenced, let descriptor = open(name) else { return }
    unlink(path(name))
    // The file system frees the content when the last descriptor goes; that must not hold up the writer.
    pool.run { close(descriptor) }
  }
}

extension S3Service {
  /// Removes object files that no row names: what a killed process left behind, or what a reset let go. To be called
  /// before requests are served, or while none writes.
  public static func removeOrphans(in cloud: Cloud) throws {
    let files = BodyFiles(cloud)
    try cloud.database.read { connection in
      for name in FileSystem.contents(of: cloud.folder.objects) {
        if try !BodyFiles.isReferenced(name, connection) { unlink(files.path(name)) }
      }
    }
  }
}
