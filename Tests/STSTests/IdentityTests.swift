import AWSSignature
import Documents
import Testing

@Suite struct IdentityTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  static let denyAll = #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#

  @Test func everybodyMayAskWhoTheyAre() throws {
    let alice = try cloud.user("alice", policy: IdentityTests.denyAll)
    let identity = try cloud.call("GetCallerIdentity", as: alice).succeeded()
    #expect(identity["Arn"] == "arn:aws:iam::123456789012:user/alice")
    #expect(identity["UserId"] == "AIDAALICE")
    #expect(try cloud.call("GetCallerIdentity").succeeded()["Arn"] == "arn:aws:iam::123456789012:root")
  }

  @Test func answersHaveSTSsEnvelope() throws {
    let answer = try cloud.call("GetCallerIdentity")
    #expect(answer.root.name == "GetCallerIdentityResponse")
    #expect(answer.root.namespace == "https://sts.amazonaws.com/doc/2011-06-15/")
    #expect(answer.root.child("ResponseMetadata")?.text(of: "RequestId")?.isEmpty == false)
  }

  @Test func wrongSecretsAreRefused() throws {
    var alice = try cloud.user("alice")
    alice.secretAccessKey += "x"
    #expect(try cloud.call("GetCallerIdentity", as: alice).refusal.hasPrefix("403 SignatureDoesNotMatch: "))
  }

  @Test func sessionTokensNeedNoAllow() throws {
    let alice = try cloud.user("alice")
    let session = try cloud.call("GetSessionToken", ["DurationSeconds": "900"], as: alice).succeeded()
    #expect(session["Credentials", "Expiration"] == "2027-01-15T08:15:00Z")
    let identity = try cloud.call("GetCallerIdentity", as: session.credentials).succeeded()
    #expect(identity["Arn"] == "arn:aws:iam::123456789012:user/alice")
    #expect(
      try cloud.call("GetSessionToken", as: session.credentials).refusal
        == "403 AccessDenied: Cannot call GetSessionToken with session credentials")
  }

  @Test func sessionTokensCanBeDenied() throws {
    let alice = try cloud.user("alice", policy: IdentityTests.denyAll)
    #expect(
      try cloud.call("GetSessionToken", as: alice).refusal
        == "403 AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: sts:GetSessionToken with an explicit deny in an identity-based policy"
    )
  }

  @Test func rootSessionsLastAnHourAtMost() throws {
    let session = try cloud.call("GetSessionToken", ["DurationSeconds": "7200"]).succeeded()
    #expect(session["Credentials", "Expiration"] == "2027-01-15T09:00:00Z")
  }

  @Test func keysTellTheirAccount() throws {
    let alice = try cloud.user("alicealicealice1")
    let found = try cloud.call("GetAccessKeyInfo", ["AccessKeyId": alice.accessKeyID]).succeeded()
    #expect(found["Account"] == "123456789012")
  }

  @Test func operationsNotServedSaySo() throws {
    #expect(try cloud.call("GetFederationToken").refusal.hasPrefix("501 NotImplemented: sts:GetFederationToken is not served"))
    #expect(
      try cloud.call("Frobnicate").refusal == "400 InvalidAction: Could not find operation Frobnicate for version 2011-06-15")
  }
}
