import IAMPolicy

/// Something that an error may come from.
public struct ErrorCause: Sendable, Equatable {
  /// What is wrong, in a sentence without a full stop.
  public var text: String
  /// The action that is probably refused; nil if the cause is no refusal.
  public var action: String?

  init(_ text: String, action: String? = nil) {
    (self.text, self.action) = (text, action)
  }

  /// The causes of an error, the likeliest first.
  static func ranked(for error: PastedError) -> [ErrorCause] {
    if let known = KnownError.all.first(where: { $0.matches(error.text) }) { return known.causes }
    if let action = error.action { return causes(ofRefusing: action, error) }
    if let operation = error.operation, let action = KnownError.action(ofDeniedOperation: operation, error.code) {
      return [
        ErrorCause("\(action) is not allowed; the answer to \(operation) does not say by whom", action: action),
        ErrorCause("the bucket's policy, its owner's account or a key policy refuses it", action: action),
      ]
    }
    return [ErrorCause("this is no error of permissions that is known here")]
  }

  private static func causes(ofRefusing action: String, _ error: PastedError) -> [ErrorCause] {
    var causes: [ErrorCause] = []
    switch (error.effect, error.layer) {
    case (.explicitDeny, let layer):
      let place = error.policy.map { " (\($0))" } ?? ""
      causes.append(
        ErrorCause(
          "a statement of \(layer.map(spoken) ?? "a policy")\(place) denies \(action); no allow outweighs it", action: action))
    case (_, .identity?):
      causes.append(ErrorCause("no policy of the role or user allows \(action) on this resource", action: action))
      causes.append(
        ErrorCause(
          "a statement allows it on other resources only: a database, a bucket or a workgroup is not listed", action: action))
    case (_, .trust?):
      causes.append(
        ErrorCause(
          "the role's trust policy does not name the caller, or the external id or source identity differs", action: action))
      causes.append(ErrorCause("the caller's own policy does not allow \(action) on the role", action: action))
    case (_, .resource?):
      causes.append(ErrorCause("the resource belongs to another account whose policy does not name the caller", action: action))
    case (_, let layer?):
      causes.append(ErrorCause("\(spoken(layer)) does not allow \(action), whatever the role's own policy says", action: action))
    case (_, nil) where action.hasPrefix("athena:"):
      causes += athena(action)
    case (_, nil):
      causes.append(ErrorCause("no policy allows \(action) on this resource", action: action))
    }
    if error.via == "athena" {
      causes.append(
        ErrorCause(
          "the call was made by Athena for the caller: a condition on aws:SourceIp or a VPC endpoint cannot hold for it",
          action: action))
    }
    return causes
  }

  private static func athena(_ action: String) -> [ErrorCause] {
    [
      ErrorCause(
        "no policy allows \(action) on the workgroup or data catalog: without a workgroup in the configuration `primary` is asked for",
        action: action),
      ErrorCause(
        "the catalog's name is spelled otherwise in the policy: awsdatacatalog and AwsDataCatalog differ there", action: action),
      ErrorCause(
        "a service control policy, boundary or session policy refuses it: Athena tells none of them apart", action: action),
    ]
  }

  private static func spoken(_ layer: PolicyLayer) -> String {
    switch layer {
    case .identity: "an identity policy"
    case .boundary: "the permissions boundary"
    case .session: "the session policy"
    case .resource: "the resource's policy"
    case .serviceControl: "a service control policy"
    case .resourceControl: "a resource control policy"
    case .endpoint: "the VPC endpoint's policy"
    case .trust: "the role's trust policy"
    case .root, .exempt: "a policy"
    }
  }
}
