/// Fully qualified names: the parts from the service down, joined with dots; a part with a dot stands in double quotes.
enum QualifiedName {
  /// A name as a part of a qualified name; nil if it cannot be one.
  static func part(_ name: String) -> String? {
    if name.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") {
      let inner = String(name.dropFirst().dropLast())
      guard !inner.contains("\"") else { return nil }
      return inner.contains(".") ? name : inner
    }
    guard !name.isEmpty, !name.contains("\"") else { return nil }
    return name.contains(".") ? "\"\(name)\"" : name
  }

  /// The qualified name of something under a parent; nil if the name cannot be a part.
  static func join(_ parent: String?, _ name: String) -> String? {
    guard let part = part(name) else { return nil }
    return parent.map { "\($0).\(part)" } ?? part
  }
}
