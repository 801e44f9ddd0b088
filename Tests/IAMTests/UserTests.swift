import AWSSignature
import Documents
import Testing

@Suite struct UserTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test func createdUserIsShown() throws {
    let created = try cloud.call(
      "CreateUser",
      ["UserName": "alice", "Path": "/team/", "Tags.member.1.Key": "Team", "Tags.member.1.Value": "Lake"]
    ).succeeded()
    #expect(created["User", "Arn"] == "arn:aws:iam::123456789012:user/team/alice")
    #expect(created["User", "CreateDate"] == "2027-01-15T08:00:00Z")
    let id = created["User", "UserId"]
    #expect(id.hasPrefix("AIDA") && id.utf8.count == 21)
    let shown = try cloud.call("GetUser", ["UserName": "ALICE"]).succeeded()
    #expect(shown["User", "UserId"] == id)
    #expect(shown["User", "UserName"] == "alice")
    #expect(shown.result?.child("User")?.child("Tags")?.all("member").first?.text(of: "Value") == "Lake")
  }

  @Test func answersHaveIAMsEnvelope() throws {
    let answer = try cloud.call("CreateUser", ["UserName": "alice"])
    #expect(answer.root.name == "CreateUserResponse")
    #expect(answer.root.namespace == "https://iam.amazonaws.com/doc/2010-05-08/")
    #expect(answer.root.child("ResponseMetadata")?.text(of: "RequestId")?.isEmpty == false)
  }

  @Test func takenNamesAreRefusedInAnyCase() throws {
    try cloud.call("CreateUser", ["UserName": "alice"]).succeeded()
    #expect(
      try cloud.call("CreateUser", ["UserName": "Alice"]).refusal
        == "409 EntityAlreadyExists: User with name Alice already exists.")
  }

  @Test(arguments: ["GetUser", "DeleteUser", "ListUserPolicies", "ListUserTags", "ListAccessKeys", "CreateAccessKey"])
  func missingUser(_ action: String) throws {
    #expect(
      try cloud.call(action, ["UserName": "nobody"]).refusal
        == "404 NoSuchEntity: The user with name nobody cannot be found.")
  }

  @Test func rootIsShownWithoutName() throws {
    let shown = try cloud.call("GetUser").succeeded()
    #expect(shown["User", "Arn"] == "arn:aws:iam::123456789012:root")
    #expect(shown["User", "UserId"] == "123456789012")
  }

  @Test func callerIsShownWithoutName() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allow("iam:GetUser"))
    #expect(try cloud.call("GetUser", as: alice).succeeded()["User", "UserName"] == "alice")
  }

  @Test func renamingKeepsKeysPoliciesAndTags() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allow("iam:GetUser"))
    try cloud.call("TagUser", ["UserName": "alice", "Tags.member.1.Key": "a", "Tags.member.1.Value": "b"]).succeeded()
    try cloud.call("UpdateUser", ["UserName": "alice", "NewUserName": "bob", "NewPath": "/x/"]).succeeded()
    let shown = try cloud.call("GetUser", as: alice).succeeded()
    #expect(shown["User", "Arn"] == "arn:aws:iam::123456789012:user/x/bob")
    #expect(try cloud.call("ListUserPolicies", ["UserName": "bob"]).texts("PolicyNames") == ["p"])
    #expect(try cloud.call("ListUserTags", ["UserName": "bob"]).items("Tags", "Key") == ["a"])
    #expect(try cloud.call("GetUser", ["UserName": "alice"]).status == 404)
  }

  @Test func renamingToATakenNameChangesNothing() throws {
    try cloud.call("CreateUser", ["UserName": "alice"]).succeeded()
    try cloud.call("CreateUser", ["UserName": "bob"]).succeeded()
    let refused = try cloud.call("UpdateUser", ["UserName": "alice", "NewUserName": "BOB", "NewPath": "/x/"])
    #expect(refused.refusal == "409 EntityAlreadyExists: User with name BOB already exists.")
    #expect(try cloud.call("GetUser", ["UserName": "alice"])["User", "Path"] == "/")
    try cloud.call("UpdateUser", ["UserName": "alice", "NewUserName": "ALICE"]).succeeded()
    #expect(try cloud.call("GetUser", ["UserName": "alice"])["User", "UserName"] == "ALICE")
  }

  @Test func deletionWantsAnEmptyUser() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allowAll)
    let policy = try cloud.policy("managed")
    try cloud.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": policy]).succeeded()
    func delete() throws -> String { try cloud.call("DeleteUser", ["UserName": "alice"]).refusal }
    #expect(try delete() == "409 DeleteConflict: Cannot delete entity, must delete access keys first.")
    try cloud.call("DeleteAccessKey", ["UserName": "alice", "AccessKeyId": alice.accessKeyID]).succeeded()
    #expect(try delete() == "409 DeleteConflict: Cannot delete entity, must detach all policies first.")
    try cloud.call("DetachUserPolicy", ["UserName": "alice", "PolicyArn": policy]).succeeded()
    #expect(try delete() == "409 DeleteConflict: Cannot delete entity, must delete policies first.")
    try cloud.call("DeleteUserPolicy", ["UserName": "alice", "PolicyName": "p"]).succeeded()
    try cloud.call("DeleteUser", ["UserName": "alice"]).succeeded()
    #expect(try cloud.call("GetUser", ["UserName": "alice"]).code == "NoSuchEntity")
  }
}
