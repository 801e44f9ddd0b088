import AWSSignature
import Basics
import Testing

@Suite struct AssumeRoleTests {
  let cloud: TestCloud
  let alice: AWSCredentials

  init() throws {
    cloud = try TestCloud()
    alice = try cloud.user("alice")
  }

  /// A role that trusts alice.
  private func role(_ name: String = "reader", sessionLimit: Int64 = 3600, condition: String = "{}") throws -> String {
    try cloud.role(name, trusting: TestCloud.arn(user: "alice"), sessionLimit: sessionLimit, condition: condition)
  }

  @Test func sessionsActAsTheRole() throws {
    let assumed = try cloud.call("AssumeRole", ["RoleArn": try role(), "RoleSessionName": "job"], as: alice).succeeded()
    #expect(assumed["AssumedRoleUser", "Arn"] == "arn:aws:sts::123456789012:assumed-role/reader/job")
    #expect(assumed["AssumedRoleUser", "AssumedRoleId"] == "AROAREADER:job")
    #expect(assumed["Credentials", "Expiration"] == "2027-01-15T09:00:00Z")
    #expect(assumed.credentials.accessKeyID.hasPrefix("ASIA"))
    let identity = try cloud.call("GetCallerIdentity", as: assumed.credentials).succeeded()
    #expect(identity["Arn"] == "arn:aws:sts::123456789012:assumed-role/reader/job")
    #expect(identity["UserId"] == "AROAREADER:job")
    #expect(identity["Account"] == "123456789012")
  }

  @Test func sessionsEnd() throws {
    let session = try cloud.call("AssumeRole", ["RoleArn": try role(), "RoleSessionName": "job"], as: alice).credentials
    cloud.clock.advance(seconds: 3599)
    try cloud.call("GetCallerIdentity", as: session).succeeded()
    cloud.clock.advance(seconds: 1)
    #expect(
      try cloud.call("GetCallerIdentity", as: session).refusal
        == "403 ExpiredToken: The security token included in the request is expired")
  }

  @Test func tokenMustComeWithTheKey() throws {
    var session = try cloud.call("AssumeRole", ["RoleArn": try role(), "RoleSessionName": "job"], as: alice).credentials
    for token in [nil, "other"] {
      session.sessionToken = token
      #expect(
        try cloud.call("GetCallerIdentity", as: session).refusal
          == "403 InvalidClientTokenId: The security token included in the request is invalid.")
    }
  }

  @Test func callersMustBeTrusted() throws {
    let bob = try cloud.user("bob", policy: TestCloud.allow("*"))
    let arn = try role()
    #expect(
      try cloud.call("AssumeRole", ["RoleArn": arn, "RoleSessionName": "job"], as: bob).refusal
        == "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to perform: sts:AssumeRole on resource: \(arn)"
    )
    let missing = "arn:aws:iam::123456789012:role/missing"
    #expect(
      try cloud.call("AssumeRole", ["RoleArn": missing, "RoleSessionName": "job"], as: bob).refusal
        == "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to perform: sts:AssumeRole on resource: \(missing)"
    )
  }

  @Test func accountTrustNeedsThePermissionToo() throws {
    let arn = try cloud.role("shared", trusting: TestCloud.account)
    #expect(try cloud.call("AssumeRole", ["RoleArn": arn, "RoleSessionName": "job"], as: alice).status == 403)
    let bob = try cloud.user("bob", policy: TestCloud.allow("sts:AssumeRole"))
    try cloud.call("AssumeRole", ["RoleArn": arn, "RoleSessionName": "job"], as: bob).succeeded()
  }

  @Test func externalIDIsCompared() throws {
    let arn = try role(condition: #"{"StringEquals":{"sts:ExternalId":"e-42"}}"#)
    func assume(_ more: KeyValuePairs<String, String>) throws -> Int {
      let id = more.first?.value
      guard let id else { return try cloud.call("AssumeRole", ["RoleArn": arn, "RoleSessionName": "job"], as: alice).status }
      return try cloud.call("AssumeRole", ["RoleArn": arn, "RoleSessionName": "job", "ExternalId": id], as: alice).status
    }
    #expect(try assume([:]) == 403)
    #expect(try assume(["ExternalId": "e-43"]) == 403)
    #expect(try assume(["ExternalId": "e-42"]) == 200)
  }

  @Test func sourceIdentitySticksThroughChaining() throws {
    let first = try role()
    let second = try cloud.role("second", trusting: first)
    let session = try cloud.call(
      "AssumeRole", ["RoleArn": first, "RoleSessionName": "job", "SourceIdentity": "ada"], as: alice
    ).succeeded()
    #expect(session["SourceIdentity"] == "ada")
    let chained = try cloud.call(
      "AssumeRole", ["RoleArn": second, "RoleSessionName": "two"], as: session.credentials
    ).succeeded()
    #expect(chained["SourceIdentity"] == "ada")
  }

  @Test func durationsAreBounded() throws {
    let arn = try role(sessionLimit: 7200)
    func assume(_ seconds: Int, as credentials: AWSCredentials) throws -> Answer {
      try cloud.call(
        "AssumeRole", ["RoleArn": arn, "RoleSessionName": "job", "DurationSeconds": String(seconds)], as: credentials)
    }
    #expect(try assume(7200, as: alice)["Credentials", "Expiration"] == "2027-01-15T10:00:00Z")
    #expect(
      try assume(7201, as: alice).refusal
        == "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    #expect(
      try assume(899, as: alice).refusal
        == "400 ValidationError: 1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900"
    )
  }

  @Test func chainedSessionsLastAnHour() throws {
    let second = try cloud.role("second", trusting: try role(), sessionLimit: 43_200)
    let session = try cloud.call(
      "AssumeRole", ["RoleArn": "arn:aws:iam::123456789012:role/reader", "RoleSessionName": "job"], as: alice
    ).succeeded().credentials
    #expect(
      try cloud.call(
        "AssumeRole", ["RoleArn": second, "RoleSessionName": "two", "DurationSeconds": "3601"], as: session
      ).refusal
        == "400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
    )
  }

  @Test func sessionPolicyLimits() throws {
    let first = try role()
    let second = try cloud.role("second", trusting: TestCloud.account)
    func chain(_ policy: String) throws -> Int {
      let session = try cloud.call(
        "AssumeRole", ["RoleArn": first, "RoleSessionName": "job", "Policy": policy], as: alice
      ).succeeded().credentials
      return try cloud.call("AssumeRole", ["RoleArn": second, "RoleSessionName": "two"], as: session).status
    }
    #expect(try chain(TestCloud.allow("sts:AssumeRole")) == 200)
    #expect(try chain(TestCloud.allow("s3:*")) == 403)
    #expect(
      try cloud.call(
        "AssumeRole", ["RoleArn": first, "RoleSessionName": "job", "Policy": "{"], as: alice
      ).refusal.hasPrefix("400 MalformedPolicyDocument: "))
  }

  @Test(arguments: ["a", "a b", String(repeating: "x", count: 65)])
  func sessionNamesHaveTheirForm(_ name: String) throws {
    let refused = try cloud.call("AssumeRole", ["RoleArn": try role(), "RoleSessionName": name], as: alice)
    #expect(refused.refusal.hasPrefix("400 ValidationError: 1 validation error detected: Value '\(name)' at 'roleSessionName'"))
  }
}
