import Basics
import IAMPolicy
import ScenarioKit

/// What the doctor found out about a case.
public struct Examination: Sendable {
  let subject: CustomerCase
  /// The run under full rights.
  let full: Rehearsal.Step
  /// The run under the case's policies, in a lake of which the metadata server knows nothing yet.
  let own: Rehearsal.Step
  /// What was marked as deleted by a run under the case's policies after one under full rights.
  let deleted: [Loss.Entity]
  /// What the run lacks.
  let loss: Loss
  /// What was refused.
  let denials: [Denial]
  /// What would cure it.
  let prescription: Prescription
  /// What is allowed in vain.
  let unused: [UnusedGrant]
  /// The error that the customer saw; nil if none was pasted.
  let pasted: PastedError?

  /// Whether the policies are in order: nothing is refused that has an effect, and nothing is lost.
  public var isHealthy: Bool { loss.isEmpty && deleted.isEmpty && prescription.isEmpty }

  /// Whether a cure was found and proved; also if none is needed.
  public var isCured: Bool { prescription.isProved }
}
