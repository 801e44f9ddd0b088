public import Documents
import IAMPolicy

extension Examination {
  /// The findings as one document.
  public var json: JSON {
    .object([
      "config": .string(subject.outline.path), "connector": .string(subject.outline.connector),
      "account": .string(subject.lake.account), "region": .string(subject.lake.region), "role": .string(subject.role),
      "policies": .array(subject.policies.all.map { .object(["file": .string($0.path), "kind": .string($0.kind.rawValue)]) }),
      "error": pasted.map(\.json), "healthy": .bool(isHealthy), "cured": .bool(isCured),
      "calls": .array(CallTable(own, of: subject).rows.map(\.json)), "loss": loss.json,
      "deleted": .array(deleted.map { .string("\($0.kind) \($0.name)") }),
      "denials": .array(denials.map { json(of: $0) }), "fix": fix,
      "unused": .array(
        unused.map {
          .object([
            "action": .string($0.action), "file": .string($0.path), "line": .number($0.line),
            "purpose": $0.purpose.map { .string($0) },
          ])
        }),
    ])
  }

  private func json(of denial: Denial) -> JSON {
    .object([
      "action": .string(denial.request.action), "resource": .string(denial.request.resource),
      "effect": .string(denial.decision.effect.rawValue), "layer": .string(denial.decision.layer.rawValue),
      "statement": denial.decision.statement.map { .string(subject.place(of: $0)) }, "call": .string("r-\(denial.call)"),
      "nearMisses": .array(
        denial.nearMisses.map { miss in
          .object([
            "kind": .string(miss.kind.rawValue), "statement": .string(subject.place(of: miss.statement)),
            "message": .string(miss.message), "suggestion": miss.suggestion.map { .string($0) },
          ])
        }),
    ])
  }

  private var fix: JSON {
    let own = prescription.lines.filter { $0.target == .identity }
    let snippets = Snippets(lines: own, role: subject.role)
    return .object([
      "proved": .bool(isCured),
      "additions": .array(
        prescription.lines.byTarget.map { .object(["to": .string($0.target.name), "policy": $0.lines.document]) }),
      "needs": .array(
        prescription.needs.map { need in
          .object([
            "action": .string(need.action), "resources": .array(need.lines.map { .string($0.resource) }),
            "without": .string(need.loss.summary),
          ])
        }),
      "obstacles": .array(
        prescription.obstacles.map { obstacle in
          .object([
            "statement": obstacle.denial.decision.statement.map { .string(subject.place(of: $0)) },
            "denies": .string(obstacle.denial.title),
          ])
        }),
      "harmless": .array(prescription.harmless.map { .string("\($0.action) on \($0.resource)") }),
      "terraform": own.isEmpty ? nil : .string(snippets.terraform),
      "cloudFormation": own.isEmpty ? nil : .string(snippets.cloudFormation),
    ])
  }
}

extension CallTable.Row {
  fileprivate var json: JSON {
    .object([
      "id": .string(id), "phase": phase.map { .string($0) }, "for": parent.map { .string($0) },
      "operation": .string(action), "denied": .bool(isDenied), "resources": .array(resources.map { .string($0) }),
      "decidedBy": .string(decidedBy), "error": error.map { .string($0) }, "count": .number(count),
    ])
  }
}

extension Loss {
  fileprivate var json: JSON {
    .object([
      "summary": .string(summary),
      "failedChecks": .array(failedChecks.map { .object(["name": .string($0.name), "message": .string($0.message)]) }),
      "entities": .array(
        entities.map { entity in
          .object([
            "kind": .string(entity.kind), "name": .string(entity.name),
            "lacks": entity.fields.isEmpty ? nil : .array(entity.fields.map { .string($0) }),
          ])
        }), "of": .number(total), "complaints": .array(complaints.map { .string($0) }),
    ])
  }
}

extension PastedError {
  /// What was read and what it may come from.
  public var json: JSON {
    .object([
      "code": code.map { .string($0) }, "operation": operation.map { .string($0) }, "action": action.map { .string($0) },
      "resource": resource.map { .string($0) }, "principal": principal.map { .string($0) },
      "layer": layer.map { .string($0.rawValue) }, "effect": effect.map { .string($0.rawValue) },
      "policy": policy.map { .string($0) }, "via": via.map { .string($0) },
      "causes": .array(
        causes.map { .object(["text": .string($0.text), "action": $0.action.map { .string($0) }]) }),
    ])
  }
}
