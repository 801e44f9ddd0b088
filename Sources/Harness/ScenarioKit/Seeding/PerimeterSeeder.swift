import Basics
import Documents
import Emulator
import ServiceCore

/// Sets the organization and the VPC endpoint of a world, and takes them away while it is prepared.
struct PerimeterSeeder {
  private let world: World
  private let store: PerimeterStore

  init(_ world: World) {
    self.world = world
    store = PerimeterStore(world.emulator.cloud)
  }

  /// Takes both away.
  func lift() throws(Diagnostic) {
    for (part, seed) in world.perimeter { try set(part, nil, at: seed.location) }
  }

  /// Sets what the seeds say, or again what was there before.
  func apply(_ seeds: [Seed]) throws(Diagnostic) {
    for seed in seeds {
      if let organization = seed.organization { world.perimeter[.organization] = organization }
      if let endpoint = seed.endpoint { world.perimeter[.endpoint] = endpoint }
    }
    for (part, seed) in world.perimeter { try set(part, seed.document, at: seed.location) }
  }

  private func set(_ part: PerimeterStore.Part, _ document: JSON?, at location: SourceLocation) throws(Diagnostic) {
    do { try store.set(part, document) } catch {
      throw Diagnostic("the \(part.rawValue) is refused: \(error)", code: "ML008", at: location)
    }
  }
}
