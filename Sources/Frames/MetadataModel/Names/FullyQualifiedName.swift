/// The names that address entities: the names of an entity and all above it, joined with dots.
public enum FullyQualifiedName {
  /// A name that cannot be part of a fully qualified name.
  public struct InvalidName: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name.
    public var name: String

    /// An error about a name.
    public init(_ name: String) { self.name = name }

    /// The message of the original client.
    public var description: String { "Invalid name \(name)" }
  }

  /// The fully qualified name of an entity from its own name and those above it, the outermost first.
  /// - Throws: `InvalidName` for a name with a quote in it.
  public static func of(_ names: String...) throws(InvalidName) -> String {
    try join(names)
  }

  /// The fully qualified name from the names in order.
  /// - Throws: `InvalidName` for a name with a quote in it.
  public static func join(_ names: [String]) throws(InvalidName) -> String {
    var parts: [String] = []
    for name in names { parts.append(try quote(name)) }
    return parts.joined(separator: ".")
  }

  /// A fully qualified name below another that is already quoted.
  /// - Throws: `InvalidName` for a name with a quote in it.
  public static func child(of parent: String, named name: String) throws(InvalidName) -> String {
    "\(parent).\(try quote(name))"
  }

  /// A name as it stands in a fully qualified name: in double quotes if it has a dot, without them otherwise.
  /// - Throws: `InvalidName` for a name that has a quote other than one pair around it.
  public static func quote(_ name: String) throws(InvalidName) -> String {
    let isQuoted = name.utf8.count > 2 && name.utf8.first == quoteMark && name.utf8.last == quoteMark
    let inner = isQuoted ? String(name.dropFirst().dropLast()) : name
    guard !inner.utf8.contains(quoteMark) else { throw InvalidName(name) }
    return inner.utf8.contains(dot) ? "\"\(inner)\"" : inner
  }

  /// The names in a fully qualified name, without their quotes.
  public static func split(_ text: String) -> [String] {
    var names: [String] = []
    var name: [UInt8] = []
    var isQuoted = false
    for byte in text.utf8 {
      if byte == quoteMark {
        isQuoted.toggle()
      } else if byte == dot, !isQuoted {
        names.append(String(decoding: name, as: UTF8.self))
        name.removeAll()
      } else {
        name.append(byte)
      }
    }
    names.append(String(decoding: name, as: UTF8.self))
    return names
  }

  private static let quoteMark = UInt8(ascii: "\"")
  private static let dot = UInt8(ascii: ".")
}
