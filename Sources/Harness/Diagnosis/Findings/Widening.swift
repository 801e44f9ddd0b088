import IAMPolicy

/// Turns what one run asked for into what a policy should say.
struct Widening {
  let subject: CustomerCase

  /// The line that allows what was refused; nil if no addition can.
  func line(for denial: Denial) -> PolicyLine? {
    guard denial.decision.effect == .implicitDeny else { return nil }
    let target = target(of: denial)
    let isPrincipalNamed = target != .identity && target != .boundary && target != .serviceControl
    return PolicyLine(
      target: target, action: denial.request.action, resource: pattern(for: denial.request.resource),
      principal: isPrincipalNamed ? denial.request.principal.principalARN : nil)
  }

  private func target(of denial: Denial) -> PolicyLine.Target {
    switch denial.decision.layer {
    case .identity, .root, .exempt: return .identity
    case .boundary where subject.policies.boundary != nil: return .boundary
    case .serviceControl where !subject.policies.serviceControl.isEmpty: return .serviceControl
    case .trust where subject.policies.trust != nil: return .trust
    case .resource:
      if denial.request.action.hasPrefix("kms:"), subject.policies.key != nil { return .key }
      let bucket = denial.request.resource.split(separator: ":").last?.split(separator: "/").first.map(String.init)
      if let bucket, subject.policies.buckets.contains(where: { $0.name == bucket }) { return .bucket(bucket) }
      return .other(.resource)
    default: return .other(denial.decision.layer)
    }
  }

  /// The pattern that takes in the resource and what is like it: all results, all tables of a database.
  func pattern(for resource: String) -> String {
    let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6 else { return resource }
    let place = parts.prefix(5).joined(separator: ":")
    let names = parts[5].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard names.count > 1 || parts[2] == "lakeformation" else { return resource }
    switch parts[2] {
    case "s3": return "\(place):\(object(in: names[0], key: names.dropFirst().joined(separator: "/")))"
    // The reference lists no resources for Lake Formation: only `*` is sure.
    case "lakeformation": return "*"
    case "kms": return "\(place):\(names[0])/*"
    case "glue": return "\(place):\(catalog(names))"
    default: return resource
    }
  }

  private func object(in bucket: String, key: String) -> String {
    guard let staging = subject.outline.staging, staging.bucket == bucket, key.hasPrefix(staging.prefix) else {
      return "\(bucket)/*"
    }
    return "\(bucket)/\(staging.prefix)*"
  }

  /// Databases that are made up stand for all; tables always stand for all of their database.
  private func catalog(_ names: [String]) -> String {
    let isMadeUp = subject.lake.databasesAreMadeUp && subject.lake.databases.contains(names[1])
    switch names[0] {
    case "database": return isMadeUp ? "database/*" : names.joined(separator: "/")
    case "table": return isMadeUp ? "table/*/*" : "table/\(names[1])/*"
    default: return "\(names[0])/*"
    }
  }
}
