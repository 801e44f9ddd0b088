extension DecisionTrace {
  /// The trace as a person reads it: every layer with its statements, the verdict, and the near misses.
  /// - Parameter showsLines: whether statements tell the line of their policy's text, for policies read from files.
  public func textLines(showsLines: Bool = false) -> [String] {
    var lines: [String] = []
    for (number, layer) in PolicyLayer.told.enumerated() {
      let traced = layers.filter { $0.layer == layer.layer }
      if traced.isEmpty { lines.append("  \(number + 1)  \(layer.name)  none set") }
      for trace in traced {
        lines.append(
          "  \(number + 1)  \(layer.name)  \(trace.outcome == .silent ? "no statement matches" : trace.outcome.rawValue)")
        for policy in trace.policies { lines += policy.statements.map { "       \($0.textLine(showsLine: showsLines))" } }
      }
    }
    lines.append("  =>  \(decision.effect.rawValue) by \(decision.layer.rawValue)")
    return lines + nearMisses.map(\.textLine)
  }
}

extension NearMiss {
  /// The slip with what to write instead.
  public var textLine: String { "  near miss: \(message)" + (suggestion.map { ", did you mean \($0)?" } ?? "") }
}

extension StatementReference {
  /// The policy with the statement's number from 1 and its identifier.
  /// - Parameter showsLine: whether the line follows the policy's name, as for files.
  public func name(showsLine: Bool = false) -> String {
    let line = showsLine ? range.map { ":\($0.startLine)" } ?? "" : ""
    return "\(source.name)\(line) #\(index + 1)\(sid.map { " \($0)" } ?? "")"
  }
}

extension StatementTrace {
  fileprivate func textLine(showsLine: Bool) -> String {
    let verdict = matches ? "matches" : "no: " + mismatches.map(\.text).joined(separator: "; ")
    return "\(reference.name(showsLine: showsLine))  \(reference.effect.rawValue)  \(verdict)"
  }
}

extension PolicyLayer {
  /// The layers in the order in which explanations tell them.
  fileprivate static let told: [(layer: PolicyLayer, name: String)] = [
    (.serviceControl, "service control policies"), (.resourceControl, "resource control policies"),
    (.endpoint, "VPC endpoint policy"), (.resource, "resource policy"), (.trust, "role trust policy"),
    (.identity, "identity policies"), (.boundary, "permissions boundary"), (.session, "session policy"),
  ]
}
