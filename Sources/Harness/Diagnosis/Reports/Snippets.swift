import Documents

/// Lines of a policy in the languages in which people keep them.
struct Snippets {
  let lines: [PolicyLine]
  let role: String

  private var statements: [JSON] { lines.statements }

  /// A policy document.
  var json: String { lines.document.prettyText }

  /// Terraform: an inline policy of the role.
  var terraform: String {
    let blocks = statements.map { statement in
      let fields = ["Effect", "Action", "Resource"].compactMap { name in
        statement[name].map { "        \(name.padded(8)) = \(Snippets.list($0, "[", "]"))" }
      }
      return "      {\n\(fields.joined(separator: "\n"))\n      }"
    }
    return """
      resource "aws_iam_role_policy" "openmetadata_ingestion" {
        name = "openmetadata-ingestion"
        role = "\(role)"
        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [
      \(blocks.joined(separator: ",\n"))
          ]
        })
      }
      """
  }

  /// CloudFormation: an inline policy of the role.
  var cloudFormation: String {
    let blocks = statements.map { statement in
      ["Action", "Resource"].reduce("        - Effect: Allow") { text, name in
        let values = statement[name]?.elements?.compactMap(\.string) ?? [statement[name]?.string ?? ""]
        return text + "\n          \(name):" + values.map { "\n            - \"\($0)\"" }.joined()
      }
    }
    return """
      OpenMetadataIngestion:
        Type: AWS::IAM::RolePolicy
        Properties:
          RoleName: \(role)
          PolicyName: openmetadata-ingestion
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
      \(blocks.joined(separator: "\n"))
      """
  }

  private static func list(_ json: JSON, _ opening: String, _ closing: String) -> String {
    guard let elements = json.elements else { return json.text }
    return opening + elements.map(\.text).joined(separator: ", ") + closing
  }
}

extension String {
  /// The text with blanks up to a width.
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
