import Basics
import Documents
import IAMPolicy
import ServiceCore
import Testing

/// The policies that AWS keeps for everybody.
@Suite struct AWSManagedPolicyTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test(arguments: AWSManagedPolicy.all)
  func documentsAreValid(_ policy: AWSManagedPolicy) throws {
    let document = try PolicyDocument.parse(policy.document, kind: .managed)
    #expect(!document.statements.isEmpty)
    #expect(policy.edited.seconds > 1_400_000_000)
    #expect(policy.created <= policy.edited)
    #expect(!policy.source.isEmpty)
    #expect(policy.arn == "arn:aws:iam::aws:policy\(policy.path)\(policy.name)")
  }

  @Test(arguments: AWSManagedPolicy.all)
  func policiesAreShown(_ policy: AWSManagedPolicy) throws {
    let shown = try cloud.call("GetPolicy", ["PolicyArn": policy.arn]).succeeded()
    #expect(shown["Policy", "DefaultVersionId"] == "v\(policy.version)")
    #expect(shown["Policy", "Path"] == policy.path)
    let version = try cloud.call(
      "GetPolicyVersion", ["PolicyArn": policy.arn, "VersionId": "v\(policy.version)"]
    ).succeeded()
    #expect(PercentEncoding.decode(version["PolicyVersion", "Document"]) == policy.document)
  }

  @Test func scopesAreListedApart() throws {
    let own = try cloud.policy("lake")
    let aws = try cloud.call("ListPolicies", ["Scope": "AWS"]).succeeded().items("Policies", "Arn")
    #expect(aws.count == AWSManagedPolicy.all.count)
    #expect(aws.contains("arn:aws:iam::aws:policy/service-role/AWSQuicksightAthenaAccess"))
    #expect(try cloud.call("ListPolicies", ["Scope": "Local"]).items("Policies", "Arn") == [own])
    #expect(try cloud.call("ListPolicies").items("Policies", "Arn").count == aws.count + 1)
    #expect(
      try cloud.call("ListPolicies", ["Scope": "AWS", "PathPrefix": "/service-role/"]).items("Policies", "Path")
        .allSatisfy { $0 == "/service-role/" })
  }

  @Test func attachedPoliciesAct() throws {
    let alice = try cloud.user("alice")
    let arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
    try cloud.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": arn]).succeeded()
    try cloud.call("ListUsers", as: alice).succeeded()
    #expect(try cloud.call("CreateUser", ["UserName": "bob"], as: alice).code == "AccessDenied")
    let listed = try cloud.call("ListAttachedUserPolicies", ["UserName": "alice"])
    #expect(listed.items("AttachedPolicies", "PolicyName") == ["IAMReadOnlyAccess"])
    #expect(try cloud.call("GetPolicy", ["PolicyArn": arn])["Policy", "AttachmentCount"] == "1")
  }

  @Test func nobodyMayChangeThem() throws {
    let arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    #expect(
      try cloud.call("DeletePolicy", ["PolicyArn": arn]).refusal
        == "403 AccessDenied: Policy is outside your own account.")
    #expect(
      try cloud.call("CreatePolicyVersion", ["PolicyArn": arn, "PolicyDocument": SamplePolicy.allowAll]).refusal
        == "403 AccessDenied: Policy is outside your own account.")
    #expect(
      try cloud.call("GetPolicy", ["PolicyArn": "arn:aws:iam::aws:policy/NoSuchAccess"]).refusal
        == "404 NoSuchEntity: Policy arn:aws:iam::aws:policy/NoSuchAccess was not found.")
  }
}
