import Documents

/// A JSON Patch (RFC 6902).
///
/// One leniency: where a path leads into a list that is not there, the list is taken as empty, because entities here
/// leave out empty lists that a real server would show.
struct JSONPatch: Sendable {
  private let operations: [JSON]

  /// Reads a patch: a list of operations.
  init(_ json: JSON) throws(JSONPatchError) {
    guard let operations = json.elements else { throw JSONPatchError("A JSON Patch is a list of operations") }
    self.operations = operations
  }

  /// The document after all operations; none is applied if one fails.
  func applied(to document: JSON) throws(JSONPatchError) -> JSON {
    var document = document
    for operation in operations { try apply(operation, to: &document) }
    return document
  }

  private func apply(_ operation: JSON, to document: inout JSON) throws(JSONPatchError) {
    let path = try JSONPointer(operation["path"])
    switch operation["op"]?.string {
    case "add": try document.add(value(of: operation), at: path.tokens[...])
    case "replace":
      _ = try found(document, path)
      try document.replace(with: value(of: operation), at: path.tokens[...])
    case "remove":
      _ = try found(document, path)
      try document.replace(with: nil, at: path.tokens[...])
    case "move":
      let source = try JSONPointer(operation["from"])
      let moved = try found(document, source)
      guard !path.isInside(source) else { throw JSONPatchError("A value cannot be moved into itself: \(path.text)") }
      try document.replace(with: nil, at: source.tokens[...])
      try document.add(moved, at: path.tokens[...])
    case "copy": try document.add(found(document, JSONPointer(operation["from"])), at: path.tokens[...])
    case "test":
      guard try found(document, path) == value(of: operation) else {
        throw JSONPatchError("The value at \(path.text) is another one")
      }
    case let name: throw JSONPatchError("There is no JSON Patch operation \(name ?? "without a name")")
    }
  }

  private func value(of operation: JSON) throws(JSONPatchError) -> JSON {
    guard let value = operation["value"] else { throw JSONPatchError("The operation has no value") }
    return value
  }

  private func found(_ document: JSON, _ path: JSONPointer) throws(JSONPatchError) -> JSON {
    var value = document
    for token in path.tokens {
      let next = value.elements != nil ? Int(token).flatMap { value[$0] } : value[token]
      guard let next else { throw JSONPatchError("There is nothing at \(path.text)") }
      value = next
    }
    return value
  }
}

/// Why a patch cannot be applied.
struct JSONPatchError: Error, Sendable {
  let message: String

  init(_ message: String) { self.message = message }
}

/// A JSON Pointer (RFC 6901).
struct JSONPointer: Sendable {
  let text: String
  let tokens: [String]

  init(_ json: JSON?) throws(JSONPatchError) {
    guard let text = json?.string else { throw JSONPatchError("The operation has no path") }
    guard text.isEmpty || text.hasPrefix("/") else { throw JSONPatchError("The path \(text) does not begin with a slash") }
    self.text = text
    tokens = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(JSONPointer.unescaped)
  }

  /// Whether this is a place within another one.
  func isInside(_ other: JSONPointer) -> Bool {
    tokens.count > other.tokens.count && tokens.starts(with: other.tokens)
  }

  private static func unescaped(_ token: Substring) -> String {
    var (text, isEscape) = ("", false)
    for scalar in token.unicodeScalars {
      if isEscape {
        text.unicodeScalars.append(scalar == "1" ? "/" : scalar == "0" ? "~" : scalar)
        isEscape = false
      } else if scalar == "~" {
        isEscape = true
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension JSON {
  /// Adds a value at a place whose parent is there.
  fileprivate mutating func add(_ new: JSON, at path: ArraySlice<String>) throws(JSONPatchError) {
    guard let token = path.first else { return self = new }
    let rest = path.dropFirst()
    if var elements {
      if rest.isEmpty {
        elements.insert(new, at: try JSON.position(token, upTo: elements.count))
      } else {
        let index = try JSON.position(token, upTo: elements.count - 1)
        try elements[index].add(new, at: rest)
      }
      self = .array(elements)
    } else if case .object = value {
      guard !rest.isEmpty else { return set(token, new) }
      var inner: JSON
      if let present = self[token] { inner = present } else { inner = try JSON.emptyList(for: rest, below: token) }
      try inner.add(new, at: rest)
      set(token, inner)
    } else {
      throw JSONPatchError("There is no list or object to add \(token) to")
    }
  }

  /// Replaces the value at a place that is there; nil removes it.
  fileprivate mutating func replace(with new: JSON?, at path: ArraySlice<String>) throws(JSONPatchError) {
    guard let token = path.first else { return self = new ?? .null }
    let rest = path.dropFirst()
    if var elements {
      let index = try JSON.position(token, upTo: elements.count - 1)
      if !rest.isEmpty {
        try elements[index].replace(with: new, at: rest)
      } else if let new {
        elements[index] = new
      } else {
        elements.remove(at: index)
      }
      self = .array(elements)
    } else if rest.isEmpty {
      set(token, new)
    } else {
      var inner = self[token] ?? .null
      try inner.replace(with: new, at: rest)
      set(token, inner)
    }
  }

  private static func position(_ token: String, upTo last: Int) throws(JSONPatchError) -> Int {
    let index = token == "-" ? last : Int(token) ?? -1
    guard index >= 0, index <= last else { throw JSONPatchError("There is no position \(token) in the list") }
    return index
  }

  private static func emptyList(for rest: ArraySlice<String>, below token: String) throws(JSONPatchError) -> JSON {
    guard rest.count == 1, rest.first == "0" || rest.first == "-" else {
      throw JSONPatchError("There is nothing at \(token)")
    }
    return .array([])
  }
}
