import Documents
import IAMPolicy

/// One action on one resource that a policy is to allow.
struct PolicyLine: Hashable, Sendable {
  /// Where the line belongs.
  enum Target: Hashable, Sendable {
    /// The role's own policies.
    case identity
    /// The permissions boundary.
    case boundary
    /// The service control policies.
    case serviceControl
    /// The role's trust policy.
    case trust
    /// The policy of the key.
    case key
    /// The policy of a bucket.
    case bucket(String)
    /// A policy that the case does not have: only its layer is known.
    case other(PolicyLayer)

    /// What the policy is called.
    var name: String {
      switch self {
      case .identity: "the role's policy"
      case .boundary: "the permissions boundary"
      case .serviceControl: "the service control policy"
      case .trust: "the role's trust policy"
      case .key: "the key policy"
      case .bucket(let name): "the policy of bucket \(name)"
      case .other(let layer): "the \(layer.rawValue) policy"
      }
    }

    /// The order in which targets are told.
    var rank: Int {
      switch self {
      case .identity: 0
      case .boundary: 1
      case .serviceControl: 2
      case .trust: 3
      case .key: 4
      case .bucket: 5
      case .other: 6
      }
    }
  }

  /// Where it belongs.
  var target: Target
  /// The action.
  var action: String
  /// The resource, a pattern.
  var resource: String
  /// Who is allowed to, for policies that name principals.
  var principal: String?
}

extension [PolicyLine] {
  /// As few statements as say the same: actions on equal resources share one, in the order of the resources' number.
  var statements: [JSON] {
    var groups: [[String]: [String]] = [:]
    for action in Set(map(\.action)) {
      let resources = filter { $0.action == action }.map(\.resource).sorted()
      groups[resources, default: []].append(action)
    }
    let principal = first?.principal
    let isTrust = first?.target == .trust
    return groups.map { (resources: $0.key, actions: $0.value.sorted()) }
      .sorted { $0.actions.lexicographicallyPrecedes($1.actions) }
      .map { group in
        .object([
          "Effect": .string("Allow"),
          "Principal": principal.map { .object(["AWS": .string($0)]) },
          "Action": JSON.one(group.actions), "Resource": isTrust ? nil : JSON.one(group.resources),
        ])
      }
  }

  /// The lines as a policy of their own.
  var document: JSON {
    .object(["Version": .string("2012-10-17"), "Statement": .array(statements)])
  }

  /// The lines of each target, in the order in which targets are told.
  var byTarget: [(target: PolicyLine.Target, lines: [PolicyLine])] {
    Set(map(\.target)).map { target in (target, filter { $0.target == target }) }
      .sorted { ($0.target.rank, $0.target.name) < ($1.target.rank, $1.target.name) }
  }
}

extension JSON {
  /// A text, or a list of several.
  static func one(_ texts: [String]) -> JSON {
    texts.count == 1 ? .string(texts[0]) : .array(texts.map { .string($0) })
  }
}
