import AWSWire
import Documents
import ServiceCore

/// How long an emulated run takes and how it ends. Scripts are not executed; a job's arguments say what they would do:
/// `--mocklake-seconds` (0 if absent), `--mocklake-state` (`SUCCEEDED` or `FAILED`) and `--mocklake-error`. A crawler's
/// tags say the same without the dashes.
struct RunPlan: Sendable {
  var seconds = 0
  var state = "SUCCEEDED"
  var error: String?

  /// - Parameter arguments: maps of arguments or tags; later ones go before earlier ones.
  init(arguments maps: [JSON?], prefix: String = "--") throws(ServiceError) {
    func value(_ name: String) -> String? {
      maps.reversed().lazy.compactMap { $0?["\(prefix)mocklake-\(name)"]?.string }.first
    }
    if let text = value("seconds") {
      guard let seconds = Int(text), (0...31_536_000).contains(seconds) else {
        throw .invalidInput("\(prefix)mocklake-seconds takes a whole number of seconds, not \(text)")
      }
      self.seconds = seconds
    }
    if let text = value("state") {
      guard ["SUCCEEDED", "FAILED"].contains(text) else {
        throw .invalidInput("\(prefix)mocklake-state takes SUCCEEDED or FAILED, not \(text)")
      }
      state = text
    }
    error = value("error")
  }

  /// The plan as it is stored with a run.
  func document(workflow: String?) -> JSON {
    .object([
      "Seconds": .number(seconds), "State": .string(state), "Error": error.map { .string($0) },
      "Workflow": workflow.map { .string($0) },
    ])
  }
}
