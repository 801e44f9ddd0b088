import Basics
import Synchronization

/// The regions of the system's zone database (`/usr/share/zoneinfo`), read when first named.
final class TimeZoneRegions: Sendable {
  static let shared = TimeZoneRegions()

  private struct State {
    var names: [String] = []
    var rules: [TimeZoneRules] = []
    var indices: [String: Int] = [:]
  }

  private let state = Mutex(State())

  func index(of name: String) -> Int? {
    state.withLock { state in
      if let index = state.indices[name] { return index }
      guard isPlausible(name), let bytes = try? FileSystem.read("/usr/share/zoneinfo/\(name)"),
        let rules = TimeZoneRules(bytes)
      else { return nil }
      state.names.append(name)
      state.rules.append(rules)
      state.indices[name] = state.names.count - 1
      return state.names.count - 1
    }
  }

  func name(_ index: Int) -> String {
    state.withLock { $0.names.indices.contains(index) ? $0.names[index] : "UTC" }
  }

  func rules(_ index: Int) -> TimeZoneRules {
    state.withLock { $0.rules.indices.contains(index) ? $0.rules[index] : .utc }
  }

  /// Names only: nothing that could leave the folder, no file of the database that is no zone.
  private func isPlausible(_ name: String) -> Bool {
    guard name.count <= 60, let first = name.utf8.first, (65...90).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0 & 0xDF) || [0x2F, 0x5F, 0x2B, 0x2D].contains($0)
    }
  }
}
