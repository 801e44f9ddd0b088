import Basics
import Documents

/// An input as the query protocol writes it: `Tags.member.1.Key=team`.
struct QueryForm {
  private var pairs: [(name: String, value: String)]

  init(operation: String, version: String, _ input: JSON) {
    pairs = [("Action", operation), ("Version", version)]
    add(input, named: "")
  }

  /// The form, percent-encoded.
  var text: String {
    pairs.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
  }

  private mutating func add(_ value: JSON, named name: String) {
    switch value.value {
    case .object(let members):
      for member in members { add(member.value, named: name.isEmpty ? member.name : "\(name).\(member.name)") }
    case .array(let elements):
      for (number, element) in zip(1..., elements) { add(element, named: "\(name).member.\(number)") }
    case .string(let text), .number(let text): pairs.append((name, text))
    case .bool(let bool): pairs.append((name, String(bool)))
    case .null: break
    }
  }
}
