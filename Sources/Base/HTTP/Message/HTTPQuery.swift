import Basics

/// A decoded query string or form body: pairs in order.
public struct HTTPQuery: Sendable, Equatable {
  /// One `name=value` pair; the value is empty without an equals sign.
  public struct Item: Sendable, Equatable {
    /// The decoded name.
    public var name: String
    /// The decoded value.
    public var value: String

    /// A pair.
    public init(_ name: String, _ value: String) {
      (self.name, self.value) = (name, value)
    }
  }

  /// The pairs in order.
  public var items: [Item]

  /// A query from pairs.
  public init(_ items: [Item] = []) {
    self.items = items
  }

  /// Decodes a query string; nil if a percent sequence is broken.
  /// - Parameter plusIsSpace: as in form bodies; AWS query strings keep the plus sign only when it is encoded.
  public init?(decoding text: String?, plusIsSpace: Bool = true) {
    items = []
    for pair in (text ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decode(parts[0], plusIsSpace: plusIsSpace),
        let value = parts.count > 1 ? PercentEncoding.decode(parts[1], plusIsSpace: plusIsSpace) : ""
      else { return nil }
      items.append(Item(name, value))
    }
  }

  /// The first value of a name.
  public subscript(name: String) -> String? {
    items.first { $0.name == name }?.value
  }

  /// Whether the name occurs, with or without a value.
  public func contains(_ name: String) -> Bool {
    items.contains { $0.name == name }
  }
}
