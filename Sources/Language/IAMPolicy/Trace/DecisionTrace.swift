/// A decision with everything that led to it: every layer, every statement, why it matched or not.
public struct DecisionTrace: Sendable {
  /// The request that was judged.
  public var request: AuthorizationRequest
  /// The decision, the same that evaluating gives.
  public var decision: Decision
  /// The layers in the order in which refusals name them; layers without policies that do not bind are left out.
  public var layers: [LayerTrace]

  /// A trace from its parts.
  public init(request: AuthorizationRequest, decision: Decision, layers: [LayerTrace]) {
    (self.request, self.decision, self.layers) = (request, decision, layers)
  }

  /// Statements that would have allowed but for one thing, over all layers.
  public var nearMisses: [NearMiss] {
    layers.flatMap { layer in layer.policies.flatMap { $0.statements.flatMap(\.nearMisses) } }
  }
}

/// One layer of a trace; organizations have one for each level.
public struct LayerTrace: Sendable {
  /// What the layer says to the request.
  public enum Outcome: String, Sendable {
    /// A statement allows it and none denies it.
    case allows
    /// No statement matches.
    case silent
    /// A statement denies it.
    case denies
  }

  /// Which layer.
  public var layer: PolicyLayer
  /// The level, from 0 for the root, in organizations; nil elsewhere.
  public var level: Int?
  /// What it says.
  public var outcome: Outcome
  /// Its policies.
  public var policies: [PolicyTrace]

  /// A layer's trace.
  public init(layer: PolicyLayer, level: Int? = nil, outcome: Outcome, policies: [PolicyTrace]) {
    (self.layer, self.level, self.outcome, self.policies) = (layer, level, outcome, policies)
  }
}

/// One policy of a trace.
public struct PolicyTrace: Sendable {
  /// The policy.
  public var source: PolicySource
  /// Its statements in order.
  public var statements: [StatementTrace]

  /// A policy's trace.
  public init(source: PolicySource, statements: [StatementTrace]) {
    (self.source, self.statements) = (source, statements)
  }
}

/// One statement of a trace.
public struct StatementTrace: Sendable {
  /// The statement.
  public var reference: StatementReference
  /// Why it does not match; empty if it does.
  public var mismatches: [StatementMismatch]
  /// What would make it match, if it fails by little.
  public var nearMisses: [NearMiss]

  /// A statement's trace.
  public init(reference: StatementReference, mismatches: [StatementMismatch], nearMisses: [NearMiss] = []) {
    (self.reference, self.mismatches, self.nearMisses) = (reference, mismatches, nearMisses)
  }

  /// Whether the statement matches the request.
  public var matches: Bool { mismatches.isEmpty }
}

/// One element of a statement that keeps it from matching a request.
public enum StatementMismatch: Sendable, Hashable {
  /// `Principal` does not name the caller, or `NotPrincipal` spares it.
  case principal
  /// The statement is in a resource's policy but names no principal at all.
  case noPrincipal
  /// `Action` does not list the action, or `NotAction` does.
  case action(isNegated: Bool)
  /// `Resource` does not cover the resource, or `NotResource` does.
  case resource(isNegated: Bool)
  /// A pattern of `Resource` holds a variable for which the request has no value.
  case variable(key: String)
  /// A condition does not hold: operator and key as written, the policy's values and the request's (nil: key absent).
  case condition(operatorName: String, key: String, expected: [String], actual: [String]?)

  /// The mismatch in words, as an explanation prints it.
  public var text: String {
    switch self {
    case .principal: "the principal differs"
    case .noPrincipal: "the statement names no principal"
    case .action(let isNegated): isNegated ? "NotAction lists the action" : "the action differs"
    case .resource(let isNegated): isNegated ? "NotResource covers the resource" : "the resource differs"
    case .variable(let key): "the request has no value for ${\(key)}"
    case .condition(let name, let key, let expected, let actual):
      "condition \(name) on \(key) fails: expected \(Self.list(expected)), "
        + (actual.map { "the request has \(Self.list($0))" } ?? "the request has no such key")
    }
  }

  private static func list(_ values: [String]) -> String {
    values.isEmpty ? "nothing" : values.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
