import AWSSignature
import Documents
import HTTP
import IAMPolicy
import ServiceCore
import Testing

/// Organization and VPC endpoint, as they bind callers.
@Suite(.timeLimit(.minutes(1))) struct PerimeterTests {
  private static let everything = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#

  private func scp(_ effect: String, _ action: String, condition: String = "{}") -> String {
    #"{"Version":"2012-10-17","Statement":{"Effect":"\#(effect)","Action":"\#(action)","Resource":"*","Condition":\#(condition)}}"#
  }

  private func set(_ test: TestEmulator, _ document: String, part: String = "organization") {
    let response = test.admin("PUT", "/_mocklake/\(part)", document)
    #expect(response.status == 200, "\(response.text)")
  }

  private func world(_ options: SecurityOptions = SecurityOptions()) throws -> TestEmulator {
    let test = try TestEmulator(options)
    try test.addUser("ann", TestEmulator.ann, policy: Self.everything)
    return test
  }

  @Test func documentsAreKeptShownAndRemoved() throws {
    let test = try world()
    #expect(test.admin("GET", "/_mocklake/organization").text == "null")
    set(test, #"{"id":"o-exampleorgid"}"#)
    #expect(test.admin("GET", "/_mocklake/organization").text == #"{"id":"o-exampleorgid","accounts":["000000000000"]}"#)
    let health = test.admin("GET", "/_mocklake/health").json["organization"]
    #expect(health?["id"]?.string == "o-exampleorgid")
    #expect(health?["accounts"]?.elements?.count == 2)
    #expect(test.admin("DELETE", "/_mocklake/organization").text == "null")
    #expect(test.admin("POST", "/_mocklake/organization", "{}").status == 405)
    #expect(test.admin("PUT", "/_mocklake/organization", "{").status == 400)
    let refused = test.admin("PUT", "/_mocklake/organization", #"{"acounts":[]}"#)
    #expect(refused.status == 400)
    #expect(refused.text.contains("did you mean accounts?"))
    #expect(test.admin("PUT", "/_mocklake/vpc-endpoint", #"{"policy":{"Statement":[]}}"#).status == 400)
  }

  @Test(
    arguments: [
      (nil, "because no service control policy allows the glue:GetDatabases action"),
      ("2022", "with an explicit deny in a service control policy"),
    ] as [(String?, String)])
  func missingAllowsOfALevelBindEverybody(era: String?, reason: String) throws {
    var options = SecurityOptions()
    if era != nil { options.denialEra = .y2022 }
    let test = try world(options)
    set(test, #"{"units":{"Data":{"fullAccess":false,"scp":\#(scp("Allow", "s3:*")),"accounts":["000000000000"]}}}"#)
    let start = "User: arn:aws:iam::000000000000:user/ann is not authorized to perform: glue:GetDatabases on resource: "
    let answer = test.glue("GetDatabases", as: TestEmulator.ann)
    #expect(answer.json["Message"]?.string == "\(start)arn:aws:glue:us-east-1:000000000000:catalog \(reason)")
    // A member account's root user is bound too.
    #expect(test.glue("GetDatabases").status == 400)
    _ = test.admin("DELETE", "/_mocklake/organization")
    #expect(test.glue("GetDatabases", as: TestEmulator.ann).status == 200)
  }

  @Test func explicitDenialsNameThePolicy() throws {
    let test = try world()
    set(test, #"{"management":"999999999999","scp":{"NoGlue":\#(scp("Deny", "glue:*"))}}"#)
    let answer = test.glue("GetDatabases", as: TestEmulator.ann).json["Message"]?.string ?? ""
    #expect(
      answer.contains(
        " with an explicit deny in a service control policy: "
          + "arn:aws:organizations::999999999999:policy/o-mocklake01/service_control_policy/p-"))
  }

  @Test func theManagementAccountIsFree() throws {
    let test = try world()
    set(test, #"{"management":"000000000000","scp":\#(scp("Deny", "*"))}"#)
    #expect(test.glue("GetDatabases", as: TestEmulator.ann).status == 200)
    #expect(test.glue("GetDatabases").status == 200)
  }

  @Test func resourceControlBindsStrangers() throws {
    let test = try world()
    #expect(test.send(TestEmulator.s3("PUT", "/lake")).status == 200)
    set(
      test,
      #"""
      {"id":"o-exampleorgid","rcp":{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*",
       "Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-exampleorgid"}}}}}
      """#)
    #expect(test.send(TestEmulator.s3("GET", "/lake"), as: TestEmulator.ann).status == 200)
    set(
      test,
      #"""
      {"rcp":{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}}
      """#)
    let answer = test.send(TestEmulator.s3("GET", "/lake"), as: TestEmulator.ann)
    #expect(answer.status == 403)
    #expect(answer.text.contains("with an explicit deny in a resource control policy: arn:aws:organizations::"))
    #expect(test.glue("GetDatabases", as: TestEmulator.ann).status == 200)
  }

  @Test(
    arguments: [
      (#"{"StringEquals":{"aws:PrincipalOrgID":"o-exampleorgid"}}"#, true),
      (#"{"StringEquals":{"aws:PrincipalOrgID":"o-anotherorgid"}}"#, false),
      (#"{"StringEquals":{"aws:ResourceOrgID":"o-exampleorgid"}}"#, true),
      (#"{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-exampleorgid/r-ab12/ou-ab12-11111111/*"}}"#, true),
      (#"{"ForAnyValue:StringEquals":{"aws:PrincipalOrgPaths":"o-exampleorgid/r-ab12/ou-ab12-11111111/"}}"#, true),
      (#"{"ForAnyValue:StringLike":{"aws:ResourceOrgPaths":"o-exampleorgid/r-ab12/ou-ab12-2*"}}"#, false),
    ])
  func conditionsSeeTheOrganization(condition: String, isDenied: Bool) throws {
    let test = try world()
    set(
      test,
      #"""
      {"id":"o-exampleorgid","rootId":"r-ab12","units":{"Data":{"id":"ou-ab12-11111111","accounts":["000000000000"],
       "scp":\#(scp("Deny", "glue:GetDatabases", condition: condition))}}}
      """#)
    #expect(test.glue("GetDatabases", as: TestEmulator.ann).status == (isDenied ? 400 : 200))
  }

  @Test func endpointsLetThroughWhatTheirPolicyAllows() throws {
    let test = try world()
    set(
      test,
      #"""
      {"policy":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}}}
      """#, part: "vpc-endpoint")
    let answer = test.glue("GetDatabases", as: TestEmulator.ann).json["Message"]?.string ?? ""
    #expect(answer.hasSuffix("because no VPC endpoint policy allows the glue:GetDatabases action"))
    set(test, #"{"id":"vpce-1"}"#, part: "vpc-endpoint")
    #expect(test.glue("GetDatabases", as: TestEmulator.ann).status == 200)
  }

  @Test(
    arguments: [
      (#"{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"#, true), (#"{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}"#, false),
      (#"{"IpAddress":{"aws:VpcSourceIp":"10.0.0.7"}}"#, true), (#"{"Null":{"aws:SourceIp":"true"}}"#, true),
    ])
  func conditionsSeeTheEndpoint(condition: String, isDenied: Bool) throws {
    let test = try world()
    set(test, #"{"scp":\#(scp("Deny", "glue:*", condition: condition))}"#)
    set(test, #"{"id":"vpce-1","vpc":"vpc-1","address":"10.0.0.7"}"#, part: "vpc-endpoint")
    #expect(test.glue("GetDatabases", as: TestEmulator.ann).status == (isDenied ? 400 : 200))
  }
}
