import Documents
import HTTP
import ServiceCore
import Testing

/// What `mocklake explain` shows.
@Suite struct ExplanationTests {
  private static let policy =
    #"{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"glue:GetTable","#
    + #""Resource":["arn:aws:glue:us-east-1:000000000000:catalog","arn:aws:glue:us-east-1:000000000000:database/other"]},"#
    + #"{"Effect":"Allow","Action":"glue:GetTabels","Resource":"*"}]}"#

  private func explain(_ test: TestEmulator, _ number: Int) -> String { test.admin("GET", "/_mocklake/explain/r-\(number)").text }

  @Test func aDenialShowsLayersStatementsAndTheSentence() throws {
    let test = try TestEmulator()
    try test.addUser("ann", TestEmulator.ann, policy: Self.policy)
    _ = test.glue("GetTable", #"{"DatabaseName":"db","Name":"t"}"#, as: TestEmulator.ann)
    let lines = explain(test, 1).split(separator: "\n").map(String.init)
    #expect(lines.first == "DENIED   r-1  glue:GetTable  by arn:aws:iam::000000000000:user/ann")
    #expect(lines[1] == "  allowed      glue:GetTable on arn:aws:glue:us-east-1:000000000000:catalog")
    #expect(lines[2] == "  DENIED       glue:GetTable on arn:aws:glue:us-east-1:000000000000:database/db")
    #expect(lines.contains { $0.contains("ann/inline #1 Read  Allow  no: ") })
    #expect(lines.contains { $0.contains("ann/inline #2  Allow  no: ") })
    #expect(lines.contains("  =>  implicitDeny by identity"))
    #expect(lines.suffix(2).first == "The client was told (400 AccessDeniedException):")
    #expect(
      lines.last
        == "  User: arn:aws:iam::000000000000:user/ann is not authorized to perform: glue:GetTable on resource: "
        + "arn:aws:glue:us-east-1:000000000000:database/db because no identity-based policy allows the glue:GetTable action")
  }

  @Test func nearMissesAreTold() throws {
    let test = try TestEmulator()
    try test.addUser("ann", TestEmulator.ann, policy: Self.policy)
    _ = test.glue("GetTables", #"{"DatabaseName":"db"}"#, as: TestEmulator.ann)
    #expect(explain(test, 1).contains("near miss: "))
    #expect(explain(test, 1).contains("glue:GetTabels"))
  }

  @Test func anAllowedCall() throws {
    let test = try TestEmulator()
    _ = test.glue("GetDatabases")
    let text = explain(test, 1)
    #expect(text.hasPrefix("ALLOWED  r-1  glue:GetDatabases  by arn:aws:iam::000000000000:root\n"))
    #expect(text.contains("  =>  allowed by root"))
    #expect(!text.contains("The client was told"))
  }

  @Test func aFailedCall() throws {
    let test = try TestEmulator()
    _ = test.glue("GetDatabase", #"{"Name":"no"}"#)
    let text = explain(test, 1)
    #expect(text.hasPrefix("FAILED   r-1  glue:GetDatabase  by "))
    #expect(text.hasSuffix("The client was told (400 EntityNotFoundException):\n  Database no not found.\n"))
  }

  @Test func aCallWithoutChecks() throws {
    let test = try TestEmulator()
    _ = test.send(TestEmulator.form("Action=GetCallerIdentity&Version=2011-06-15"))
    #expect(explain(test, 1).contains("  no permission was checked for this call\n"))
  }

  @Test func aScriptedFault() throws {
    let test = try TestEmulator()
    _ = test.admin("POST", "/_mocklake/faults", #"{"name":"no luck","operation":"glue:*","deny":"scp"}"#)
    _ = test.glue("GetDatabases")
    let text = explain(test, 1)
    #expect(text.hasPrefix("DENIED   r-1  glue:GetDatabases"))
    #expect(text.contains("  decided by the scripted fault \"no luck\"\n"))
    #expect(text.contains("because no service control policy allows the glue:GetDatabases action"))
  }

  @Test func explanationsArePlainText() throws {
    let test = try TestEmulator()
    _ = test.glue("GetDatabases")
    #expect(test.admin("GET", "/_mocklake/explain/1").headers["Content-Type"] == "text/plain; charset=utf-8")
  }

  @Test func aQuestionWithoutARequest() throws {
    let test = try TestEmulator()
    try test.addUser("ann", TestEmulator.ann, policy: Self.policy)
    let response = test.admin("GET", "/_mocklake/explain", query: "user=ann&action=glue%3AGetTables&resource=database%2Fother")
    #expect(response.headers["x-mocklake-decision"] == "denied")
    let lines = response.text.split(separator: "\n").map(String.init)
    #expect(lines.first == "DENIED   glue:GetTables  by arn:aws:iam::000000000000:user/ann")
    #expect(lines[1] == "  DENIED       glue:GetTables on arn:aws:glue:us-east-1:000000000000:catalog")
    #expect(lines[3] == "  not reached  glue:GetTables on arn:aws:glue:us-east-1:000000000000:table/other/*")
    #expect(lines.contains { $0.hasPrefix("  near miss: glue:GetTabels") })
    #expect(lines.contains("Smallest fix: allow"))
    #expect(lines.contains("The client would be told:"))
    let allowed = test.admin("GET", "/_mocklake/explain", query: "user=ann&action=glue%3AGetDatabases")
    #expect(allowed.headers["x-mocklake-decision"] == "denied")
    let root = test.admin("GET", "/_mocklake/explain", query: "action=glue%3AGetDatabases")
    #expect(root.headers["x-mocklake-decision"] == "allowed")
    #expect(root.text.hasPrefix("ALLOWED  glue:GetDatabases  by arn:aws:iam::000000000000:root\n"))
  }

  @Test(arguments: [
    ("user=nobody&action=glue:GetDatabases", "account 000000000000 has no user \"nobody\""),
    ("action=glue:GetTable", "glue:GetTable acts on a table: say on which: such as table/*/* or the whole ARN"),
    ("role=x", "the question names no action"),
  ])
  func questionsThatCannotBeAnswered(_ query: String, _ message: String) throws {
    let response = try TestEmulator().admin("GET", "/_mocklake/explain", query: "\(query)")
    #expect(response.status == 400)
    #expect(response.json["message"]?.string == message)
  }
}
