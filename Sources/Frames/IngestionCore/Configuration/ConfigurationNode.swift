import Basics
import Documents

/// A value of a workflow's configuration and where it stands, read from YAML or JSON.
struct ConfigurationNode {
  enum Value {
    case scalar(PlainScalar, String)
    case sequence([ConfigurationNode])
    case mapping([Member])
  }

  struct Member {
    var name: String
    var place: SourceLocation
    var value: ConfigurationNode
  }

  var value: Value
  var place: SourceLocation

  init(_ yaml: YAML) {
    place = yaml.location
    switch yaml.value {
    case .scalar(let text, let quoted): value = .scalar(quoted ? .text : PlainScalar(text), text)
    case .sequence(let elements): value = .sequence(elements.map(ConfigurationNode.init))
    case .mapping(let entries):
      value = .mapping(
        entries.map { Member(name: $0.key.scalar ?? "", place: $0.key.location, value: ConfigurationNode($0.value)) })
    }
  }

  init(_ json: JSON, in source: SourceMap, file: String?) {
    place = source.location(of: json.offset, file: file)
    switch json.value {
    case .null: value = .scalar(.null, "")
    case .bool(let bool): value = .scalar(.bool(bool), "")
    case .number(let text): value = .scalar(Int(text).map { .integer($0) } ?? .number(Double(text) ?? 0), text)
    case .string(let text): value = .scalar(.text, text)
    case .array(let elements): value = .sequence(elements.map { ConfigurationNode($0, in: source, file: file) })
    case .object(let members):
      value = .mapping(
        members.map { member in
          let place = source.location(of: member.offset, length: member.name.unicodeScalars.count + 2, file: file)
          return Member(name: member.name, place: place, value: ConfigurationNode(member.value, in: source, file: file))
        })
    }
  }

  var members: [Member]? {
    if case .mapping(let members) = value { members } else { nil }
  }

  var isNull: Bool {
    if case .scalar(.null, _) = value { true } else { false }
  }

  subscript(name: String) -> ConfigurationNode? {
    members?.last { $0.name == name }?.value
  }

  /// The node at a path; nil if it ends earlier.
  subscript(path path: [String]) -> ConfigurationNode? {
    path.reduce(self) { node, name in node?[name] }
  }

  /// The value with scalars typed, for settings that take anything.
  var json: JSON {
    switch value {
    case .sequence(let elements): .array(elements.map(\.json))
    case .mapping(let members): JSON(.object(members.map { JSON.Member($0.name, $0.value.json) }))
    case .scalar(.null, _): .null
    case .scalar(.bool(let bool), _): .bool(bool)
    case .scalar(.integer(let number), _): .number(number)
    case .scalar(.number(let number), _): JSON(.number("\(number)"))
    case .scalar(.text, let text), .scalar(.timestamp, let text): .string(text)
    }
  }
}
