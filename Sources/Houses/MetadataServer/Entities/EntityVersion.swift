/// An entity's version: whole numbers for changes that may break readers, tenths for others.
struct EntityVersion: Sendable, Equatable {
  private let tenths: Int

  /// The version of a new entity, 0.1.
  static let first = EntityVersion(tenths: 1)

  private init(tenths: Int) { self.tenths = tenths }

  /// The version after a change.
  func next(breaking: Bool) -> EntityVersion { EntityVersion(tenths: tenths &+ (breaking ? 10 : 1)) }

  /// For example `0.1`.
  var text: String { "\(tenths / 10).\(tenths % 10)" }
}
