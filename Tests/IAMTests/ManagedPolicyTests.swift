import Basics
import Testing

@Suite struct ManagedPolicyTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test func createdPolicyIsShown() throws {
    let created = try cloud.call(
      "CreatePolicy",
      ["PolicyName": "lake", "Path": "/data/", "PolicyDocument": SamplePolicy.allowAll, "Description": "All of it"]
    ).succeeded()
    let arn = created["Policy", "Arn"]
    #expect(arn == "arn:aws:iam::123456789012:policy/data/lake")
    #expect(created["Policy", "PolicyId"].hasPrefix("ANPA"))
    let shown = try cloud.call("GetPolicy", ["PolicyArn": arn]).succeeded()
    #expect(shown["Policy", "DefaultVersionId"] == "v1")
    #expect(shown["Policy", "AttachmentCount"] == "0")
    #expect(shown["Policy", "IsAttachable"] == "true")
    #expect(shown["Policy", "Description"] == "All of it")
    let version = try cloud.call("GetPolicyVersion", ["PolicyArn": arn, "VersionId": "v1"]).succeeded()
    #expect(PercentEncoding.decode(version["PolicyVersion", "Document"]) == SamplePolicy.allowAll)
    #expect(version["PolicyVersion", "IsDefaultVersion"] == "true")
  }

  @Test func takenNamesAreRefusedUnderAnyPath() throws {
    _ = try cloud.policy("lake")
    let refused = try cloud.call(
      "CreatePolicy", ["PolicyName": "Lake", "Path": "/x/", "PolicyDocument": SamplePolicy.allowAll])
    #expect(refused.refusal == "409 EntityAlreadyExists: A policy called Lake already exists. Duplicate names are not allowed.")
  }

  @Test func missingPolicyAndVersion() throws {
    let arn = try cloud.policy("lake")
    let other = "arn:aws:iam::123456789012:policy/other"
    #expect(try cloud.call("GetPolicy", ["PolicyArn": other]).refusal == "404 NoSuchEntity: Policy \(other) was not found.")
    #expect(
      try cloud.call("GetPolicyVersion", ["PolicyArn": arn, "VersionId": "v2"]).refusal
        == "404 NoSuchEntity: Policy \(arn) version v2 does not exist or is not attachable.")
    #expect(
      try cloud.call("GetPolicy", ["PolicyArn": "arn:aws:s3:::bucket-of-lake"]).refusal
        == "400 InvalidInput: ARN arn:aws:s3:::bucket-of-lake is not valid.")
  }

  @Test func versionsAreNumberedOnAndBounded() throws {
    let arn = try cloud.policy("lake")
    func add(_ asDefault: String = "false") throws -> Answer {
      try cloud.call(
        "CreatePolicyVersion", ["PolicyArn": arn, "PolicyDocument": SamplePolicy.allowAll, "SetAsDefault": asDefault])
    }
    for number in 2...5 { #expect(try add()["PolicyVersion", "VersionId"] == "v\(number)") }
    #expect(
      try add().refusal
        == "409 LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."
    )
    try cloud.call("DeletePolicyVersion", ["PolicyArn": arn, "VersionId": "v5"]).succeeded()
    #expect(try add("true")["PolicyVersion", "VersionId"] == "v6")
    let listed = try cloud.call("ListPolicyVersions", ["PolicyArn": arn])
    #expect(listed.items("Versions", "VersionId") == ["v6", "v4", "v3", "v2", "v1"])
    #expect(listed.items("Versions", "IsDefaultVersion") == ["true", "false", "false", "false", "false"])
  }

  @Test func defaultVersionIsInForceAndStays() throws {
    let arn = try cloud.policy("lake", SamplePolicy.allow("iam:GetUser"))
    let alice = try cloud.user("alice")
    try cloud.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": arn]).succeeded()
    try cloud.call("GetUser", as: alice).succeeded()
    try cloud.call(
      "CreatePolicyVersion",
      ["PolicyArn": arn, "PolicyDocument": SamplePolicy.allow("iam:ListUsers"), "SetAsDefault": "true"]
    ).succeeded()
    #expect(try cloud.call("GetUser", as: alice).code == "AccessDenied")
    try cloud.call("ListUsers", as: alice).succeeded()
    try cloud.call("SetDefaultPolicyVersion", ["PolicyArn": arn, "VersionId": "v1"]).succeeded()
    try cloud.call("GetUser", as: alice).succeeded()
    #expect(
      try cloud.call("DeletePolicyVersion", ["PolicyArn": arn, "VersionId": "v1"]).refusal
        == "409 DeleteConflict: Cannot delete the default version of a policy.")
  }

  @Test func deletionWantsAnUnusedPolicy() throws {
    let arn = try cloud.policy("lake")
    try cloud.create("Role", "reader")
    try cloud.call("AttachRolePolicy", ["RoleName": "reader", "PolicyArn": arn]).succeeded()
    func delete() throws -> Answer { try cloud.call("DeletePolicy", ["PolicyArn": arn]) }
    #expect(try delete().refusal == "409 DeleteConflict: Cannot delete a policy attached to entities.")
    try cloud.call("DetachRolePolicy", ["RoleName": "reader", "PolicyArn": arn]).succeeded()
    try cloud.call("PutRolePermissionsBoundary", ["RoleName": "reader", "PermissionsBoundary": arn]).succeeded()
    #expect(try delete().code == "DeleteConflict")
    try cloud.call("DeleteRolePermissionsBoundary", ["RoleName": "reader"]).succeeded()
    try cloud.call("CreatePolicyVersion", ["PolicyArn": arn, "PolicyDocument": SamplePolicy.allowAll]).succeeded()
    #expect(
      try delete().refusal
        == "409 DeleteConflict: This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy."
    )
    try cloud.call("DeletePolicyVersion", ["PolicyArn": arn, "VersionId": "v2"]).succeeded()
    try delete().succeeded()
    #expect(try cloud.call("GetPolicy", ["PolicyArn": arn]).status == 404)
    _ = try cloud.policy("lake")
  }

  @Test func sizeIsBounded() throws {
    #expect(
      try cloud.call("CreatePolicy", ["PolicyName": "big", "PolicyDocument": SamplePolicy.long(6144)]).refusal
        == "409 LimitExceeded: Cannot exceed quota for PolicySize: 6144")
  }

  @Test func listingsFilter() throws {
    let lake = try cloud.policy("lake")
    _ = try cloud.policy("Alpha")
    try cloud.call("CreatePolicy", ["PolicyName": "deep", "Path": "/x/y/", "PolicyDocument": SamplePolicy.allowAll]).succeeded()
    try cloud.create("User", "a")
    try cloud.call("AttachUserPolicy", ["UserName": "a", "PolicyArn": lake]).succeeded()
    func names(_ parameters: KeyValuePairs<String, String>) throws -> [String] {
      try cloud.call("ListPolicies", parameters).succeeded().items("Policies", "PolicyName")
    }
    #expect(try names(["Scope": "Local"]) == ["Alpha", "deep", "lake"])
    #expect(try names(["Scope": "AWS"]).contains("AdministratorAccess"))
    #expect(try names(["OnlyAttached": "true"]) == ["lake"])
    #expect(try names(["PathPrefix": "/x/"]) == ["deep"])
    #expect(try names(["PolicyUsageFilter": "PermissionsBoundary"]).isEmpty)
    #expect(try cloud.call("GetPolicy", ["PolicyArn": lake])["Policy", "AttachmentCount"] == "1")
  }
}
