/// The condition keys of a request: lower-cased names with their values.
///
/// What is cheap stands in a table; the rest a closure supplies when a policy asks for it.
public struct ContextKeys: Sendable {
  private var table: [String: [String]]
  private let supply: (@Sendable (String) -> [String]?)?

  /// Condition keys; names of the table may be in any case.
  /// - Parameter supply: asked with the lower-cased name for keys that the table lacks.
  public init(_ values: [String: [String]] = [:], supplying supply: (@Sendable (String) -> [String]?)? = nil) {
    table = Dictionary(values.map { ($0.key.lowercased(), $0.value) }) { $1 }
    self.supply = supply
  }

  /// The values of a key, named in any case; nil if the request has no such key. Setting nil removes it from the table.
  public subscript(name: String) -> [String]? {
    get { self[lowerCased: name.lowercased()] }
    set { table[name.lowercased()] = newValue }
  }

  /// The values of a key whose name is lower-cased already.
  public subscript(lowerCased name: String) -> [String]? {
    table[name] ?? supply?(name)
  }
}
