import AWSSignature
import Testing

/// A call that a user without permissions makes, and what the denial calls its resource.
struct DeniedCall: Sendable, CustomTestStringConvertible {
  let action: String
  let parameters: [(String, String)]
  let resource: String

  var testDescription: String { action }
}

@Suite struct AuthorizationTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  static let policy = "arn:aws:iam::123456789012:policy/lake"

  static let calls = [
    DeniedCall(
      action: "CreateUser", parameters: [("UserName", "x"), ("Path", "/t/")], resource: "arn:aws:iam::123456789012:user/t/x"),
    DeniedCall(action: "GetUser", parameters: [("UserName", "x")], resource: "user x"),
    DeniedCall(action: "GetRole", parameters: [("RoleName", "x")], resource: "role x"),
    DeniedCall(action: "ListUsers", parameters: [], resource: "arn:aws:iam::123456789012:user/"),
    DeniedCall(action: "ListRoles", parameters: [("PathPrefix", "/t/")], resource: "arn:aws:iam::123456789012:role/t/"),
    DeniedCall(action: "ListPolicies", parameters: [], resource: "policy path /"),
    DeniedCall(action: "CreatePolicy", parameters: [("PolicyName", "x"), ("PolicyDocument", "{}")], resource: "policy x"),
    DeniedCall(action: "GetPolicy", parameters: [("PolicyArn", policy)], resource: "policy \(policy)"),
    DeniedCall(action: "AttachRolePolicy", parameters: [("RoleName", "x"), ("PolicyArn", policy)], resource: "role x"),
    DeniedCall(action: "CreateAccessKey", parameters: [], resource: "user alice"),
    DeniedCall(
      action: "PutUserPolicy", parameters: [("UserName", "x"), ("PolicyName", "p"), ("PolicyDocument", "{}")],
      resource: "user x"),
  ]

  @Test(arguments: calls)
  func denialsNameResourcesAsIAMDoes(_ call: DeniedCall) throws {
    let alice = try cloud.user("alice")
    let denied = try cloud.call(call.action, pairs: call.parameters, as: alice)
    #expect(
      denied.refusal
        == "403 AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:\(call.action) on resource: \(call.resource) because no identity-based policy allows the iam:\(call.action) action"
    )
  }

  @Test func resourcesAreJudgedByTheirPaths() throws {
    try cloud.call("CreateUser", ["UserName": "bob", "Path": "/team/"]).succeeded()
    try cloud.call("CreateUser", ["UserName": "carol"]).succeeded()
    let alice = try cloud.user(
      "alice", allowed: SamplePolicy.allow("iam:GetUser", on: "arn:aws:iam::123456789012:user/team/*"))
    try cloud.call("GetUser", ["UserName": "bob"], as: alice).succeeded()
    #expect(try cloud.call("GetUser", ["UserName": "carol"], as: alice).code == "AccessDenied")
  }

  @Test func listingsWantEveryResource() throws {
    let alice = try cloud.user(
      "alice", allowed: SamplePolicy.allow("iam:ListUsers", on: "arn:aws:iam::123456789012:user/team/*"))
    #expect(try cloud.call("ListUsers", as: alice).code == "AccessDenied")
  }

  @Test func creatingWithTagsNeedsTagging() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allow("iam:CreateUser"))
    try cloud.call("CreateUser", ["UserName": "bob"], as: alice).succeeded()
    let denied = try cloud.call(
      "CreateUser", ["UserName": "carol", "Tags.member.1.Key": "a", "Tags.member.1.Value": "b"], as: alice)
    #expect(denied.message.contains("iam:TagUser on resource: arn:aws:iam::123456789012:user/carol"))
  }

  @Test func attachingMayBeLimitedToPolicies() throws {
    let lake = try cloud.policy("lake")
    let other = try cloud.policy("other")
    try cloud.create("Role", "reader")
    let alice = try cloud.user(
      "alice",
      allowed:
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","Condition":{"ArnEquals":{"iam:PolicyARN":"\#(lake)"}}}}"#
    )
    try cloud.call("AttachRolePolicy", ["RoleName": "reader", "PolicyArn": lake], as: alice).succeeded()
    #expect(try cloud.call("AttachRolePolicy", ["RoleName": "reader", "PolicyArn": other], as: alice).code == "AccessDenied")
  }

  @Test func resourceTagsAreConditionKeys() throws {
    try cloud.call(
      "CreateUser", ["UserName": "bob", "Tags.member.1.Key": "Team", "Tags.member.1.Value": "lake"]
    ).succeeded()
    try cloud.create("User", "carol")
    let alice = try cloud.user(
      "alice",
      allowed:
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Team":"lake"}}}}"#
    )
    try cloud.call("GetUser", ["UserName": "bob"], as: alice).succeeded()
    #expect(try cloud.call("GetUser", ["UserName": "carol"], as: alice).code == "AccessDenied")
  }

  @Test func boundaryOfNewUsersIsAConditionKey() throws {
    let limit = try cloud.policy("limit")
    let alice = try cloud.user(
      "alice",
      allowed:
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:CreateUser","Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"\#(limit)"}}}}"#
    )
    #expect(try cloud.call("CreateUser", ["UserName": "bob"], as: alice).code == "AccessDenied")
    try cloud.call("CreateUser", ["UserName": "bob", "PermissionsBoundary": limit], as: alice).succeeded()
  }

  @Test func denialComesBeforeValidation() throws {
    let alice = try cloud.user("alice")
    #expect(try cloud.call("GetUser", ["UserName": "a b"], as: alice).code == "AccessDenied")
  }
}
