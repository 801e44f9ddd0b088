import Testing

/// Who uses a managed policy, and the policy's own tags.
@Suite struct PolicyUseTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test func entitiesAreListedByUse() throws {
    let arn = try cloud.policy("lake")
    try cloud.create("User", "alice")
    try cloud.create("User", "bob")
    try cloud.create("Role", "loader")
    try cloud.call("CreateGroup", ["GroupName": "team"]).succeeded()
    try cloud.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": arn]).succeeded()
    try cloud.call("AttachGroupPolicy", ["GroupName": "team", "PolicyArn": arn]).succeeded()
    try cloud.call("PutRolePermissionsBoundary", ["RoleName": "loader", "PermissionsBoundary": arn]).succeeded()
    let all = try cloud.call("ListEntitiesForPolicy", ["PolicyArn": arn]).succeeded()
    #expect(all.items("PolicyUsers", "UserName") == ["alice"])
    #expect(all.items("PolicyGroups", "GroupName") == ["team"])
    #expect(all.items("PolicyRoles", "RoleName") == ["loader"])
    let attached = try cloud.call(
      "ListEntitiesForPolicy", ["PolicyArn": arn, "PolicyUsageFilter": "PermissionsPolicy"])
    #expect(attached.items("PolicyRoles", "RoleName").isEmpty)
    #expect(attached.items("PolicyUsers", "UserName") == ["alice"])
    let roles = try cloud.call("ListEntitiesForPolicy", ["PolicyArn": arn, "EntityFilter": "Role"])
    #expect(roles.items("PolicyUsers", "UserName").isEmpty)
    #expect(roles.items("PolicyRoles", "RoleName") == ["loader"])
  }

  @Test func policiesAreTagged() throws {
    let arn = try cloud.policy("lake")
    let tag: KeyValuePairs = ["PolicyArn": arn, "Tags.member.1.Key": "Team", "Tags.member.1.Value": "sea"]
    try cloud.call("TagPolicy", tag).succeeded()
    let listed = try cloud.call("ListPolicyTags", ["PolicyArn": arn]).succeeded()
    #expect(listed.items("Tags", "Key") == ["Team"])
    #expect(listed.items("Tags", "Value") == ["sea"])
    try cloud.call("UntagPolicy", ["PolicyArn": arn, "TagKeys.member.1": "team"]).succeeded()
    #expect(try cloud.call("ListPolicyTags", ["PolicyArn": arn]).items("Tags", "Key").isEmpty)
    let foreign: KeyValuePairs = [
      "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess", "Tags.member.1.Key": "a", "Tags.member.1.Value": "b",
    ]
    #expect(try cloud.call("TagPolicy", foreign).refusal == "403 AccessDenied: Policy is outside your own account.")
  }
}
