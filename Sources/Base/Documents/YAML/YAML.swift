public import Basics

/// A YAML value that remembers where it stood.
///
/// Scalars keep their text as written; what it means (a number, a boolean, null) is decided when it is asked for,
/// by the core schema of YAML 1.2: `yes`, `no`, `on` and `off` are text.
public struct YAML: Sendable {
  /// The kinds of YAML value.
  public enum Value: Sendable {
    /// Text; `quoted` if it stood in quotes, was a block scalar or was tagged `!!str`, and so is text whatever it says.
    case scalar(String, quoted: Bool)
    /// A sequence.
    case sequence([YAML])
    /// A mapping's entries in order, merge keys resolved; no two have the same key.
    case mapping([Entry])
  }

  /// One entry of a mapping.
  public struct Entry: Sendable {
    /// The key; always a scalar in what `parse` answers.
    public var key: YAML
    /// The value; an empty plain scalar where nothing was written.
    public var value: YAML

    /// An entry.
    public init(key: YAML, value: YAML) {
      (self.key, self.value) = (key, value)
    }
  }

  /// The value.
  public var value: Value
  /// Where it stands: a scalar with its whole length, a mapping at its first key or brace. A value that came in
  /// through an alias stands where it was anchored.
  public var location: SourceLocation

  /// A value at a place.
  public init(_ value: Value, at location: SourceLocation) {
    (self.value, self.location) = (value, location)
  }
}

extension YAML {
  /// The value of that key; nil for other kinds and unknown keys.
  public subscript(name: String) -> YAML? {
    entries?.first { $0.key.scalar == name }?.value
  }

  /// The element at a position; nil for other kinds and positions outside.
  public subscript(index: Int) -> YAML? {
    guard let elements, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a scalar as it was written, quotes and folding resolved.
  public var scalar: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// The elements of a sequence.
  public var elements: [YAML]? {
    if case .sequence(let elements) = value { elements } else { nil }
  }

  /// The entries of a mapping in order.
  public var entries: [Entry]? {
    if case .mapping(let entries) = value { entries } else { nil }
  }
}
