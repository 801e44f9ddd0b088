public import Basics

/// The folder that holds an emulator's state: the database and the object files.
public struct StateFolder: Sendable {
  /// The folder's path.
  public let path: String
  /// Whether the folder is removed when the emulator ends.
  public let isTemporary: Bool

  /// A folder that stays: created if absent.
  public init(kept path: String) throws(EnvironmentFailure) {
    self.path = path
    isTemporary = false
    try FileSystem.createDirectory("\(path)/objects")
  }

  /// A private temporary folder.
  public init() throws(EnvironmentFailure) {
    path = try FileSystem.temporaryDirectory(prefix: "mocklake")
    isTemporary = true
    try FileSystem.createDirectory("\(path)/objects")
  }

  /// Where the bodies of large objects live.
  public var objects: String { "\(path)/objects" }

  /// Removes a temporary folder; a kept one stays.
  public func discard() {
    if isTemporary { FileSystem.remove(path) }
  }
}
