import Testing

@Suite struct AttachmentTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test(arguments: ["User", "Role"])
  func attachingAndDetaching(_ kind: String) throws {
    try cloud.create(kind, "a")
    let arn = try cloud.policy("lake")
    let input: KeyValuePairs = ["\(kind)Name": "a", "PolicyArn": arn]
    try cloud.call("Attach\(kind)Policy", input).succeeded()
    try cloud.call("Attach\(kind)Policy", input).succeeded()
    let listed = try cloud.call("ListAttached\(kind)Policies", ["\(kind)Name": "a"]).succeeded()
    #expect(listed.items("AttachedPolicies", "PolicyName") == ["lake"])
    #expect(listed.items("AttachedPolicies", "PolicyArn") == [arn])
    #expect(
      try cloud.call("ListAttached\(kind)Policies", ["\(kind)Name": "a", "PathPrefix": "/x/"]).items(
        "AttachedPolicies", "PolicyName"
      ).isEmpty)
    try cloud.call("Detach\(kind)Policy", input).succeeded()
    #expect(try cloud.call("Detach\(kind)Policy", input).refusal == "404 NoSuchEntity: Policy \(arn) was not found.")
  }

  @Test(arguments: ["User", "Role"])
  func missingPolicyIsNotAttached(_ kind: String) throws {
    try cloud.create(kind, "a")
    let arn = "arn:aws:iam::123456789012:policy/none"
    #expect(
      try cloud.call("Attach\(kind)Policy", ["\(kind)Name": "a", "PolicyArn": arn]).refusal
        == "404 NoSuchEntity: Policy \(arn) does not exist or is not attachable.")
  }

  @Test(arguments: ["User", "Role"])
  func tenPoliciesAreTheMost(_ kind: String) throws {
    try cloud.create(kind, "a")
    for number in 1...10 {
      try cloud.call("Attach\(kind)Policy", ["\(kind)Name": "a", "PolicyArn": try cloud.policy("p\(number)")]).succeeded()
    }
    #expect(
      try cloud.call("Attach\(kind)Policy", ["\(kind)Name": "a", "PolicyArn": try cloud.policy("p11")]).refusal
        == "409 LimitExceeded: Cannot exceed quota for PoliciesPer\(kind): 10")
  }

  @Test(arguments: ["User", "Role"])
  func boundaryIsShownAndRemoved(_ kind: String) throws {
    try cloud.create(kind, "a")
    let arn = try cloud.policy("limit")
    try cloud.call("Put\(kind)PermissionsBoundary", ["\(kind)Name": "a", "PermissionsBoundary": arn]).succeeded()
    let shown = try cloud.call("Get\(kind)", ["\(kind)Name": "a"])
    #expect(shown[kind, "PermissionsBoundary", "PermissionsBoundaryArn"] == arn)
    #expect(try cloud.call("GetPolicy", ["PolicyArn": arn])["Policy", "PermissionsBoundaryUsageCount"] == "1")
    try cloud.call("Delete\(kind)PermissionsBoundary", ["\(kind)Name": "a"]).succeeded()
    #expect(try cloud.call("Get\(kind)", ["\(kind)Name": "a"])[kind, "PermissionsBoundary", "PermissionsBoundaryArn"].isEmpty)
    let missing = "arn:aws:iam::123456789012:policy/none"
    #expect(
      try cloud.call("Put\(kind)PermissionsBoundary", ["\(kind)Name": "a", "PermissionsBoundary": missing]).refusal
        == "404 NoSuchEntity: Scope ARN: \(missing) does not exist or is not attachable.")
  }

  @Test func boundaryLimits() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allowAll)
    try cloud.call("GetUser", as: alice).succeeded()
    let arn = try cloud.policy("limit", SamplePolicy.allow("iam:ListUsers"))
    try cloud.call("PutUserPermissionsBoundary", ["UserName": "alice", "PermissionsBoundary": arn]).succeeded()
    try cloud.call("ListUsers", as: alice).succeeded()
    #expect(
      try cloud.call("GetUser", as: alice).message
        == "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:GetUser on resource: user alice because no permissions boundary allows the iam:GetUser action"
    )
  }

  @Test(arguments: ["User", "Role"])
  func tags(_ kind: String) throws {
    try cloud.create(kind, "a")
    func tag(_ key: String, _ value: String) throws -> Answer {
      try cloud.call("Tag\(kind)", ["\(kind)Name": "a", "Tags.member.1.Key": key, "Tags.member.1.Value": value])
    }
    try tag("Team", "lake").succeeded()
    try tag("team", "sea").succeeded()
    try tag("Stage", "").succeeded()
    let listed = try cloud.call("List\(kind)Tags", ["\(kind)Name": "a"])
    #expect(listed.items("Tags", "Key") == ["Stage", "team"])
    #expect(listed.items("Tags", "Value") == ["", "sea"])
    try cloud.call("Untag\(kind)", ["\(kind)Name": "a", "TagKeys.member.1": "TEAM", "TagKeys.member.2": "none"]).succeeded()
    #expect(try cloud.call("List\(kind)Tags", ["\(kind)Name": "a"]).items("Tags", "Key") == ["Stage"])
    let twice = try cloud.call(
      "Tag\(kind)",
      [
        "\(kind)Name": "a", "Tags.member.1.Key": "x", "Tags.member.1.Value": "1", "Tags.member.2.Key": "X",
        "Tags.member.2.Value": "2",
      ])
    #expect(twice.refusal == "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.")
  }

  @Test func fiftyTagsAreTheMost() throws {
    try cloud.create("Role", "a")
    for number in 1...50 {
      try cloud.call("TagRole", ["RoleName": "a", "Tags.member.1.Key": "k\(number)", "Tags.member.1.Value": "v"]).succeeded()
    }
    let refused = try cloud.call("TagRole", ["RoleName": "a", "Tags.member.1.Key": "k51", "Tags.member.1.Value": "v"])
    #expect(refused.status == 409 && refused.code == "LimitExceeded")
    #expect(try cloud.call("ListRoleTags", ["RoleName": "a", "MaxItems": "100"]).items("Tags", "Key").count == 50)
  }
}
