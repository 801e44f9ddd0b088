import Basics
import Documents

/// Reads a mapping whose keys are ours: every key that nobody asked for is reported when it is done.
struct KeyReader {
  let reading: Reading
  let location: SourceLocation
  private let what: String
  private let entries: [YAML.Entry]
  private var known: [String] = []
  private var later: Set<String> = []

  /// A reader; nil, after a report, if the value is no mapping. An empty value counts as an empty mapping.
  init?(_ yaml: YAML, _ what: String, _ reading: Reading) {
    (self.what, self.reading, location) = (what, reading, yaml.location)
    guard let entries = yaml.entries ?? (yaml.isNull ? [] : nil) else {
      reading.report(.wrongValue, "\(what) must be a mapping", help: "write `key: value` lines below it", at: yaml.location)
      return nil
    }
    self.entries = entries
  }

  /// The value of a key; nil if the key is not there.
  mutating func value(_ key: String) -> YAML? {
    known.append(key)
    return entries.last { $0.key.scalar == key }?.value
  }

  /// The value of a key that must be there.
  mutating func required(_ key: String, help: String? = nil) -> YAML? {
    if let value = value(key) { return value }
    reading.report(.missingKey, "\(what) has no `\(key)`", help: help, at: location)
    return nil
  }

  /// The place of a key that is there.
  func place(of key: String) -> SourceLocation? {
    entries.last { $0.key.scalar == key }?.key.location
  }

  /// The keys that are there, of some.
  func present(among keys: [String]) -> [String] {
    keys.filter { key in entries.contains { $0.key.scalar == key } }
  }

  /// Keys that the format knows and this version does not do yet: refused, never ignored.
  mutating func refuse(_ keys: String...) {
    known += keys
    for key in present(among: keys) {
      reading.report(
        .notBuilt, "`\(key)` in \(what) is not built yet", help: "remove it; this version would not act on it",
        at: place(of: key) ?? location)
    }
  }

  /// Reports the keys that nobody asked for.
  func finish() {
    for entry in entries {
      guard let name = entry.key.scalar, !known.contains(name) else { continue }
      let meant = EditDistance.closest(to: name, among: known)
      let help = meant.map { "did you mean \"\($0)\"?" } ?? "\(what) knows \(known.sorted().joined(separator: ", "))"
      reading.report(.unknownKey, "unknown key \"\(name)\"", help: help, at: entry.key.location)
    }
  }
}
