/// Header fields in the order they came or will be sent; names compare without case.
public struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// One header field.
  public struct Field: Sendable, Equatable {
    /// The name as written.
    public var name: String
    /// The value without surrounding white space.
    public var value: String

    /// A header field.
    public init(_ name: String, _ value: String) {
      (self.name, self.value) = (name, value)
    }
  }

  /// The fields in order.
  public var fields: [Field]

  /// Headers from fields in order.
  public init(_ fields: [Field] = []) {
    self.fields = fields
  }

  /// Headers from a literal, in its order.
  public init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { Field($0.0, $0.1) }
  }

  /// The first value of a name; setting replaces all values of it, nil removes them.
  public subscript(name: String) -> String? {
    get { fields.first { HTTPHeaders.equal($0.name, name) }?.value }
    set {
      let index = fields.firstIndex { HTTPHeaders.equal($0.name, name) }
      fields.removeAll { HTTPHeaders.equal($0.name, name) }
      guard let newValue else { return }
      fields.insert(Field(name, newValue), at: index ?? fields.count)
    }
  }

  /// All values of a name in order.
  public func values(_ name: String) -> [String] {
    fields.filter { HTTPHeaders.equal($0.name, name) }.map(\.value)
  }

  /// Appends a field without replacing others of the name.
  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name, value))
  }

  /// Whether two header names are the same but for ASCII case.
  public static func equal(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    var (left, right) = (left, right)
    return left.withUTF8 { a in
      right.withUTF8 { b in
        for index in a.indices where a[index] != b[index] && lowercase(a[index]) != lowercase(b[index]) { return false }
        return true
      }
    }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
