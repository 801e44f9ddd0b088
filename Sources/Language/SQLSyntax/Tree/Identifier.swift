/// A name as written: a column, a table, a field, a function or one part of a qualified name.
public struct Identifier: Sendable, Hashable {
  /// The text without its quotes, in the case it was written.
  public var text: String
  /// Whether it stood in quotes.
  public var isQuoted: Bool
  /// Where it begins.
  @SourceLocation public var position: SQLPosition

  /// An identifier.
  public init(_ text: String, isQuoted: Bool = false, position: SQLPosition = .start) {
    self.text = text
    self.isQuoted = isQuoted
    self.position = position
  }

  /// The name in lower case, as the engine compares names.
  public var lowercased: String { text.lowercased() }
}

/// A name with what it is qualified by: `catalog.schema.table`.
public struct QualifiedName: Sendable, Hashable {
  /// The parts from the outermost to the name itself; at least one.
  public var parts: [Identifier]
  /// Where the first part begins.
  @SourceLocation public var position: SQLPosition

  /// A name of its parts.
  public init(_ parts: [Identifier], position: SQLPosition? = nil) {
    self.parts = parts
    self.position = position ?? parts.first?.position ?? .start
  }

  /// A name of one unquoted part.
  public init(_ text: String, position: SQLPosition = .start) {
    self.init([Identifier(text, position: position)], position: position)
  }

  /// The innermost part.
  public var last: Identifier { parts.last ?? Identifier("") }

  /// The parts in lower case with dots between them, as messages show a name.
  public var text: String { parts.map(\.lowercased).joined(separator: ".") }
}
