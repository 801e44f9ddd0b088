import AWSWire
import IAMPolicy
import ServiceCore

/// Condition keys, each once, sorted.
struct ContextKeyOutput: OperationOutput {
  let keys: [String]

  init(_ policies: [SimulatedPolicy]) {
    let keys = policies.flatMap(\.compiled.document.contextKeys)
    self.keys = Dictionary(keys.map { ($0.lowercased(), $0) }) { first, _ in first }.values.sorted()
  }

  func write(to fields: inout FieldWriter) { fields.list("ContextKeyNames", keys) }
}
