import Documents
import Testing

@Suite struct AliasTests {
  let world: KeyWorld

  init() throws {
    world = try KeyWorld()
  }

  private func create(_ name: String, _ key: String) -> String {
    world.call("CreateAlias", ["AliasName": .string(name), "TargetKeyId": .string(key)]).error
  }

  @Test func aliasesNameKeys() {
    let (first, second) = (world.key(), world.key())
    #expect(create("alias/lake", world.arn(first)) == "200")
    #expect(world.call("DescribeKey", ["KeyId": .string("alias/lake")])["KeyMetadata", "KeyId"] == first)
    world.call("UpdateAlias", ["AliasName": .string("alias/lake"), "TargetKeyId": .string(second)])
    let arn = "arn:aws:kms:us-east-1:123456789012:alias/lake"
    #expect(world.call("DescribeKey", ["KeyId": .string(arn)])["KeyMetadata", "KeyId"] == second)
    let listed = world.call("ListAliases", ["KeyId": .string(second)]).json["Aliases"]
    #expect(listed?[0]?["AliasArn"]?.string == arn)
    #expect(listed?[0]?["TargetKeyId"]?.string == second)
    #expect(world.call("ListAliases", ["KeyId": .string(first)]).json["Aliases"]?.elements?.isEmpty == true)
    #expect(world.call("DeleteAlias", ["AliasName": .string("alias/lake")]).error == "200")
    #expect(
      world.call("DeleteAlias", ["AliasName": .string("alias/lake")]).error
        == "NotFoundException: Alias \(arn) is not found.")
  }

  @Test func namesAreChecked() {
    let key = world.key()
    #expect(create("alias/lake", key) == "200")
    #expect(
      create("alias/lake", key)
        == "AlreadyExistsException: An alias with the name arn:aws:kms:us-east-1:123456789012:alias/lake already exists")
    #expect(
      create("lake", key)
        == "ValidationException: Alias must start with the prefix \"alias/\". Please see "
        + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")
    #expect(create("alias/aws/mine", key) == "NotAuthorizedException: ")
    #expect(create("alias/a:b", key) == "InvalidAliasNameException: alias/a:b contains invalid characters for an alias")
    #expect(create("alias/other", "alias/lake") == "ValidationException: Aliases must refer to keys. Not aliases")
    #expect(
      create("alias/a b", key)
        == "ValidationException: 1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy "
        + "constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$")
  }

  @Test func keysOfServicesAreMadeWhenAskedFor() {
    #expect(world.call("ListAliases").json["Aliases"]?.elements?.isEmpty == true)
    let described = world.call("DescribeKey", ["KeyId": .string("alias/aws/s3")])
    #expect(described["KeyMetadata", "KeyManager"] == "AWS")
    let id = described["KeyMetadata", "KeyId"]
    #expect(world.call("DescribeKey", ["KeyId": .string("alias/aws/s3")])["KeyMetadata", "KeyId"] == id)
    #expect(world.call("ListAliases").json["Aliases"]?[0]?["AliasName"]?.string == "alias/aws/s3")
    #expect(
      world.call("Encrypt", ["KeyId": .string("alias/aws/s3"), "Plaintext": .string("YQ==")]).error
        == "AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: kms:Encrypt on "
        + "resource: \(world.arn(id)) because no resource-based policy allows the kms:Encrypt action")
    #expect(world.call("DescribeKey", ["KeyId": .string("alias/aws/nothing")]).status == 400)
  }
}
