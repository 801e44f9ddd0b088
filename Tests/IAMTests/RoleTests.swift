import Basics
import Testing

@Suite struct RoleTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test func createdRoleIsShown() throws {
    let created = try cloud.call(
      "CreateRole",
      [
        "RoleName": "reader", "Path": "/lake/", "AssumeRolePolicyDocument": SamplePolicy.trust, "Description": "Reads",
        "MaxSessionDuration": "7200",
      ]
    ).succeeded()
    #expect(created["Role", "Arn"] == "arn:aws:iam::123456789012:role/lake/reader")
    #expect(created["Role", "RoleId"].hasPrefix("AROA"))
    let shown = try cloud.call("GetRole", ["RoleName": "reader"]).succeeded()
    #expect(shown["Role", "MaxSessionDuration"] == "7200")
    #expect(shown["Role", "Description"] == "Reads")
    let document = shown["Role", "AssumeRolePolicyDocument"]
    #expect(document.hasPrefix("%7B%22Version%22%3A%222012-10-17%22"))
    #expect(PercentEncoding.decode(document) == SamplePolicy.trust)
  }

  @Test func takenNamesAreRefused() throws {
    try cloud.create("Role", "reader")
    #expect(
      try cloud.call("CreateRole", ["RoleName": "READER", "AssumeRolePolicyDocument": SamplePolicy.trust]).refusal
        == "409 EntityAlreadyExists: Role with name READER already exists.")
  }

  @Test(arguments: ["GetRole", "DeleteRole", "ListRolePolicies", "ListAttachedRolePolicies", "ListRoleTags"])
  func missingRole(_ action: String) throws {
    #expect(
      try cloud.call(action, ["RoleName": "none"]).refusal == "404 NoSuchEntity: The role with name none cannot be found.")
  }

  @Test func updatesKeepWhatIsLeftOut() throws {
    try cloud.create("Role", "reader")
    let updated = try cloud.call("UpdateRole", ["RoleName": "reader", "Description": "new"]).succeeded()
    #expect(updated.result != nil)
    try cloud.call("UpdateRole", ["RoleName": "reader", "MaxSessionDuration": "43200"]).succeeded()
    let shown = try cloud.call("GetRole", ["RoleName": "reader"])
    #expect(shown["Role", "Description"] == "new")
    #expect(shown["Role", "MaxSessionDuration"] == "43200")
    let described = try cloud.call("UpdateRoleDescription", ["RoleName": "reader", "Description": "newer"]).succeeded()
    #expect(described["Role", "Description"] == "newer")
  }

  @Test func trustPolicyIsReplaced() throws {
    try cloud.create("Role", "reader")
    let trust =
      #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"glue.amazonaws.com"},"Action":"sts:AssumeRole"}}"#
    try cloud.call("UpdateAssumeRolePolicy", ["RoleName": "reader", "PolicyDocument": trust]).succeeded()
    let document = try cloud.call("GetRole", ["RoleName": "reader"])["Role", "AssumeRolePolicyDocument"]
    #expect(PercentEncoding.decode(document) == trust)
  }

  @Test func identityPolicyIsNoTrustPolicy() throws {
    let refused = try cloud.call("CreateRole", ["RoleName": "reader", "AssumeRolePolicyDocument": SamplePolicy.allowAll])
    #expect(refused.status == 400)
    #expect(refused.code == "MalformedPolicyDocument")
  }

  @Test func trustedPrincipalsMustExist() throws {
    let trust =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/alice"},"Action":"sts:AssumeRole"}]}"#
    let input: KeyValuePairs = ["RoleName": "reader", "AssumeRolePolicyDocument": trust]
    #expect(
      try cloud.call("CreateRole", input).refusal
        == "400 MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/alice\"")
    try cloud.create("User", "alice")
    try cloud.call("CreateRole", input).succeeded()
  }

  @Test func longTrustPolicyIsRefused() throws {
    let condition = #","Condition":{"StringEquals":{"sts:ExternalId":"\#(String(repeating: "x", count: 2048))"}}}]}"#
    let trust = String(SamplePolicy.trust.dropLast(3)) + condition
    #expect(
      try cloud.call("CreateRole", ["RoleName": "reader", "AssumeRolePolicyDocument": trust]).refusal
        == "409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048")
  }

  @Test func deletionWantsAnEmptyRole() throws {
    try cloud.create("Role", "reader")
    try cloud.call("PutRolePolicy", ["RoleName": "reader", "PolicyName": "p", "PolicyDocument": SamplePolicy.allowAll])
      .succeeded()
    #expect(
      try cloud.call("DeleteRole", ["RoleName": "reader"]).refusal
        == "409 DeleteConflict: Cannot delete entity, must delete policies first.")
    try cloud.call("DeleteRolePolicy", ["RoleName": "reader", "PolicyName": "p"]).succeeded()
    try cloud.call("DeleteRole", ["RoleName": "reader"]).succeeded()
    try cloud.create("Role", "reader")
  }

  @Test func sessionLengthIsBounded() throws {
    try cloud.create("Role", "reader")
    #expect(
      try cloud.call("UpdateRole", ["RoleName": "reader", "MaxSessionDuration": "60"]).refusal
        == "400 ValidationError: 1 validation error detected: Value '60' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600"
    )
  }
}
