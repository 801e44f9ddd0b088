import AWSSignature
import AWSWire
import Documents
import KMS
import ServiceCore
import Testing

@Suite struct KeyPolicyTests {
  let world: KeyWorld

  init() throws {
    world = try KeyWorld()
  }

  private func denial(_ name: String, _ action: String, _ key: String, _ type: String = "identity") -> String {
    "AccessDeniedException: User: \(KeyWorld.arn(user: name)) is not authorized to perform: kms:\(action) on resource: "
      + "\(world.arn(key)) because no \(type)-based policy allows the kms:\(action) action"
  }

  private func dataKey(_ key: String, as credentials: AWSCredentials, context: JSON? = nil) -> String {
    world.call(
      "GenerateDataKey", ["KeyId": .string(key), "KeySpec": .string("AES_256"), "EncryptionContext": context],
      as: credentials
    ).error
  }

  @Test func theStandardPolicyLetsIAMDecide() throws {
    let key = world.key()
    let (ann, bob) = (try world.user("ann", allow: "kms:GenerateDataKey"), try world.user("bob"))
    #expect(dataKey(key, as: ann) == "200")
    #expect(dataKey(key, as: bob) == denial("bob", "GenerateDataKey", key))
    #expect(world.call("ListKeys", as: ann).error.hasSuffix("because no identity-based policy allows the kms:ListKeys action"))
  }

  @Test func withoutTheAccountInItIAMHasNoSay() throws {
    let (ann, bob) = (try world.user("ann", allow: "kms:*"), try world.user("bob"))
    let policy = keyPolicy(KeyWorld.arn(user: "bob"), #"["kms:GenerateDataKey"]"#)
    let key = world.key(["Policy": policy, "BypassPolicyLockoutSafetyCheck": .bool(true)])
    #expect(dataKey(key, as: bob) == "200")
    #expect(dataKey(key, as: ann) == denial("ann", "GenerateDataKey", key, "resource"))
    // Not even the root user comes in.
    #expect(world.call("DescribeKey", ["KeyId": .string(key)]).status == 400)
  }

  @Test func policiesThatLockTheirAuthorOutAreRefused() throws {
    let ann = try world.user("ann", allow: "kms:*")
    _ = try world.user("bob")
    let key = world.key()
    let sentence =
      "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future."
    let forBob = keyPolicy(KeyWorld.arn(user: "bob"), #""kms:*""#)
    #expect(world.call("PutKeyPolicy", ["KeyId": .string(key), "Policy": forBob], as: ann).error == sentence)
    #expect(world.call("CreateKey", ["Policy": forBob], as: ann).error == sentence)
    let forAccount = keyPolicy("arn:aws:iam::123456789012:root", #""kms:*""#)
    #expect(world.call("PutKeyPolicy", ["KeyId": .string(key), "Policy": forAccount], as: ann).error == "200")
    let forNobody = keyPolicy(KeyWorld.arn(user: "nobody"), #""kms:*""#)
    #expect(
      world.call("PutKeyPolicy", ["KeyId": .string(key), "Policy": forNobody], as: ann).error
        == "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.")
    #expect(
      world.call("PutKeyPolicy", ["KeyId": .string(key), "Policy": .string("{")], as: ann).error
        .hasPrefix("MalformedPolicyDocumentException: "))
    #expect(
      world.call("PutKeyPolicy", ["KeyId": .string(key), "PolicyName": .string("other"), "Policy": forAccount]).error
        == "NotFoundException: No such policy exists: other")
  }

  @Test func conditionsSeeContextAliasAndCaller() throws {
    let ann = try world.user("ann")
    func key(_ condition: String) -> String {
      let policy = keyPolicy(KeyWorld.arn(user: "ann"), #"["kms:GenerateDataKey"]"#, condition: condition)
      return world.key(["Policy": policy, "BypassPolicyLockoutSafetyCheck": .bool(true)])
    }
    let bound = key(#"{"StringEquals": {"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lake/a"}}"#)
    #expect(dataKey(bound, as: ann, context: .object(["aws:s3:arn": .string("arn:aws:s3:::lake/a")])) == "200")
    #expect(dataKey(bound, as: ann, context: .object(["aws:s3:arn": .string("arn:aws:s3:::lake/b")])) != "200")
    #expect(dataKey(bound, as: ann) == denial("ann", "GenerateDataKey", bound, "resource"))
    #expect(dataKey(key(#"{"StringEquals": {"kms:CallerAccount": "123456789012"}}"#), as: ann) == "200")
    #expect(dataKey(key(#"{"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}"#), as: ann) != "200")
    #expect(dataKey(key(#"{"Null": {"kms:ViaService": "true"}}"#), as: ann) == "200")
  }

  @Test func aliasesCanBeConditions() throws {
    let key = world.key()
    world.call("CreateAlias", ["AliasName": .string("alias/lake"), "TargetKeyId": .string(key)])
    let ann = try world.user("ann")
    func allow(_ condition: String) {
      let policy = keyPolicy(KeyWorld.arn(user: "ann"), #"["kms:GenerateDataKey"]"#, condition: condition)
      let policies = [keyPolicy("arn:aws:iam::123456789012:root", #""kms:*""#), policy].compactMap {
        $0.string.flatMap { try? JSON.parse($0)["Statement"]?[0] }
      }
      let document = JSON.object(["Version": .string("2012-10-17"), "Statement": .array(policies)])
      #expect(world.call("PutKeyPolicy", ["KeyId": .string(key), "Policy": .string(document.text)]).error == "200")
    }
    allow(#"{"StringEquals": {"kms:RequestAlias": "alias/lake"}}"#)
    #expect(dataKey("alias/lake", as: ann) == "200")
    #expect(dataKey(key, as: ann) == denial("ann", "GenerateDataKey", key))
    allow(#"{"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/lake"}}"#)
    #expect(dataKey(key, as: ann) == "200")
  }

  @Test func otherAccountsNeedTheKeysPolicy() {
    let key = world.key()
    let sentence =
      "AccessDeniedException: User: arn:aws:iam::111122223333:root is not authorized to perform: kms:GenerateDataKey on this "
      + "resource because the resource does not exist in this Region, no resource-based policies allow access, or a "
      + "resource-based policy explicitly denies access"
    #expect(dataKey(world.arn(key), as: KeyWorld.stranger) == sentence)
    let policy = JSON.string(
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["123456789012","111122223333"]},"#
        + #""Action":"kms:*","Resource":"*"}]}"#)
    world.call("PutKeyPolicy", ["KeyId": .string(key), "Policy": policy])
    #expect(dataKey(world.arn(key), as: KeyWorld.stranger) == "200")
    let blob = world.encrypt("secret", key)
    #expect(
      world.call("Decrypt", ["CiphertextBlob": .string(blob)], as: KeyWorld.stranger)["Plaintext"] == base64("secret"))
  }

  @Test func servicesUseKeysForTheirCallers() throws {
    let ann = try world.user("ann", allow: "kms:DescribeKey")
    let port = KMSKeyPort()
    let caller = try #require(try world.cloud.identities.credential(ann.accessKeyID)?.caller)
    let context = world.context(caller)
    // The key that AWS manages lets everybody of the account in, through S3 alone.
    let made = try port.dataKey(under: nil, context: ["a": "b"], for: context)
    #expect(made.plaintext.count == 32)
    #expect(try port.decrypt(made.ciphertext, context: ["a": "b"], for: context) == made.plaintext)
    #expect(throws: ServiceError.self) { try port.decrypt(made.ciphertext, context: [:], for: context) }
    #expect(try port.arn(of: nil, for: context) == made.keyARN)
    let rows = world.cloud.journal.records.filter { $0.parent == 1 }
    #expect(rows.map(\.action) == ["kms:GenerateDataKey", "kms:Decrypt", "kms:Decrypt"])
    #expect(throws: ServiceError.self) { try port.dataKey(under: world.key(), context: [:], for: context) }
    let via = keyPolicy(
      KeyWorld.arn(user: "ann"), #""kms:*""#,
      condition: #"{"StringEquals": {"kms:ViaService": "glue.us-east-1.amazonaws.com"}}"#)
    let key = world.key(["Policy": via, "BypassPolicyLockoutSafetyCheck": .bool(true)])
    #expect(throws: ServiceError.self) { try port.encrypt([1], under: key, context: [:], for: context) }
    let glue = port.forwarded(by: "glue")
    let blob = try glue.encrypt([1], under: key, context: [:], for: context)
    #expect(try glue.decrypt(blob, context: [:], for: context) == [1])
  }
}
