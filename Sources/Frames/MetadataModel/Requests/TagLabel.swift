public import Documents

/// A tag on an entity or a column, as an ingestion attaches it: automated and to be confirmed.
public struct TagLabel: Sendable, Hashable {
  /// The tag's fully qualified name, for example `sensitivity.secret`.
  public var tag: String

  /// A label of a tag.
  public init(_ tag: String) {
    self.tag = tag
  }

  /// The label as the server reads it.
  public var json: JSON {
    .object([
      "tagFQN": .string(tag), "labelType": .string("Automated"), "state": .string("Suggested"),
      "source": .string("Classification"),
    ])
  }
}

/// A request for a tag together with the classification that it belongs to.
public struct TagRequest: Sendable, Hashable {
  /// The classification's name.
  public var classification: String
  /// What is said of the classification.
  public var classificationDescription: String
  /// The tag's own name.
  public var name: String
  /// What is said of the tag.
  public var description: String

  /// A request.
  public init(_ name: String, in classification: String, description: String, classificationDescription: String) {
    (self.name, self.classification) = (name, classification)
    (self.description, self.classificationDescription) = (description, classificationDescription)
  }

  /// The tag's fully qualified name.
  /// - Throws: `InvalidName` for a name with a quote in it.
  public func fullyQualifiedName() throws(FullyQualifiedName.InvalidName) -> String {
    try FullyQualifiedName.child(of: FullyQualifiedName.quote(classification), named: name)
  }

  /// The body of the request for the classification.
  public var classificationBody: JSON {
    .object(["name": .string(classification), "description": .string(classificationDescription)])
  }

  /// The body of the request for the tag.
  public var body: JSON {
    .object([
      "classification": .string(classification), "name": .string(name), "description": .string(description),
    ])
  }
}
