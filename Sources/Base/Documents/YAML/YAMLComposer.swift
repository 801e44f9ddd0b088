public import Basics
import CYAML

extension YAML {
  /// Reads one YAML document; an empty text is a null.
  ///
  /// Aliases and merge keys (`<<`) are resolved; what they add together may not exceed 100,000 values, and nesting
  /// may not exceed 100 levels. Repeated keys, keys that are not scalars and tags other than those of the core schema
  /// are errors.
  /// - Parameter file: the file's name for the places in values and diagnostics.
  /// - Throws: what is wrong; repeated keys and their like all at once, a syntax error ends the reading.
  public static func parse(_ text: String, file: String? = nil) throws(DiagnosticList) -> YAML {
    guard let events = YAMLEventReader(text, file: file) else {
      throw DiagnosticList([Diagnostic("there is no memory left to read the YAML text")])
    }
    var composer = YAMLComposer(events, file: file)
    return try composer.document()
  }
}

/// Builds values from events.
private struct YAMLComposer {
  private static let maximumDepth = 100
  private static let maximumExpansion = 100_000
  private static let maximumDiagnostics = 50

  /// A value with what it costs to repeat it.
  private struct Node {
    var yaml: YAML
    var count = 1
    var height = 1

    mutating func include(_ child: Node) {
      count += child.count
      height = max(height, child.height + 1)
    }
  }

  private typealias Event = YAMLEventReader.Event

  private let events: YAMLEventReader
  private let file: String?
  /// Finished nodes by anchor; nil while the anchored node is being read.
  private var anchors: [String: Node?] = [:]
  private var expansion = 0
  private var diagnostics: [Diagnostic] = []

  init(_ events: YAMLEventReader, file: String?) {
    (self.events, self.file) = (events, file)
  }

  mutating func document() throws(DiagnosticList) -> YAML {
    let root: YAML
    do throws(Diagnostic) {
      root = try onlyNode()
    } catch {
      throw DiagnosticList(diagnostics + [error])
    }
    guard diagnostics.isEmpty else { throw DiagnosticList(diagnostics) }
    return root
  }

  private mutating func onlyNode() throws(Diagnostic) -> YAML {
    guard try events.next().kind == .documentStart else {
      return YAML(.scalar("", quoted: false), at: SourceLocation(file: file, line: 1, column: 1))
    }
    let root = try node(from: try events.next(), depth: 0)
    _ = try events.next()
    let following = try events.next()
    if following.kind == .documentStart {
      report("a second document begins here", help: "only one document can be read; remove the line ---", at: following.location)
    }
    return root.yaml
  }

  // MARK: Nodes

  private mutating func node(from event: Event, depth: Int) throws(Diagnostic) -> Node {
    guard depth < YAMLComposer.maximumDepth else { throw tooDeep(at: event.location) }
    if event.kind == .alias { return try aliased(event, depth: depth) }
    if let name = event.name { anchors[name] = .some(nil) }
    let node = try content(of: event, depth: depth)
    if let name = event.name { anchors[name] = node }
    return node
  }

  private mutating func content(of event: Event, depth: Int) throws(Diagnostic) -> Node {
    switch event.kind {
    case .sequenceStart: return try sequence(event, depth: depth)
    case .mappingStart: return try mapping(event, depth: depth)
    default:
      let quoted = check(event, allowing: ["str", "int", "float", "bool", "null"]) ?? !event.isPlain
      return Node(yaml: YAML(.scalar(event.text, quoted: quoted), at: event.location))
    }
  }

  private mutating func sequence(_ start: Event, depth: Int) throws(Diagnostic) -> Node {
    _ = check(start, allowing: ["seq"])
    var elements: [YAML] = []
    var whole = Node(yaml: YAML(.sequence([]), at: start.location))
    while true {
      let event = try events.next()
      if event.kind == .sequenceEnd { break }
      let element = try node(from: event, depth: depth + 1)
      whole.include(element)
      elements.append(element.yaml)
    }
    whole.yaml.value = .sequence(elements)
    return whole
  }

  private mutating func mapping(_ start: Event, depth: Int) throws(Diagnostic) -> Node {
    _ = check(start, allowing: ["map"])
    var entries = EntryList()
    var whole = Node(yaml: YAML(.mapping([]), at: start.location))
    while true {
      let event = try events.next()
      if event.kind == .mappingEnd { break }
      let key = try node(from: event, depth: depth + 1)
      let value = try node(from: try events.next(), depth: depth + 1)
      whole.include(key)
      whole.include(value)
      add(YAML.Entry(key: key.yaml, value: value.yaml), to: &entries)
    }
    whole.yaml.value = .mapping(entries.resolved)
    if !start.isFlow, let first = entries.resolved.first, first.key.location.line == start.location.line {
      whole.yaml.location.length = first.key.location.length
    }
    return whole
  }

  private mutating func add(_ entry: YAML.Entry, to entries: inout EntryList) {
    guard case .scalar(let name, let quoted) = entry.key.value else {
      return report(
        "a key must be text", help: "put a value that begins with { or [ in quotes if it is meant as text",
        at: entry.key.location)
    }
    if name == "<<", !quoted {
      merge(entry.value, into: &entries)
    } else if let first = entries.add(entry, named: name) {
      report("the key \"\(name)\" is repeated", help: "it stands on line \(first.line) already", at: entry.key.location)
    }
  }

  private mutating func merge(_ value: YAML, into entries: inout EntryList) {
    for source in value.elements ?? [value] {
      guard let merged = source.entries else {
        report(
          "only mappings can be merged with <<", help: "name one with an alias, as in \"<<: *defaults\"", at: source.location)
        continue
      }
      for entry in merged { entries.merge(entry) }
    }
  }

  // MARK: Aliases and tags

  private mutating func aliased(_ event: Event, depth: Int) throws(Diagnostic) -> Node {
    let name = event.name ?? ""
    guard let anchored = anchors[name] else {
      let near = EditDistance.closest(to: name, among: anchors.keys.sorted()).map { "did you mean *\($0)?" }
      report("there is no anchor &\(name) before this alias", help: near, at: event.location)
      return Node(yaml: YAML(.scalar("", quoted: false), at: event.location))
    }
    guard let anchored else { throw Diagnostic("the alias *\(name) stands inside the value it repeats", at: event.location) }
    expansion += anchored.count
    guard expansion <= YAMLComposer.maximumExpansion else {
      throw Diagnostic("aliases repeat more than \(YAMLComposer.maximumExpansion) values", at: event.location)
    }
    guard depth + anchored.height <= YAMLComposer.maximumDepth else { throw tooDeep(at: event.location) }
    return anchored
  }

  /// Whether the node's tag makes it text or not; nil without a tag. Reports tags that do not fit.
  private mutating func check(_ event: Event, allowing names: [String]) -> Bool? {
    guard let tag = event.tag else { return nil }
    if tag == "!" { return true }
    guard let name = names.first(where: { tag == "tag:yaml.org,2002:\($0)" }) else {
      report("the tag \(tag) is not known here", help: "remove it", at: event.location)
      return nil
    }
    return name == "str"
  }

  // MARK: Reports

  private func tooDeep(at location: SourceLocation) -> Diagnostic {
    Diagnostic("the document is nested deeper than \(YAMLComposer.maximumDepth) levels", at: location)
  }

  private mutating func report(_ message: String, help: String? = nil, at location: SourceLocation) {
    guard diagnostics.count < YAMLComposer.maximumDiagnostics else { return }
    diagnostics.append(Diagnostic(message, help: help, at: location))
  }
}

/// The entries of one mapping while it is read: own keys win over merged ones, earlier merged ones over later.
private struct EntryList {
  private var entries: [YAML.Entry] = []
  private var own: [String: SourceLocation] = [:]
  private var merged: [String: Int] = [:]

  var resolved: [YAML.Entry] { entries }

  /// Adds an entry; answers where the key stands already if it does.
  mutating func add(_ entry: YAML.Entry, named name: String) -> SourceLocation? {
    if let first = own[name] { return first }
    own[name] = entry.key.location
    if let index = merged[name] { entries[index] = entry } else { entries.append(entry) }
    return nil
  }

  mutating func merge(_ entry: YAML.Entry) {
    guard let name = entry.key.scalar, own[name] == nil, merged[name] == nil else { return }
    merged[name] = entries.count
    entries.append(entry)
  }
}
