import Basics
import Documents
import Testing

@Suite struct KeyTests {
  let world: KeyWorld

  init() throws {
    world = try KeyWorld()
  }

  @Test func newKeysAreEnabledAndSymmetric() throws {
    let answer = world.call(
      "CreateKey",
      [
        "Description": .string("of the lake"),
        "Tags": .array([.object(["TagKey": .string("team"), "TagValue": .string("data")])]),
      ])
    let metadata = try #require(answer.json["KeyMetadata"])
    let id = try #require(metadata["KeyId"]?.string)
    #expect(metadata["Arn"]?.string == world.arn(id))
    #expect(metadata["KeyState"]?.string == "Enabled")
    #expect(metadata["KeyManager"]?.string == "CUSTOMER")
    #expect(metadata["EncryptionAlgorithms"]?[0]?.string == "SYMMETRIC_DEFAULT")
    #expect(metadata["CreationDate"]?.double == 1_800_000_000)
    #expect(world.call("DescribeKey", ["KeyId": .string(id)]).json == answer.json)
    #expect(world.call("ListKeys").json["Keys"]?[0]?["KeyArn"]?.string == world.arn(id))
    #expect(world.call("ListResourceTags", ["KeyId": .string(id)]).json["Tags"]?[0]?["TagValue"]?.string == "data")
    let policy = world.call("GetKeyPolicy", ["KeyId": .string(id), "PolicyName": .string("default")])["Policy"]
    #expect(try JSON.parse(policy)["Statement"]?[0]?["Principal"]?["AWS"]?.string == "arn:aws:iam::123456789012:root")
    #expect(world.call("ListKeyPolicies", ["KeyId": .string(id)]).json["PolicyNames"]?[0]?.string == "default")
  }

  @Test func keysOfOtherKindsAreRefused() {
    let refused: [(KeyValuePairs<String, JSON?>, String)] = [
      (
        ["KeySpec": .string("HMAC_256")],
        "ValidationException: You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."
      ),
      (
        ["KeySpec": .string("RSA_2048"), "KeyUsage": .string("SIGN_VERIFY")],
        "UnsupportedOperationException: Mocklake makes symmetric encryption keys of one region with material from AWS_KMS only."
      ),
      (
        ["MultiRegion": .bool(true)],
        "UnsupportedOperationException: Mocklake makes symmetric encryption keys of one region with material from AWS_KMS only."
      ),
    ]
    for (body, error) in refused { #expect(world.call("CreateKey", body).error == error) }
  }

  @Test func keysThatAreNotThereAreNamed() {
    let id = "11111111-2222-3333-4444-555555555555"
    let table = [
      id: "NotFoundException: Key 'arn:aws:kms:us-east-1:123456789012:key/\(id)' does not exist",
      "fake-key-id": "NotFoundException: Invalid keyId 'fake-key-id'",
      "134f2428cec14b25a1ae9048164dba47": "NotFoundException: Invalid keyId '134f2428cec14b25a1ae9048164dba47'",
      "alias/nothing": "NotFoundException: Alias arn:aws:kms:us-east-1:123456789012:alias/nothing is not found.",
      "arn:aws:kms:ap-southeast-1:123456789012:key/\(id)": "NotFoundException: Invalid arn ap-southeast-1",
      "arn:aws:s3:::bucket": "InvalidArnException: Invalid arn arn:aws:s3:::bucket",
      "arn:aws:kms:us-east-1:111122223333:key/\(id)":
        "AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: kms:DescribeKey on this "
        + "resource because the resource does not exist in this Region, no resource-based policies allow access, or a "
        + "resource-based policy explicitly denies access",
    ]
    for (name, error) in table { #expect(world.call("DescribeKey", ["KeyId": .string(name)]).error == error) }
    #expect(
      world.call("DescribeKey").error
        == "ValidationException: 1 validation error detected: Value null at 'keyId' failed to satisfy constraint: "
        + "Member must not be null")
    #expect(world.call("EnableKey", ["KeyId": .string("alias/x")]).error == "NotFoundException: Invalid keyId 'alias/x'")
    #expect(
      world.call("EnableKey", ["KeyId": .string("arn:aws:kms:us-east-1:123456789012:alias/x")]).error
        == "InvalidArnException: Key Aliases are not supported for this operation")
  }

  @Test func disabledKeysCannotBeUsed() {
    let key = world.key()
    let blob = world.encrypt("secret", key)
    world.call("DisableKey", ["KeyId": .string(key)])
    let error = "DisabledException: \(world.arn(key)) is disabled."
    #expect(world.call("Decrypt", ["CiphertextBlob": .string(blob)]).error == error)
    #expect(world.call("GenerateDataKey", ["KeyId": .string(key), "KeySpec": .string("AES_256")]).error == error)
    #expect(world.call("EnableKeyRotation", ["KeyId": .string(key)]).error == error)
    world.call("EnableKey", ["KeyId": .string(key)])
    #expect(world.call("Decrypt", ["CiphertextBlob": .string(blob)])["Plaintext"] == base64("secret"))
  }

  @Test func deletionWaitsAndCanBeCancelled() {
    let key = world.key()
    world.call("CreateAlias", ["AliasName": .string("alias/lake"), "TargetKeyId": .string(key)])
    let body: KeyValuePairs<String, JSON?> = ["KeyId": .string(key), "PendingWindowInDays": .number(7)]
    let scheduled = world.call("ScheduleKeyDeletion", body)
    #expect(scheduled["KeyState"] == "PendingDeletion")
    #expect(scheduled.json["DeletionDate"]?.double == 1_800_604_800)
    let error = "KMSInvalidStateException: \(world.arn(key)) is pending deletion."
    #expect(world.call("Encrypt", ["KeyId": .string(key), "Plaintext": .string("YQ==")]).error == error)
    #expect(world.call("ScheduleKeyDeletion", body).error == error)
    #expect(world.call("EnableKey", ["KeyId": .string(key)]).error == error)
    world.call("CancelKeyDeletion", ["KeyId": .string(key)])
    #expect(world.call("DescribeKey", ["KeyId": .string(key)])["KeyMetadata", "KeyState"] == "Disabled")
    #expect(
      world.call("CancelKeyDeletion", ["KeyId": .string(key)]).error
        == "KMSInvalidStateException: \(world.arn(key)) is not pending deletion.")
    world.call("ScheduleKeyDeletion", body)
    world.clock.advance(seconds: 604_800)
    #expect(
      world.call("DescribeKey", ["KeyId": .string(key)]).error
        == "NotFoundException: Key '\(world.arn(key))' does not exist")
    #expect(world.call("ListAliases").json["Aliases"]?.elements?.isEmpty == true)
    let successor = world.key()
    #expect(
      world.call("CreateAlias", ["AliasName": .string("alias/lake"), "TargetKeyId": .string(successor)]).error == "200")
    #expect(world.call("ScheduleKeyDeletion", ["KeyId": .string(successor), "PendingWindowInDays": .number(5)]).status == 400)
  }

  @Test func rotationShowsItsNextDate() {
    let key = world.key()
    #expect(world.call("GetKeyRotationStatus", ["KeyId": .string(key)]).json["KeyRotationEnabled"]?.bool == false)
    world.call("EnableKeyRotation", ["KeyId": .string(key), "RotationPeriodInDays": .number(90)])
    world.clock.advance(seconds: 100 * 86_400)
    let status = world.call("GetKeyRotationStatus", ["KeyId": .string(key)]).json
    #expect(status["KeyRotationEnabled"]?.bool == true)
    #expect(status["NextRotationDate"]?.double == 1_815_552_000)
    world.call("DisableKeyRotation", ["KeyId": .string(key)])
    #expect(world.call("GetKeyRotationStatus", ["KeyId": .string(key)]).json["KeyRotationEnabled"]?.bool == false)
  }

  @Test func listsComeInPages() {
    let keys = (0..<5).map { _ in world.key() }.sorted()
    var (found, marker): ([String], JSON?) = ([], nil)
    repeat {
      let page = world.call("ListKeys", ["Limit": .number(2), "Marker": marker]).json
      found += (page["Keys"]?.elements ?? []).compactMap { $0["KeyId"]?.string }
      marker = page["NextMarker"]
    } while marker != nil && found.count < 20
    #expect(found == keys)
    #expect(world.call("ListKeys", ["Marker": .string("x")]).error == "InvalidMarkerException: Invalid marker")
    #expect(world.call("ListKeys", region: "eu-west-1").json["Keys"]?.elements?.isEmpty == true)
  }

  @Test func tagsComeAndGo() {
    let key = world.key()
    func tags(_ pairs: [(String, String)]) -> JSON {
      .array(pairs.map { .object(["TagKey": .string($0.0), "TagValue": .string($0.1)]) })
    }
    world.call("TagResource", ["KeyId": .string(key), "Tags": tags([("a", "1"), ("b", "2")])])
    world.call("UntagResource", ["KeyId": .string(key), "TagKeys": .array([.string("a")])])
    #expect(world.call("ListResourceTags", ["KeyId": .string(key)]).json["Tags"] == tags([("b", "2")]))
    #expect(
      world.call("TagResource", ["KeyId": .string(key), "Tags": tags([("x", "1"), ("x", "2")])]).error
        == "TagException: Duplicate tag keys")
    let many = tags((0..<51).map { ("t\($0)", "") })
    #expect(world.call("TagResource", ["KeyId": .string(key), "Tags": many]).error == "TagException: Too many tags")
    #expect(world.call("ListResourceTags", ["KeyId": .string(key)]).json["Tags"] == tags([("b", "2")]))
  }
}
