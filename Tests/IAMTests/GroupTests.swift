import Testing

/// Groups, the users in them, and what their policies grant.
@Suite struct GroupTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  private func create(_ group: String, path: String = "/") throws {
    try cloud.call("CreateGroup", ["GroupName": group, "Path": path]).succeeded()
  }

  private func join(_ group: String, _ user: String) throws {
    try cloud.call("AddUserToGroup", ["GroupName": group, "UserName": user]).succeeded()
  }

  @Test func groupsAreCreatedAndListed() throws {
    let made = try cloud.call("CreateGroup", ["GroupName": "Team", "Path": "/lake/"]).succeeded()
    #expect(made["Group", "Arn"] == "arn:aws:iam::123456789012:group/lake/Team")
    #expect(made["Group", "GroupId"].hasPrefix("AGPA"))
    try create("other")
    #expect(try cloud.call("ListGroups").items("Groups", "GroupName") == ["other", "Team"])
    #expect(try cloud.call("ListGroups", ["PathPrefix": "/lake/"]).items("Groups", "GroupName") == ["Team"])
    #expect(
      try cloud.call("CreateGroup", ["GroupName": "team"]).refusal
        == "409 EntityAlreadyExists: Group with name team already exists.")
    #expect(
      try cloud.call("GetGroup", ["GroupName": "none"]).refusal
        == "404 NoSuchEntity: The group with name none cannot be found.")
  }

  @Test func usersJoinAndLeave() throws {
    try create("team")
    try cloud.create("User", "alice")
    try join("team", "alice")
    try join("TEAM", "Alice")
    #expect(try cloud.call("GetGroup", ["GroupName": "team"]).items("Users", "UserName") == ["alice"])
    #expect(try cloud.call("ListGroupsForUser", ["UserName": "alice"]).items("Groups", "GroupName") == ["team"])
    try cloud.call("RemoveUserFromGroup", ["GroupName": "team", "UserName": "alice"]).succeeded()
    #expect(try cloud.call("GetGroup", ["GroupName": "team"]).items("Users", "UserName").isEmpty)
    #expect(
      try cloud.call("AddUserToGroup", ["GroupName": "team", "UserName": "bob"]).refusal
        == "404 NoSuchEntity: The user with name bob cannot be found.")
  }

  @Test func policiesOfGroupsActOnTheirUsers() throws {
    try create("team")
    let alice = try cloud.user("alice")
    #expect(try cloud.call("ListUsers", as: alice).code == "AccessDenied")
    try join("team", "alice")
    try cloud.call(
      "PutGroupPolicy",
      ["GroupName": "team", "PolicyName": "p", "PolicyDocument": SamplePolicy.allow("iam:ListUsers")]
    ).succeeded()
    try cloud.call("ListUsers", as: alice).succeeded()
    #expect(try cloud.call("ListRoles", as: alice).code == "AccessDenied")
    let input: KeyValuePairs = ["GroupName": "team", "PolicyArn": "arn:aws:iam::aws:policy/IAMReadOnlyAccess"]
    try cloud.call("AttachGroupPolicy", input).succeeded()
    try cloud.call("ListRoles", as: alice).succeeded()
    try cloud.call("RemoveUserFromGroup", ["GroupName": "team", "UserName": "alice"]).succeeded()
    #expect(try cloud.call("ListUsers", as: alice).code == "AccessDenied")
    #expect(try cloud.call("ListRoles", as: alice).code == "AccessDenied")
  }

  @Test func renamingKeepsUsersAndPolicies() throws {
    try create("team")
    let alice = try cloud.user("alice")
    try join("team", "alice")
    try cloud.call(
      "PutGroupPolicy",
      ["GroupName": "team", "PolicyName": "p", "PolicyDocument": SamplePolicy.allow("iam:ListUsers")]
    ).succeeded()
    try cloud.call("UpdateGroup", ["GroupName": "team", "NewGroupName": "crew", "NewPath": "/sea/"]).succeeded()
    try cloud.call("UpdateUser", ["UserName": "alice", "NewUserName": "alicia"]).succeeded()
    let group = try cloud.call("GetGroup", ["GroupName": "crew"]).succeeded()
    #expect(group["Group", "Arn"] == "arn:aws:iam::123456789012:group/sea/crew")
    #expect(group.items("Users", "UserName") == ["alicia"])
    try cloud.call("ListUsers", as: alice).succeeded()
  }

  @Test func whatIsInUseStays() throws {
    try create("team")
    try cloud.create("User", "alice")
    try join("team", "alice")
    let conflict = "409 DeleteConflict: Cannot delete entity, must remove users from group first."
    #expect(try cloud.call("DeleteGroup", ["GroupName": "team"]).refusal == conflict)
    #expect(try cloud.call("DeleteUser", ["UserName": "alice"]).refusal == conflict)
    try cloud.call("RemoveUserFromGroup", ["GroupName": "team", "UserName": "alice"]).succeeded()
    let input: KeyValuePairs = ["GroupName": "team", "PolicyArn": try cloud.policy("lake")]
    try cloud.call("AttachGroupPolicy", input).succeeded()
    #expect(
      try cloud.call("DeleteGroup", ["GroupName": "team"]).refusal
        == "409 DeleteConflict: Cannot delete entity, must detach all policies first.")
    try cloud.call("DetachGroupPolicy", input).succeeded()
    try cloud.call("DeleteGroup", ["GroupName": "team"]).succeeded()
    try cloud.call("DeleteUser", ["UserName": "alice"]).succeeded()
  }

  @Test func tenGroupsAreTheMost() throws {
    try cloud.create("User", "alice")
    for number in 1...10 {
      try create("g\(number)")
      try join("g\(number)", "alice")
    }
    try create("g11")
    #expect(
      try cloud.call("AddUserToGroup", ["GroupName": "g11", "UserName": "alice"]).refusal
        == "409 LimitExceeded: Cannot exceed quota for GroupsPerUser: 10")
  }

  @Test func inlinePoliciesOfGroups() throws {
    try create("team")
    try cloud.call(
      "PutGroupPolicy", ["GroupName": "team", "PolicyName": "p", "PolicyDocument": SamplePolicy.allowAll]
    ).succeeded()
    #expect(try cloud.call("ListGroupPolicies", ["GroupName": "team"]).texts("PolicyNames") == ["p"])
    #expect(try cloud.call("GetGroupPolicy", ["GroupName": "team", "PolicyName": "p"])["GroupName"] == "team")
    try cloud.call("DeleteGroupPolicy", ["GroupName": "team", "PolicyName": "p"]).succeeded()
    #expect(
      try cloud.call("GetGroupPolicy", ["GroupName": "team", "PolicyName": "p"]).refusal
        == "404 NoSuchEntity: The group policy with name p cannot be found.")
  }
}
