public import Documents

/// One operation of a JSON Patch (RFC 6902).
public struct PatchOperation: Sendable, Equatable {
  /// What is done.
  public enum Kind: String, Sendable {
    /// Adds a member or inserts an element.
    case add
    /// Replaces a value.
    case replace
    /// Removes a value.
    case remove
  }

  /// What is done.
  public var kind: Kind
  /// The names and indices on the way to the value.
  public var path: [String]
  /// The new value; nil for a removal.
  public var value: JSON?

  /// An operation.
  public init(_ kind: Kind, _ path: [String], _ value: JSON? = nil) {
    (self.kind, self.path, self.value) = (kind, path, value)
  }

  /// The operation as the server reads it.
  public var json: JSON {
    .object(["op": .string(kind.rawValue), "path": .string(pointer), "value": value])
  }

  /// The path as a JSON Pointer (RFC 6901).
  public var pointer: String {
    path.map { part in
      guard part.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return "/\(part)" }
      return "/" + part.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
    }.joined()
  }
}
