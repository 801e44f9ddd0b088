import AWSSignature
import Testing

@Suite struct AccessKeyTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test func keysWorkUntilSwitchedOff() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allow("iam:GetUser"))
    #expect(alice.accessKeyID.hasPrefix("AKIA") && alice.accessKeyID.utf8.count == 20)
    #expect(alice.secretAccessKey.utf8.count == 40)
    let key = alice.accessKeyID
    try cloud.call("UpdateAccessKey", ["UserName": "alice", "AccessKeyId": key, "Status": "Inactive"]).succeeded()
    #expect(
      try cloud.call("GetUser", as: alice).refusal
        == "403 InvalidClientTokenId: The security token included in the request is invalid.")
    #expect(try cloud.call("ListAccessKeys", ["UserName": "alice"]).items("AccessKeyMetadata", "Status") == ["Inactive"])
    try cloud.call("UpdateAccessKey", ["UserName": "alice", "AccessKeyId": key, "Status": "Active"]).succeeded()
    try cloud.call("GetUser", as: alice).succeeded()
  }

  @Test func deletedKeysNeverWorkAgain() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allowAll)
    try cloud.call("DeleteAccessKey", ["UserName": "alice", "AccessKeyId": alice.accessKeyID]).succeeded()
    #expect(try cloud.call("GetUser", as: alice).code == "InvalidClientTokenId")
    #expect(try cloud.call("ListAccessKeys", ["UserName": "alice"]).items("AccessKeyMetadata", "Status").isEmpty)
    let again = try cloud.call(
      "UpdateAccessKey", ["UserName": "alice", "AccessKeyId": alice.accessKeyID, "Status": "Active"])
    #expect(again.refusal == "404 NoSuchEntity: The Access Key with id \(alice.accessKeyID) cannot be found.")
  }

  @Test func twoKeysAreTheMost() throws {
    let alice = try cloud.user("alice")
    try cloud.call("CreateAccessKey", ["UserName": "alice"]).succeeded()
    #expect(
      try cloud.call("CreateAccessKey", ["UserName": "alice"]).refusal
        == "409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2")
    try cloud.call("DeleteAccessKey", ["UserName": "alice", "AccessKeyId": alice.accessKeyID]).succeeded()
    try cloud.call("CreateAccessKey", ["UserName": "alice"]).succeeded()
  }

  @Test func rootMayHaveKeys() throws {
    let made = try cloud.call("CreateAccessKey").succeeded()
    let root = AWSCredentials(
      accessKeyID: made["AccessKey", "AccessKeyId"], secretAccessKey: made["AccessKey", "SecretAccessKey"])
    #expect(try cloud.call("GetUser", as: root)["User", "Arn"] == "arn:aws:iam::123456789012:root")
    #expect(try cloud.call("ListAccessKeys", as: root).items("AccessKeyMetadata", "AccessKeyId") == [root.accessKeyID])
  }

  @Test func keysOfOthersAreNotFound() throws {
    let alice = try cloud.user("alice")
    try cloud.call("CreateUser", ["UserName": "bob"]).succeeded()
    let refused = try cloud.call("DeleteAccessKey", ["UserName": "bob", "AccessKeyId": alice.accessKeyID])
    #expect(refused.code == "NoSuchEntity")
  }

  @Test func unknownStatusIsRefused() throws {
    let alice = try cloud.user("alice")
    let refused = try cloud.call(
      "UpdateAccessKey", ["UserName": "alice", "AccessKeyId": alice.accessKeyID, "Status": "Deleted"])
    #expect(
      refused.refusal
        == "400 ValidationError: 1 validation error detected: Value 'Deleted' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]"
    )
  }
}
