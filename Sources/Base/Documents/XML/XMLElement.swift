/// An element of an XML document with all it holds.
public struct XMLElement: Sendable {
  /// An attribute of an element; namespace declarations are none.
  public struct Attribute: Sendable, Equatable {
    /// The name without prefix.
    public var name: String
    /// The namespace the prefix stands for; nil without a prefix.
    public var namespace: String?
    /// The value, entities resolved.
    public var value: String

    /// An attribute.
    public init(name: String, namespace: String? = nil, value: String) {
      (self.name, self.namespace, self.value) = (name, namespace, value)
    }
  }

  /// The name without prefix.
  public var name: String
  /// The namespace the element is in; nil if it is in none.
  public var namespace: String?
  /// The attributes in order.
  public var attributes: [Attribute] = []
  /// The elements directly inside, in order.
  public var children: [XMLElement] = []
  /// The character data directly inside, in one piece; empty if there are elements and only blanks between them.
  public var text = ""
  /// The line on which the element's opening tag ends, from 1; 0 for built elements.
  public var line: Int

  /// An element without content.
  public init(name: String, namespace: String? = nil, line: Int = 0) {
    (self.name, self.namespace, self.line) = (name, namespace, line)
  }
}

extension XMLElement {
  /// The first child of that name in any namespace.
  public func child(_ name: String) -> XMLElement? {
    children.first { $0.name == name }
  }

  /// The children of that name in order.
  public func all(_ name: String) -> [XMLElement] {
    children.filter { $0.name == name }
  }

  /// The text of the first child of that name; nil if there is none.
  public func text(of name: String) -> String? {
    child(name)?.text
  }

  /// The value of the first attribute of that name in any namespace.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}
