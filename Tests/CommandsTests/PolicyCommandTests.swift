import Basics
import CommandLine
import Commands
import Documents
import Testing

/// Commands over policy files, without a server.
@Suite struct PolicyCommandTests {
  private static let customer = """
    {
      "Version": "2012-10-17",
      "Statement": [
        {"Sid": "Catalog", "Effect": "Allow", "Action": ["glue:GetDatabases", "glue:GetTable"], "Resource": "*"},
        {"Effect": "Allow", "Action": "s3:ListObjects", "Resource": "arn:aws:s3:::lake/*"}
      ]
    }

    """

  private func run(_ words: [String], policy: String = customer) throws -> (code: ExitCode, output: String, errors: String) {
    let folder = try FileSystem.temporaryDirectory(prefix: "mocklake-policies")
    defer { FileSystem.remove(folder) }
    try FileSystem.write(Array(policy.utf8), to: "\(folder)/customer.json")
    let (output, errors) = (TextBuffer(), TextBuffer())
    let terminal = Terminal(output: output, errors: errors, environment: [:])
    let words = words.map { $0.replacing("FILE", with: "\(folder)/customer.json") }
    let code = MocklakeProgram(terminal: terminal, environment: [:]).run(words)
    return (code, output.text.replacing("\(folder)/", with: ""), errors.text.replacing("\(folder)/", with: ""))
  }

  // MARK: Lint

  @Test func findingsAreShownWithTheirPlaces() throws {
    let (code, output, _) = try run(["policy", "--lint", "FILE", "--connector", "glue"])
    #expect(code == .failed)
    #expect(
      output
        == """
        error[ML041]: "s3:ListObjects" is no action, it grants nothing
         --> customer.json:5:34
          |
        5 |     {"Effect": "Allow", "Action": "s3:ListObjects", "Resource": "arn:aws:s3:::lake/*"}
          |                                   ^^^^^^^^^^^^^^^^
          = help: did you mean "s3:ListBucket"?

        error[ML060]: glue:GetTables is not allowed: without it the run stops
          = help: the connector needs it for the tables

        customer.json: 2 errors

        """.replacing("5:34", with: "5:35"))
  }

  @Test func findingsAsJSON() throws {
    let (code, output, _) = try run(["policy", "--lint", "FILE", "--json"])
    #expect(code == .failed)
    let file = try JSON.parse(output)[0]
    #expect(file?["file"]?.string == "customer.json")
    #expect(
      file?["findings"]?[0]?.text
        == #"{"code":"ML041","severity":"error","message":"\"s3:ListObjects\" is no action, it grants nothing","#
        + #""help":"did you mean \"s3:ListBucket\"?","line":5,"column":35,"length":16}"#)
  }

  @Test func aSoundPolicyPasses() throws {
    let policy = #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "glue:GetTables", "Resource": "*"}}"#
    let (code, output, _) = try run(["policy", "--lint", "FILE"], policy: policy)
    #expect(code == .success)
    #expect(output == "customer.json: no findings\n")
  }

  // MARK: Explain

  @Test func aQuestionIsAnsweredFromAFile() throws {
    let (code, output, _) = try run(
      ["explain", "--role", "Catalog", "--region", "eu-west-1", "--policy", "FILE", "glue:GetTables", "database/sales"])
    #expect(code == .failed)
    #expect(
      output == """
        DENIED   glue:GetTables  by arn:aws:sts::123456789012:assumed-role/Catalog/explain
          DENIED       glue:GetTables on arn:aws:glue:eu-west-1:123456789012:catalog
          not reached  glue:GetTables on arn:aws:glue:eu-west-1:123456789012:database/sales
          not reached  glue:GetTables on arn:aws:glue:eu-west-1:123456789012:table/sales/*
          1  service control policies  none set
          2  resource control policies  none set
          3  VPC endpoint policy  none set
          4  resource policy  none set
          5  role trust policy  none set
          6  identity policies  no statement matches
               customer.json:4 #1 Catalog  Allow  no: the action differs
               customer.json:5 #2  Allow  no: the action differs; the resource differs
          7  permissions boundary  none set
          8  session policy  none set
          =>  implicitDeny by identity
          near miss: glue:GetTable differs from glue:GetTables by a letter or two, did you mean glue:GetTables?
        Smallest fix: allow
          glue:GetTables on arn:aws:glue:eu-west-1:123456789012:catalog
          glue:GetTables on arn:aws:glue:eu-west-1:123456789012:database/sales
          glue:GetTables on arn:aws:glue:eu-west-1:123456789012:table/sales/*
        The client would be told:
          User: arn:aws:sts::123456789012:assumed-role/Catalog/explain is not authorized to perform: glue:GetTables on \
        resource: arn:aws:glue:eu-west-1:123456789012:catalog because no identity-based policy allows the glue:GetTables action

        """)
  }

  @Test func whatIsAllowedExitsWithZero() throws {
    let (code, output, _) = try run(["explain", "--policy", "FILE", "glue:GetTable", "table/sales/orders"])
    #expect(code == .success)
    #expect(output.hasPrefix("ALLOWED  glue:GetTable  by arn:aws:sts::123456789012:assumed-role/Caller/explain\n"))
  }

  @Test func otherLayersAreAsked() throws {
    let (code, output, _) = try run(["explain", "--policy", "FILE", "--boundary", "FILE", "--scp", "FILE", "glue:GetJobs"])
    #expect(code == .failed)
    #expect(output.contains("  =>  implicitDeny by service-control\n"))
    #expect(output.contains("because no service control policy allows the glue:GetJobs action"))
  }

  @Test func conditionsAreAsked() throws {
    let policy = """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
       "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}}
      """
    let words = ["explain", "--policy", "FILE", "s3:GetObject", "lake/key"]
    #expect(try run(words, policy: policy).output.contains("the request has no such key"))
    #expect(try run(words + ["--context", "aws:SourceIp=203.0.113.9"], policy: policy).code == .success)
  }

  @Test func refusedPoliciesArePlaced() throws {
    let (code, _, errors) = try run(["explain", "--policy", "FILE", "glue:GetJobs"], policy: "{\"Statement\": 1}")
    #expect(code == .badInput)
    #expect(errors.contains("--> customer.json:1:15"))
  }
}
