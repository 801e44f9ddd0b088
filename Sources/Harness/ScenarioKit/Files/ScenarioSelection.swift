import Basics

/// Which of the scenarios that were found are to run.
public struct ScenarioSelection: Sendable {
  /// Tags of which a scenario must have one; empty for any.
  public var tags: [String]
  /// Globs of which one must match a scenario's name or title; empty for any.
  public var names: [String]
  /// The part of the scenarios to run, `1/4`; nil for all.
  public var shard: Shard?

  /// One of several equal parts of a list.
  public struct Shard: Sendable, Equatable {
    /// Which part, from 1.
    public var index: Int
    /// How many parts there are.
    public var count: Int

    /// Reads `1/4`; nil for anything else.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let index = parts[0], let count = parts[1], count > 0, (1...count).contains(index) else {
        return nil
      }
      (self.index, self.count) = (index, count)
    }
  }

  /// A selection; of everything unless said otherwise.
  public init(tags: [String] = [], names: [String] = [], shard: Shard? = nil) {
    (self.tags, self.names, self.shard) = (tags, names, shard)
  }

  /// Whether a scenario is wanted, its part of the list aside.
  public func includes(_ scenario: Scenario, name: String) -> Bool {
    (tags.isEmpty || tags.contains { scenario.tags.contains($0) })
      && (names.isEmpty || names.contains { matches($0, name) || matches($0, scenario.title) })
  }

  /// Whether a file that cannot be read is wanted: only its name is known.
  func includes(name: String) -> Bool { names.contains { matches($0, name) } }

  /// The elements of the wanted part of a list; every nth, so that neighbours, which are alike, are spread.
  public func part<Element>(of list: [Element]) -> [Element] {
    guard let shard else { return list }
    return zip(0..., list).filter { $0.0 % shard.count == shard.index - 1 }.map(\.1)
  }

  private func matches(_ pattern: String, _ text: String) -> Bool {
    Glob.matches(pattern, text, ignoringCase: true)
  }
}
