import Testing

@Suite struct ValidationTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test(arguments: [
    ("CreateUser", "UserName", "userName"), ("GetUser", "UserName", "userName"), ("GetRole", "RoleName", "roleName"),
  ])
  func namesHaveTheirCharacters(_ action: String, _ member: String, _ spelled: String) throws {
    #expect(
      try cloud.call(action, [member: "a b"]).refusal
        == "400 ValidationError: The specified value for \(spelled) is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
    )
  }

  @Test(arguments: ["x", "/x", "x/", "/x//y/", "/ä/"])
  func pathsHaveTheirForm(_ path: String) throws {
    #expect(
      try cloud.call("CreateUser", ["UserName": "a", "Path": path]).refusal
        == "400 ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."
    )
  }

  @Test func lengthsAreBounded() throws {
    let name = String(repeating: "x", count: 65)
    #expect(
      try cloud.call("CreateUser", ["UserName": name]).refusal
        == "400 ValidationError: 1 validation error detected: Value '\(name)' at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64"
    )
  }

  @Test func missingMembersAreNamedTogether() throws {
    let refused = try cloud.call("CreateRole")
    #expect(
      refused.refusal
        == "400 ValidationError: 2 validation errors detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null; Value null at 'assumeRolePolicyDocument' failed to satisfy constraint: Member must not be null"
    )
  }

  @Test func unknownActions() throws {
    #expect(
      try cloud.call("Frobnicate").refusal == "400 InvalidAction: Could not find operation Frobnicate for version 2010-05-08")
    #expect(try cloud.call("CreateInstanceProfile").status == 501)
  }

  @Test(arguments: ["v0", "1", "v", "v1x", "v99999999999999999999"])
  func oddVersionsFindNothing(_ version: String) throws {
    let arn = try cloud.policy("lake")
    let refused = try cloud.call("GetPolicyVersion", ["PolicyArn": arn, "VersionId": version])
    #expect(refused.code == (version.utf8.count > 5 ? "NoSuchEntity" : "ValidationError"))
  }
}
