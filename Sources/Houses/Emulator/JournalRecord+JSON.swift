import Basics
import Documents
import IAMPolicy
import ServiceCore

extension JournalRecord {
  /// The record as the admin API shows it.
  var json: JSON {
    .object([
      "id": .string("r-\(number)"),
      "parent": parent.map { .string("r-\($0)") },
      "time": .string(time.iso8601Milliseconds),
      "microseconds": .number(microseconds),
      "caller": .string(caller),
      "account": .string(account),
      "region": .string(region),
      "operation": .string(action),
      "parameters": parameters,
      "status": .number(status),
      "error": errorCode.map { .string($0) },
      "message": errorMessage.map { .string($0) },
      "fault": fault.map { .string($0) },
      "checks": checks.isEmpty ? nil : .array(checks.map(\.json) + unreached.flatMap(\.json)),
    ])
  }
}

extension JournalRecord.Check {
  fileprivate var json: JSON {
    .object([
      "action": .string(request.action),
      "resource": .string(request.resource),
      "effect": .string(decision.effect.text),
      "layer": .string("\(decision.layer)"),
    ])
  }
}

extension Permission {
  /// The checks that a denial before them kept from being made.
  fileprivate var json: [JSON] {
    resources.map {
      .object(["action": .string(action), "resource": .string($0), "effect": .string("unreached")])
    }
  }
}

extension Decision.Effect {
  /// AWS's own word for the verdict.
  var text: String {
    switch self {
    case .allowed: "allowed"
    case .implicitDeny: "implicitDeny"
    case .explicitDeny: "explicitDeny"
    }
  }
}
