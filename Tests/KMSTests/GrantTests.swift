import AWSSignature
import Documents
import Testing

@Suite struct GrantTests {
  let world: KeyWorld
  let key: String
  let ann: AWSCredentials

  init() throws {
    world = try KeyWorld()
    key = world.key()
    ann = try world.user("ann")
  }

  private func grant(_ operations: [String], constraints: JSON? = nil, name: String? = nil, retiring: String? = nil) -> Answer {
    world.call(
      "CreateGrant",
      [
        "KeyId": .string(key), "GranteePrincipal": .string(KeyWorld.arn(user: "ann")),
        "Operations": .array(operations.map { .string($0) }), "Constraints": constraints,
        "Name": name.map { .string($0) }, "RetiringPrincipal": retiring.map { .string($0) },
      ])
  }

  private func encrypt(context: JSON? = nil) -> Int {
    world.call(
      "Encrypt", ["KeyId": .string(key), "Plaintext": .string("YQ=="), "EncryptionContext": context], as: ann
    ).status
  }

  @Test func grantsLetTheirPrincipalIn() {
    #expect(encrypt() == 400)
    let id = grant(["Encrypt", "DescribeKey"])["GrantId"]
    #expect(encrypt() == 200)
    #expect(world.call("DescribeKey", ["KeyId": .string(key)], as: ann).status == 200)
    let blob = world.encrypt("secret", key)
    #expect(world.call("Decrypt", ["CiphertextBlob": .string(blob)], as: ann).status == 400)
    let listed = world.call("ListGrants", ["KeyId": .string(key)]).json["Grants"]?[0]
    #expect(listed?["GrantId"]?.string == id)
    #expect(listed?["IssuingAccount"]?.string == "arn:aws:iam::123456789012:root")
    #expect(listed?["KeyId"]?.string == world.arn(key))
    #expect(world.call("RevokeGrant", ["KeyId": .string(key), "GrantId": .string(id)]).status == 200)
    #expect(encrypt() == 400)
    #expect(
      world.call("RevokeGrant", ["KeyId": .string(key), "GrantId": .string(id)]).error
        == "NotFoundException: Grant ID \(id) not found")
  }

  @Test func constraintsAskForTheContext() {
    let context = JSON.object(["table": .string("orders")])
    let wider = JSON.object(["table": .string("orders"), "day": .string("1")])
    _ = grant(["Encrypt"], constraints: .object(["EncryptionContextEquals": context]))
    #expect([encrypt(context: context), encrypt(context: wider), encrypt()] == [200, 400, 400])
    _ = grant(["Encrypt"], constraints: .object(["EncryptionContextSubset": context]))
    #expect([encrypt(context: context), encrypt(context: wider), encrypt()] == [200, 200, 400])
  }

  @Test func namedGrantsAreMadeOnce() {
    let first = grant(["Encrypt"], name: "lake")["GrantId"]
    #expect(grant(["Encrypt"], name: "lake")["GrantId"] == first)
    #expect(grant(["Decrypt"], name: "lake")["GrantId"] != first)
    #expect(grant(["Encrypt"])["GrantId"] != grant(["Encrypt"])["GrantId"])
  }

  @Test func grantsAreRetiredByWhomTheyName() throws {
    let bob = try world.user("bob")
    let made = grant(["Encrypt"], retiring: KeyWorld.arn(user: "bob"))
    let body: KeyValuePairs<String, JSON?> = ["GrantToken": .string(made["GrantToken"])]
    #expect(
      world.call("RetireGrant", body, as: ann).error.hasSuffix(
        "because no identity-based policy allows the kms:RetireGrant action"))
    let listed = world.call("ListRetirableGrants", ["RetiringPrincipal": .string(KeyWorld.arn(user: "bob"))])
    #expect(listed.json["Grants"]?[0]?["GrantId"]?.string == made["GrantId"])
    #expect(world.call("RetireGrant", body, as: bob).status == 200)
    #expect(world.call("ListGrants", ["KeyId": .string(key)]).json["Grants"]?.elements?.isEmpty == true)
    #expect(
      world.call("RetireGrant", ["GrantToken": .string("x")]).error
        == "InvalidGrantTokenException: Invalid grant token")
  }

  @Test func principalsMustExist() {
    for principal in ["arn:aws:iam::123456789012:user/nobody", "nobody", "arn:aws:s3:::bucket"] {
      #expect(
        world.call(
          "CreateGrant",
          [
            "KeyId": .string(key), "GranteePrincipal": .string(principal),
            "Operations": .array([.string("Encrypt")]),
          ]
        ).error == "InvalidArnException: ARN does not refer to a valid principal: \(principal)")
    }
  }
}
