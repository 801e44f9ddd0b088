import Basics
import Diagnosis
import Documents
import IAMPolicy
import Reports
import ScenarioKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct TicketTests {
  private static let error =
    "An error occurred (AccessDeniedException) when calling the GetTables operation: User: "
    + "arn:aws:sts::210987654321:assumed-role/Catalog/om is not authorized to perform: glue:GetTables on resource: "
    + "arn:aws:glue:eu-central-1:210987654321:catalog because no identity-based policy allows the glue:GetTables action"

  private func ticket(_ error: String, _ policy: String) throws -> Ticket {
    try Ticket(
      "4711", error: PastedError(error), policy: PolicyFile(path: "customer.json", kind: .identity, text: policy), workflow: nil)
  }

  @Test func aRefusalBecomesAScenario() throws {
    let ticket = try ticket(TicketTests.error, Samples.policy(Samples.statement(["glue:GetDatabases", "glue:GetTable"])))
    #expect(ticket.isReproduced)
    let document = try YAML.parse(ticket.scenario, file: "4711.yaml").json
    #expect(document["scenario"]?.string == "4711: glue:GetTables is refused")
    #expect(document["given"]?["account"]?.string == "210987654321")
    #expect(document["given"]?["region"]?.string == "eu-central-1")
    #expect(document["given"]?["roles"]?["Catalog"]?["policies"]?["customer"]?["file"]?.string == "4711.policy.json")
    #expect(document["when"]?["as"]?.string == "Catalog")
    #expect(document["then"]?["checks"]?["GetTables"]?["failed"]?.string == "AccessDeniedException")
    #expect(document["then"]?["requests"]?["glue:GetTables"]?["because"]?.string == "implicit")
    #expect(ticket.summary.first?.contains("role Catalog, action glue:GetTables") == true)
  }

  @Test func theScenarioRuns() throws {
    let ticket = try ticket(TicketTests.error, Samples.policy(Samples.statement(["glue:GetDatabases"])))
    let folder = try FileSystem.temporaryDirectory(prefix: "mocklake-ticket")
    defer { FileSystem.remove(folder) }
    try FileSystem.write(Array(ticket.scenario.utf8), to: "\(folder)/4711.yaml")
    try FileSystem.write(Array(ticket.policy.utf8), to: "\(folder)/4711.policy.json")
    let report = try ScenarioSuite(["\(folder)/4711.yaml"]).run(ScenarioRunner(environment: [:]))
    #expect(report.isSuccess)
  }

  @Test func theBucketOfAnErrorIsTaken() throws {
    let policy = Samples.policy(
      Samples.statement(["athena:*", "glue:Get*"]), Samples.statement(["s3:*"], on: "arn:aws:s3:::aws-athena-query-results-*"))
    let ticket = try ticket("InvalidRequestException: Unable to verify/create output bucket company-results", policy)
    #expect(ticket.isReproduced)
    #expect(ticket.scenario.contains("s3StagingDir: s3://company-results/openmetadata/"))
    #expect(ticket.scenario.contains("CheckAccess:\n      failed: InvalidRequestException"))
  }

  @Test func whatIsAllowedIsNotReproduced() throws {
    let ticket = try ticket(TicketTests.error, Samples.policy(Samples.statement(["glue:*"])))
    #expect(!ticket.isReproduced)
    #expect(ticket.scenario.contains("denied: 0"))
  }

  // MARK: Matrix

  @Test func everyActionIsTakenOutOnce() throws {
    let policy = Samples.policy(Samples.statement(["glue:GetDatabases", "glue:GetTables", "glue:GetPartitions"]))
    let matrix = try PermissionMatrix(Samples.subject(Samples.workflow("glue"), policy))
    #expect(matrix.rows.map(\.action) == ["glue:GetDatabases", "glue:GetTables", "glue:GetPartitions"])
    #expect(matrix.rows.map(\.place) == ["GetDatabases", "GetTables", nil])
    #expect(matrix.rows.map { $0.loss != nil } == [true, true, false])
    #expect(
      matrix.markdown.hasPrefix(
        """
        | without | shows at | error | lost |
        |---|---|---|---|
        | glue:GetDatabases | GetDatabases | User: … is not authorized to perform: glue:GetDatabases on resource:
        """))
    #expect(matrix.markdown.contains("Without any effect on this workflow: glue:GetPartitions."))
    let scenario = try YAML.parse(matrix.scenario("Glue", workflow: "glue.yaml"), file: "m.yaml").json
    #expect(scenario["steps"]?.elements?.map { $0["name"]?.string } == ["without glue:GetDatabases", "without glue:GetTables"])
  }
}
