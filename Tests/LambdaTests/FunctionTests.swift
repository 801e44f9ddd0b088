import Documents
import HTTP
import Testing

@Suite struct FunctionTests {
  let world: FunctionWorld

  init() throws {
    world = try FunctionWorld()
  }

  @Test func functionsAreDescribedAsTheyWereMade() throws {
    let made = world.create("spill", ["Tags": .object(["team": .string("data")])], environment: ["A": .string("1")])
    #expect(made.status == 201)
    #expect(made["State"] == "Pending")
    #expect(made["FunctionArn"] == FunctionWorld.arn("spill"))
    #expect(made["LastModified"] == "2027-01-15T08:00:00.000+0000")
    #expect(made.json["CodeSize"]?.integer == 22)
    let found = world.send("GET", "/spill")
    #expect(found["Configuration", "State"] == "Active")
    #expect(found["Configuration", "Version"] == "$LATEST")
    #expect(found["Configuration", "Environment", "Variables", "A"] == "1")
    #expect(found["Configuration", "LoggingConfig", "LogGroup"] == "/aws/lambda/spill")
    #expect(found["Tags", "team"] == "data")
    #expect(world.send("GET", "/spill/configuration")["CodeSha256"] == made["CodeSha256"])
    let byARN = FunctionWorld.arn("spill").replacing(":", with: "%3A")
    #expect(world.send("GET", "/\(byARN)/configuration")["FunctionName"] == "spill")
    #expect(world.send("GET", "?MaxItems=1").json["Functions"]?[0]?["FunctionName"]?.string == "spill")
    #expect(world.create("spill").error == "409 ResourceConflictException: Function already exist: spill")
    #expect(world.send("DELETE", "/spill").status == 204)
    #expect(
      world.send("GET", "/spill").error
        == "404 ResourceNotFoundException: Function not found: \(FunctionWorld.arn("spill"))")
    #expect(world.send("GET", "/spill")["Type"] == "User")
  }

  @Test func whatCannotBeMadeIsRefused() throws {
    #expect(
      world.create("a", ["Role": .string("arn:aws:iam::123456789012:role/nobody")]).error
        == "400 InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.")
    try world.role("glue", trusting: "glue.amazonaws.com")
    #expect(world.create("a", ["Role": .string("arn:aws:iam::123456789012:role/glue")]).status == 400)
    #expect(
      world.create("a", ["Runtime": nil]).error
        == "400 InvalidParameterValueException: Runtime and Handler are mandatory parameters for functions created with "
        + "deployment packages.")
    #expect(
      world.create("a", ["Code": .object(["ZipFile": .string("bm8gemlw")])]).error
        == "400 InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.")
    #expect(world.create("a", ["Layers": .array([.string("x")])]).status == 501)
    #expect(world.create("a", ["Code": .object(["S3Bucket": .string("b")])]).status == 501)
    #expect(world.create("a", ["Timeout": .number(901)]).error.hasPrefix("400 ValidationException: 1 validation error"))
    #expect(world.create("no name").error.contains("at 'functionName' failed to satisfy constraint"))
    #expect(world.send("GET").json["Functions"]?.elements?.isEmpty == true)
  }

  @Test func settingsAndCodeChange() {
    let revision = world.create("a", environment: ["A": .string("1")])["RevisionId"]
    let changes = JSON.object(["Timeout": .number(30), "Environment": .object(["Variables": .object([:])])])
    let changed = world.send("PUT", "/a/configuration", changes)
    #expect(changed.json["Timeout"]?.integer == 30)
    #expect(changed.json["Environment"] == nil)
    #expect(changed["Handler"] == "main.handler")
    let stale = JSON.object(["Timeout": .number(31), "RevisionId": .string(revision)])
    #expect(world.send("PUT", "/a/configuration", stale).error.hasPrefix("412 PreconditionFailedException: The RevisionId"))
    let code = world.send("PUT", "/a/code", .object(["ZipFile": .string("UEsDBAoAAAAAAA==")]))
    #expect(code.json["CodeSize"]?.integer == 10)
    #expect(world.send("PUT", "/b/code", .object(["ZipFile": .string("UEsDBAoAAAAAAA==")])).status == 404)
  }

  @Test func versionsStayAndAliasesMove() {
    world.create("a", environment: ["MOCKLAKE_RESPONSE": .string("1")])
    let first = world.send("POST", "/a/versions", .object([:]))
    #expect(first.status == 201)
    #expect(first["FunctionArn"] == FunctionWorld.arn("a:1"))
    world.send(
      "PUT", "/a/configuration",
      .object(["Environment": .object(["Variables": .object(["MOCKLAKE_RESPONSE": .string("2")])])]))
    #expect(world.send("POST", "/a/versions", .object([:]))["Version"] == "2")
    let alias = JSON.object(["Name": .string("live"), "FunctionVersion": .string("1")])
    #expect(world.send("POST", "/a/aliases", alias)["AliasArn"] == FunctionWorld.arn("a:live"))
    #expect(
      world.send("POST", "/a/aliases", alias).error
        == "409 ResourceConflictException: Alias already exists: \(FunctionWorld.arn("a:live"))")
    #expect(world.invoke("a:live").body == Array("1".utf8))
    #expect(world.invoke("a:live").headers["X-Amz-Executed-Version"] == "1")
    #expect(world.send("PUT", "/a/aliases/live", .object(["FunctionVersion": .string("2")]))["FunctionVersion"] == "2")
    #expect(world.send("POST", "/a/invocations?Qualifier=live").body == Array("2".utf8))
    #expect(world.send("DELETE", "/a?Qualifier=2").status == 409)
    #expect(world.send("DELETE", "/a?Qualifier=1").status == 204)
    #expect(world.send("GET", "/a?Qualifier=1").error.hasSuffix("Function not found: \(FunctionWorld.arn("a:1"))"))
    let versions = world.send("GET", "/a/versions").json["Versions"]?.elements ?? []
    #expect(versions.compactMap { $0["Version"]?.string } == ["$LATEST", "2"])
    #expect(world.send("GET", "/a/aliases").json["Aliases"]?[0]?["Name"]?.string == "live")
    #expect(world.send("DELETE", "/a/aliases/live").status == 204)
    #expect(
      world.send("GET", "/a/aliases/live").error
        == "404 ResourceNotFoundException: Cannot find alias arn: \(FunctionWorld.arn("a:live"))")
  }
}
