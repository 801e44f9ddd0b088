import AWSWire
import Documents
import IAMPolicy

/// Who but the account itself may do what with a function, or with one of its versions or aliases.
struct FunctionPolicy: Sendable {
  /// The statements, each with an identifier of its own.
  var statements: [JSON]
  var revision: String

  /// The document as it is answered.
  var document: JSON {
    .object([
      "Version": .string("2012-10-17"), "Id": .string("default"), "Statement": .array(statements),
    ])
  }

  /// The policy ready for evaluation.
  func compiled(of arn: String) throws(ServiceError) -> CompiledPolicy {
    do {
      let document = try PolicyDocument.parse(document.text, kind: .resource)
      return CompiledPolicy(document, source: PolicySource(name: "policy of \(arn)", type: .resource))
    } catch {
      throw .internalFailure("the policy of \(arn) cannot be read: \(error.message)")
    }
  }

  func contains(_ id: String) -> Bool { statements.contains { $0["Sid"]?.string == id } }
}
