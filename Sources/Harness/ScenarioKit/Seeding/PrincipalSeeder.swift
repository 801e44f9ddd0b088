import AWSSignature
import Basics
import Documents

/// Makes roles and users and gives them policies.
struct PrincipalSeeder {
  let world: World
  let files: ScenarioFiles

  /// The inline policy that the short form becomes.
  private static let policyName = "inline"
  /// The longest session that IAM lets a role have, and the one it lets it have unless told.
  private static let (longestSession, usualSession) = (Int64(43_200), Int64(3600))

  // MARK: Users

  func apply(user seed: PrincipalSeed) throws(Diagnostic) {
    if world.users[seed.name] == nil { try create(user: seed) }
    let merged = merge(seed, into: world.users[seed.name])
    world.users[seed.name] = merged
    try putPolicies(seed, merged, operation: "iam:PutUserPolicy", owner: "UserName")
  }

  private func create(user seed: PrincipalSeed) throws(Diagnostic) {
    let name = JSON.object(["UserName": .string(seed.name)])
    try world.make("iam:CreateUser", name, at: seed.location)
    let answer = try world.make("iam:CreateAccessKey", name, at: seed.location)["AccessKey"]
    guard let id = answer?["AccessKeyId"]?.string, let secret = answer?["SecretAccessKey"]?.string else {
      throw Diagnostic("iam:CreateAccessKey gave no key for \(seed.name)", code: "ML008", at: seed.location)
    }
    world.userKeys[seed.name] = AWSCredentials(accessKeyID: id, secretAccessKey: secret)
  }

  // MARK: Roles

  func apply(role seed: PrincipalSeed) throws(Diagnostic) {
    if world.roles[seed.name] == nil {
      try create(role: seed)
    } else if seed.trust != nil {
      let input = JSON.object(["RoleName": .string(seed.name), "PolicyDocument": .string(try trust(of: seed))])
      try world.make("iam:UpdateAssumeRolePolicy", input, at: seed.location)
    }
    let merged = merge(seed, into: world.roles[seed.name])
    world.roles[seed.name] = merged
    try putPolicies(seed, merged, operation: "iam:PutRolePolicy", owner: "RoleName")
  }

  private func create(role seed: PrincipalSeed) throws(Diagnostic) {
    let wanted = (seed.session.duration?.wholeMilliseconds ?? 0) / 1000
    let limit = min(PrincipalSeeder.longestSession, max(PrincipalSeeder.usualSession, wanted))
    let input = JSON.object([
      "RoleName": .string(seed.name), "AssumeRolePolicyDocument": .string(try trust(of: seed)),
      "MaxSessionDuration": .number(limit),
    ])
    try world.make("iam:CreateRole", input, at: seed.location)
  }

  private func trust(of seed: PrincipalSeed) throws(Diagnostic) -> String {
    switch seed.trust {
    case .policy(let policy): return try text(of: policy)
    case .principals(let names): return trust(names.map(arn))
    case nil: return trust(["arn:aws:iam::\(world.account):root"])
    }
  }

  /// The ARN of a principal of the scenario; ARNs and account numbers are as they are.
  private func arn(_ name: String) -> String {
    if name.contains(":") || name.allSatisfy(\.isNumber) || name == "*" { return name }
    return world.arn(world.users[name] == nil ? "role" : "user", name)
  }

  private func trust(_ principals: [String]) -> String {
    let statement = JSON.object([
      "Effect": .string("Allow"), "Principal": .object(["AWS": .array(principals.map { .string($0) })]),
      "Action": .array(["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"].map { .string($0) }),
    ])
    return JSON.object(["Version": .string("2012-10-17"), "Statement": .array([statement])]).text
  }

  // MARK: Policies

  /// What a principal has after a seed: additions come on top, everything else replaces.
  private func merge(_ seed: PrincipalSeed, into earlier: PrincipalSeed?) -> PrincipalSeed {
    guard let earlier else { return seed }
    var merged = seed
    if seed.addsGrants { merged.grants = earlier.grants + seed.grants }
    if !seed.addsGrants, seed.grants.isEmpty { merged.grants = earlier.grants }
    merged.trust = seed.trust ?? earlier.trust
    merged.session.duration = seed.session.duration ?? earlier.session.duration
    merged.session.name = seed.session.name ?? earlier.session.name
    merged.session.policy = seed.session.policy ?? earlier.session.policy
    return merged
  }

  private func putPolicies(
    _ seed: PrincipalSeed, _ merged: PrincipalSeed, operation: String, owner: String
  ) throws(Diagnostic) {
    var policies = try seed.policies.map { policy throws(Diagnostic) in
      (name: policy.name, text: try text(of: policy), location: policy.location)
    }
    if !seed.grants.isEmpty {
      policies.append((PrincipalSeeder.policyName, Grant.policy(merged.grants).text, seed.location))
    }
    if let boundary = seed.boundary { try putBoundary(boundary, of: seed.name, owner) }
    for policy in policies {
      let input = JSON.object([
        owner: .string(seed.name), "PolicyName": .string(policy.name), "PolicyDocument": .string(policy.text),
      ])
      try world.make(operation, input, at: policy.location)
    }
  }

  /// Makes the managed policy that bounds a principal, or a new version of it, and sets it.
  private func putBoundary(_ boundary: PolicySeed, of name: String, _ owner: String) throws(Diagnostic) {
    let text = JSON.string(try text(of: boundary))
    let arn = JSON.string(world.arn("policy", boundary.name))
    if world.policies.insert(boundary.name).inserted {
      let input = JSON.object(["PolicyName": .string(boundary.name), "PolicyDocument": text])
      try world.make("iam:CreatePolicy", input, at: boundary.location)
    } else {
      let input = JSON.object(["PolicyArn": arn, "PolicyDocument": text, "SetAsDefault": .bool(true)])
      try world.make("iam:CreatePolicyVersion", input, at: boundary.location)
    }
    let operation = owner == "RoleName" ? "iam:PutRolePermissionsBoundary" : "iam:PutUserPermissionsBoundary"
    try world.make(operation, .object([owner: .string(name), "PermissionsBoundary": arn]), at: boundary.location)
  }

  private func text(of policy: PolicySeed) throws(Diagnostic) -> String { try files.text(of: policy.document) }
}
