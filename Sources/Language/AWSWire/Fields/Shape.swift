import Basics
public import Documents

/// A shape of AWS's service model: what a document must look like to be taken over as it is.
public indirect enum Shape: Sendable {
  /// Text.
  case string(StringConstraint)
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A floating point number.
  case double
  /// A boolean.
  case bool
  /// Seconds since the epoch or ISO 8601.
  case timestamp
  /// A list of one shape, with its permitted length.
  case list(Shape, count: ClosedRange<Int>)
  /// A map from text to text.
  case map(key: StringConstraint, value: StringConstraint)
  /// A structure; members that the model does not have are dropped, as AWS does.
  case structure([Member])

  /// One member of a structure.
  public struct Member: Sendable {
    /// The member's name.
    public var name: String
    /// Its shape.
    public var shape: Shape
    /// Whether it has to be there.
    public var isRequired: Bool

    /// A member that may be absent.
    public static func optional(_ name: String, _ shape: Shape) -> Member {
      Member(name: name, shape: shape, isRequired: false)
    }

    /// A member that has to be there.
    public static func required(_ name: String, _ shape: Shape) -> Member {
      Member(name: name, shape: shape, isRequired: true)
    }
  }

  /// Any text.
  public static let text = Shape.string(.any)

  /// A list of any length.
  public static func list(_ shape: Shape) -> Shape { .list(shape, count: 0...Int.max) }
}

extension Fields {
  /// A member as a document of a shape: checked and freed of unknown and null members. Nil if absent.
  public func document(_ name: String, as shape: Shape) throws(ServiceError) -> JSON? {
    switch shape {
    case .string(let constraint): return try string(name, constraint).map { .string($0) }
    case .integer(let range): return try integer(name, in: range).map { .number($0) }
    case .double: return try number(name)
    case .bool: return try bool(name).map { .bool($0) }
    case .timestamp: return try timestamp(name).map { JSON(.number($0.epochSecondsText)) }
    case .list(let element, let count): return try list(name, of: element, count: count)
    case .map(let key, let value): return try map(name, key, value)
    case .structure(let members): return try structure(name)?.document(members)
    }
  }

  /// This structure as a document with the given members.
  public func document(_ members: [Shape.Member]) throws(ServiceError) -> JSON {
    var kept: [JSON.Member] = []
    for member in members {
      if let value = try document(member.name, as: member.shape) {
        kept.append(JSON.Member(member.name, value))
      } else if member.isRequired {
        violate(member.name, "null", "Member must not be null")
      }
    }
    return JSON(.object(kept))
  }

  private func list(_ name: String, of shape: Shape, count: ClosedRange<Int>) throws(ServiceError) -> JSON? {
    switch shape {
    case .structure(let members):
      return try list(name, count: count) { fields throws(ServiceError) in try fields.document(members) }.map { .array($0) }
    case .string(let constraint):
      return try strings(name, constraint, count: count).map { .array($0.map { .string($0) }) }
    default:
      let read = try elements(of: name, count: count) { element, fields throws(ServiceError) in
        try fields.document(element, as: shape)
      }
      return read.map { .array($0) }
    }
  }

  private func map(_ name: String, _ key: StringConstraint, _ value: StringConstraint) throws(ServiceError) -> JSON? {
    guard let pairs = try map(name) else { return nil }
    for pair in pairs {
      for sentence in key.violations(of: pair.key) {
        violate(name, "'{\(pair.key)}'", "Map keys must satisfy constraint: [\(sentence)]")
      }
      for sentence in value.violations(of: pair.value) {
        violate(name, "'{\(pair.key)=...}'", "Map value must satisfy constraint: [\(sentence)]")
      }
    }
    return JSON(.object(pairs.map { JSON.Member($0.key, .string($0.value)) }))
  }

  private func number(_ name: String) throws(ServiceError) -> JSON? {
    guard let value = json(name) else { return nil }
    guard value.double != nil else { throw Fields.unexpected(value) }
    return value
  }
}
