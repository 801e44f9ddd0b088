/// A JSON value that remembers where it stood and in which order members came.
///
/// Numbers keep their text, so that no digit is lost and AWS answers can be repeated exactly.
public struct JSON: Sendable {
  /// The kinds of JSON value.
  public enum Value: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    /// A string, unescaped.
    case string(String)
    /// An array.
    case array([JSON])
    /// An object's members in order; names may repeat, the last one wins on look-up.
    case object([Member])
  }

  /// One member of an object.
  public struct Member: Sendable {
    /// The member's name, unescaped.
    public var name: String
    /// Byte offset of the name's opening quote in the source; 0 for built values.
    public var offset: Int
    /// The member's value.
    public var value: JSON

    /// A member.
    public init(_ name: String, _ value: JSON, offset: Int = 0) {
      (self.name, self.value, self.offset) = (name, value, offset)
    }
  }

  /// The value.
  public var value: Value
  /// Byte offset of the value's first character in the source; 0 for built values.
  public var offset: Int

  /// A value.
  public init(_ value: Value, offset: Int = 0) {
    (self.value, self.offset) = (value, offset)
  }
}

extension JSON {
  /// `null`.
  public static let null = JSON(.null)

  /// A string.
  public static func string(_ text: String) -> JSON { JSON(.string(text)) }

  /// A whole number.
  public static func number(_ value: some BinaryInteger) -> JSON { JSON(.number(String(value))) }

  /// A boolean.
  public static func bool(_ value: Bool) -> JSON { JSON(.bool(value)) }

  /// An array.
  public static func array(_ elements: [JSON]) -> JSON { JSON(.array(elements)) }

  /// An object with members in the given order; members whose value is nil are left out.
  public static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    JSON(.object(members.compactMap { pair in pair.value.map { Member(pair.key, $0) } }))
  }

  /// The member of that name (the last one if it repeats); nil for other kinds and unknown names.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The element at a position; nil for other kinds and positions outside.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = value, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string.
  public var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// The value of a boolean.
  public var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  /// The value of a number without fraction that fits.
  public var integer: Int? {
    if case .number(let text) = value { Int(text) } else { nil }
  }

  /// The value of a number.
  public var double: Double? {
    if case .number(let text) = value { Double(text) } else { nil }
  }

  /// The elements of an array.
  public var elements: [JSON]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// The members of an object in order.
  public var members: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  /// Whether the value is `null`.
  public var isNull: Bool {
    if case .null = value { true } else { false }
  }
}
