import AWSSignature
import Basics
import HTTP
import Synchronization
import Testing

@testable import AWSClient

@Suite struct CredentialTests {
  private func environment(_ variables: [String: String], files: [String: String] = [:]) -> AWSEnvironment {
    AWSEnvironment(variable: { variables[$0] }, file: { files[$0] })
  }

  private func find(
    _ options: CredentialOptions = CredentialOptions(), _ variables: [String: String] = [:], files: [String: String] = [:]
  ) throws(AWSCallError) -> AWSCredentials {
    let chain = CredentialChain(options, environment: environment(variables, files: files)) { role, base throws(AWSCallError) in
      StaticCredentials(
        AWSCredentials(accessKeyID: "ROLE \(role.roleARN) as \(base.accessKeyID)", secretAccessKey: "s"))
    }
    return try chain.find().credentials()
  }

  private let files = [
    "/home/u/.aws/credentials": """
    # keys
    [default]
    aws_access_key_id = DEFAULT
    aws_secret_access_key=d
    [work]
    aws_access_key_id=WORK
    aws_secret_access_key=w
    aws_session_token=t
    [half]
    aws_access_key_id=HALF
    """,
    "/home/u/.aws/config": """
    [default]
    region = eu-west-1
    [profile reader]
    role_arn = arn:aws:iam::1:role/reader
    source_profile = work
    s3 =
      addressing_style = path
    [profile loop]
    role_arn = a
    source_profile = loop2
    [profile loop2]
    role_arn = b
    source_profile = loop
    """,
  ]

  private func message(_ call: () throws(AWSCallError) -> AWSCredentials) -> String? {
    do throws(AWSCallError) {
      return "found \(try call().accessKeyID)"
    } catch {
      return error.description
    }
  }

  @Test func givenKeysComeFirst() throws {
    let options = CredentialOptions(accessKeyID: "GIVEN", secretAccessKey: "g", sessionToken: "t")
    let found = try find(options, ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "e"])
    #expect(found == AWSCredentials(accessKeyID: "GIVEN", secretAccessKey: "g", sessionToken: "t"))
  }

  @Test func environmentComesBeforeFiles() throws {
    let variables = ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "e", "AWS_SESSION_TOKEN": "t", "HOME": "/home/u"]
    #expect(
      try find(CredentialOptions(), variables, files: files)
        == AWSCredentials(accessKeyID: "ENV", secretAccessKey: "e", sessionToken: "t"))
    #expect(try find(CredentialOptions(profileName: "work"), variables, files: files).accessKeyID == "WORK")
  }

  @Test(
    arguments: [
      (nil, [:], "found DEFAULT"), ("work", [:], "found WORK"), (nil, ["AWS_PROFILE": "work"], "found WORK"),
      ("reader", [:], "found ROLE arn:aws:iam::1:role/reader as WORK"),
      ("none", [:], "The config profile (none) could not be found"),
      ("half", [:], "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key"),
      ("loop", [:], "Infinite loop in credential configuration detected"),
      (nil, ["AWS_SHARED_CREDENTIALS_FILE": "/nowhere"], "Unable to locate credentials"),
      (nil, ["AWS_ACCESS_KEY_ID": "X"], "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"),
    ] as [(String?, [String: String], String)])
  func looksIntoFiles(_ profile: String?, _ variables: [String: String], _ expected: String) {
    let all = variables.merging(["HOME": "/home/u"]) { old, _ in old }
    let files = files
    #expect(
      message { () throws(AWSCallError) in try find(CredentialOptions(profileName: profile), all, files: files) } == expected)
  }

  @Test func withoutAnythingSaysSo() {
    #expect(message { () throws(AWSCallError) in try find() } == "Unable to locate credentials")
    let half = CredentialOptions(accessKeyID: "A")
    #expect(
      message { () throws(AWSCallError) in try find(half) }
        == "Partial credentials found in explicit, missing: aws_secret_access_key")
  }

  @Test(
    arguments: [
      ("glue", "us-east-1", nil, [:], "https://glue.us-east-1.amazonaws.com"),
      ("glue", "cn-north-1", nil, [:], "https://glue.cn-north-1.amazonaws.com.cn"),
      ("glue", "us-east-1", "http://127.0.0.1:1/", ["AWS_ENDPOINT_URL": "http://x"], "http://127.0.0.1:1"),
      ("sts", "us-east-1", nil, ["AWS_ENDPOINT_URL": "http://x:1"], "http://x:1"),
      ("sts", "us-east-1", nil, ["AWS_ENDPOINT_URL": "http://x:1", "AWS_ENDPOINT_URL_STS": "http://y:2"], "http://y:2"),
      (
        "sts", "us-east-1", nil, ["AWS_ENDPOINT_URL": "http://x:1", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"],
        "https://sts.us-east-1.amazonaws.com"
      ),
    ] as [(String, String, String?, [String: String], String)])
  func findsEndpoints(_ service: String, _ region: String, _ given: String?, _ variables: [String: String], _ expected: String)
    throws
  {
    #expect(try ServiceEndpoint(environment(variables)).find(service, region: region, given: given).description == expected)
  }

  @Test func refusesEndpointsThatAreNone() {
    #expect(throws: AWSCallError.self) {
      try ServiceEndpoint(environment([:])).find("glue", region: "us-east-1", given: "localhost:4566")
    }
  }
}

@Suite struct AssumedRoleTests {
  private let start = Timestamp(seconds: 1_772_355_600)

  private let answer = """
    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>sec</SecretAccessKey><SessionToken>tok</SessionToken>
    <Expiration>2026-03-01T10:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
    """

  private func session(_ transport: ScriptedTransport, _ clock: any Clock) throws(AWSCallError) -> AWSSession {
    let options = AWSSessionOptions(
      region: "eu-west-1", credentials: CredentialOptions(accessKeyID: "AKID", secretAccessKey: "s"),
      roleARN: "arn:aws:iam::1:role/r", roleSourceIdentity: "me", endpointURL: "http://127.0.0.1:1")
    let caller = AWSCaller(transport: transport, clock: clock, retry: RetryPolicy(ids: SeededIDSource(seed: 1)) { _ in })
    return try AWSSession(options, caller: caller, environment: AWSEnvironment(variable: { _ in nil }))
  }

  @Test func assumesOnceAndSignsWithTheSession() throws {
    let transport = ScriptedTransport([.xml(200, answer), .json(200, #"{"DatabaseList":[]}"#)])
    _ = try session(transport, FrozenClock(start)).glue().databases()
    let form = String(decoding: transport.requests[0].body, as: UTF8.self)
    #expect(
      form == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr"
        + "&RoleSessionName=OpenMetadataSession&SourceIdentity=me")
    // The endpoint of the configuration does not reach STS.
    #expect(transport.endpoints.map(\.host) == ["sts.eu-west-1.amazonaws.com", "127.0.0.1"])
    #expect(transport.requests[1].headers["X-Amz-Security-Token"] == "tok")
  }

  @Test func assumesAgainNearTheEnd() throws {
    let clock = FrozenClock(start)
    let transport = ScriptedTransport([.xml(200, answer), .json(200, "{}"), .xml(200, answer), .json(200, "{}")])
    let glue = try session(transport, clock).glue()
    _ = try glue.databases()
    clock.advance(seconds: 3600 - 899)
    _ = try glue.databases()
    #expect(transport.endpoints.map { $0.host.hasPrefix("sts") } == [true, false, true, false])
  }

  @Test func keepsTheSessionWhileItLasts() throws {
    let clock = FrozenClock(start)
    let denied = ScriptedTransport.Answer.xml(
      403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>")
    let transport = ScriptedTransport([.xml(200, answer), denied, .json(200, "{}"), denied])
    let glue = try session(transport, clock).glue()
    clock.advance(seconds: 3600 - 800)
    _ = try glue.databases()
    clock.advance(seconds: 300)
    #expect(throws: AWSCallError.self) { try glue.databases() }
  }

  @Test func saysThatTheRoleIsRefused() {
    let text = """
      <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code>
      <Message>User: u is not authorized to perform: sts:AssumeRole on resource: r</Message></Error></ErrorResponse>
      """
    do throws(AWSCallError) {
      _ = try session(ScriptedTransport([.xml(403, text)]), FrozenClock(start))
      Issue.record("the role was assumed")
    } catch {
      #expect(
        error.description == "An error occurred (AccessDenied) when calling the AssumeRole operation: "
          + "User: u is not authorized to perform: sts:AssumeRole on resource: r")
    }
  }
}
