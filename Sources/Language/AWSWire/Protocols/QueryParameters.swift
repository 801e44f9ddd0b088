public import Documents
public import HTTP

/// The parameters of a query protocol request as a document: `Tags.member.1.Key=a` becomes `{"Tags": [{"Key": "a"}]}`.
public enum QueryParameters {
  /// The deepest nesting read; AWS's own shapes stay far below.
  private static let maximumDepth = 12

  /// A document of text values.
  /// - Throws: `ServiceError` if names contradict each other or nest too deeply.
  public static func document(_ query: HTTPQuery) throws(ServiceError) -> JSON {
    var root = Branch()
    for item in query.items where item.name != "Action" && item.name != "Version" {
      let parts = item.name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count <= maximumDepth, parts.allSatisfy({ !$0.isEmpty }) else { throw malformed(item.name) }
      guard root.insert(item.value, at: parts[...]) else { throw malformed(item.name) }
    }
    return root.json
  }

  private static func malformed(_ name: String) -> ServiceError {
    ServiceError("MalformedQueryString", "Keys may not contain \(name)", origin: .frontEnd)
  }

  /// One level of the names: children in the order they first came.
  private struct Branch {
    private var children: [(name: String, node: Node)] = []
    private var places: [String: Int] = [:]

    mutating func insert(_ value: String, at path: ArraySlice<Substring>) -> Bool {
      guard let first = path.first.map(String.init) else { return false }
      guard path.count > 1 else { return append(first, .leaf(value)) }
      guard let place = places[first] else {
        var branch = Branch()
        return branch.insert(value, at: path.dropFirst()) && append(first, .branch(branch))
      }
      guard case .branch(var branch) = children[place].node else { return false }
      // Let go of the stored branch, or every insertion would copy it.
      children[place].node = .leaf("")
      let isInserted = branch.insert(value, at: path.dropFirst())
      children[place].node = .branch(branch)
      return isInserted
    }

    private mutating func append(_ name: String, _ node: Node) -> Bool {
      guard places.updateValue(children.count, forKey: name) == nil else { return false }
      children.append((name, node))
      return true
    }

    var json: JSON {
      if let list { return .array(list) }
      return JSON(.object(children.map { JSON.Member($0.name, $0.node.json) }))
    }

    /// The items of `member.1`, `member.2` in the order of their numbers; nil for a structure.
    private var list: [JSON]? {
      guard children.count == 1, children[0].name == "member" || children[0].name == "entry",
        case .branch(let items) = children[0].node
      else { return nil }
      let numbered = items.children.compactMap { child in Int(child.name).map { ($0, child.node) } }
      guard numbered.count == items.children.count else { return nil }
      return numbered.sorted { $0.0 < $1.0 }.map(\.1.json)
    }
  }

  private indirect enum Node {
    case leaf(String)
    case branch(Branch)

    var json: JSON {
      switch self {
      case .leaf(let text): .string(text)
      case .branch(let branch): branch.json
      }
    }
  }
}
