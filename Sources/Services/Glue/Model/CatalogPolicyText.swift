import Documents

extension JSON {
  /// The text in which Glue answers policies: indented, with a blank before each colon and lists on one line with the
  /// brackets of their objects.
  var policyText: String {
    var text = ""
    write(to: &text, depth: 0)
    return text
  }

  private func write(to text: inout String, depth: Int) {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      text += "[ "
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        element.write(to: &text, depth: depth)
      }
      text += " ]"
    case .object(let members) where !members.isEmpty:
      let indent = String(repeating: " ", count: 2 * depth + 2)
      text += "{\n"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ",\n" }
        text += "\(indent)\(JSON.string(member.name).text) : "
        member.value.write(to: &text, depth: depth + 1)
      }
      text += "\n\(indent.dropLast(2))}"
    case .array: text += "[ ]"
    case .object: text += "{ }"
    default: text += self.text
    }
  }
}
