import Basics
import Documents

/// A run of a job, a crawler or a workflow.
struct Run: Sendable {
  let kind: ResourceKind
  /// The name of what runs.
  let owner: String
  let id: String
  /// The id of the workflow run it belongs to.
  var workflowRun: String?
  /// Whether it has not ended.
  var isActive = true
  /// When it enters its next state; nil if that does not depend on time.
  var due: Timestamp?
  /// The run as answers show it.
  var document: JSON
  /// What is to become of it: how long a job takes and how it ends, the triggers of a workflow and which of them fired.
  var plan: JSON

  /// The moment a member of the document holds.
  func time(_ member: String) -> Timestamp? {
    document[member]?.double.map { Timestamp(milliseconds: Int64(($0 * 1000).rounded())) }
  }
}

extension JSON {
  /// A moment as Glue writes it.
  static func time(_ moment: Timestamp) -> JSON { JSON(.number(moment.epochSecondsText)) }

  /// The texts of an array; none for other kinds.
  var texts: [String] { (elements ?? []).compactMap(\.string) }
}
