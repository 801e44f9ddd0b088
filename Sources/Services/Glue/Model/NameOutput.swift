import AWSWire
import ServiceCore

/// An output of a single text, mostly the name of what was created or changed.
struct NameOutput: OperationOutput {
  private let member: String
  private let value: String

  init(_ member: String, _ value: String) {
    (self.member, self.value) = (member, value)
  }

  func write(to fields: inout FieldWriter) { fields.field(member, value) }
}
