import Basics
import Documents
import ScenarioKit
import ServiceCore
import Testing

@Suite struct ScenarioParsingTests {
  @Test func aScenarioWithStepsIsRead() throws {
    let scenario = try Scenario.parse(ticket, file: "glue/denial.yaml")
    #expect(scenario.title == "A role without glue:GetTables sees databases but no tables")
    #expect(scenario.about == "The usual support ticket.\nOne added line is the whole fix.\n")
    #expect(scenario.tags == ["glue", "permissions"])
    #expect(scenario.given.seeds.map(\.path) == ["seeds/sales-and-finance.yaml"])
    #expect(scenario.steps.map(\.name) == ["with the policy from the ticket", "after adding the missing action"])

    let role = try #require(scenario.given.contents.roles.first)
    #expect(role.grants.last == Grant(.allow, "s3:GetObject", on: "arn:aws:s3:::lake/*"))
    #expect(role.grants.count == 4)
    #expect(!role.addsGrants)

    let first = scenario.steps[0]
    #expect(first.when.principal?.value == "Catalog")
    #expect(first.then.outcome?.value == .failure)
    #expect(first.then.checks.map(\.name) == ["GetDatabases", "GetTables"])
    #expect(first.then.checks[1].result == .failed)
    #expect(first.then.requests.map(\.action) == ["glue:GetTables", "glue:GetTable"])
    guard case .nothing(let place)? = first.then.emits else {
      Issue.record("\(String(describing: first.then.emits))")
      return
    }
    #expect((place.line, place.column, place.length) == (32, 14, 4))

    let added = try #require(scenario.steps[1].given.contents.roles.first)
    #expect(added.addsGrants)
    #expect(added.grants == [Grant(.allow, "glue:GetTables")])
  }

  @Test func aScenarioWithFaultsIsRead() throws {
    let scenario = try Scenario.parse(resilience, file: "r.yaml")
    #expect(scenario.steps.map(\.name) == [""])
    #expect(scenario.given.clock == Timestamp(iso8601: "2026-03-01T09:00:00Z"))
    #expect(scenario.given.contents.databases.map(\.name) == ["sales", "vault"])
    #expect(scenario.given.contents.databases[0].generated.first?.count == 240)
    #expect(scenario.given.contents.shapes["events"]?.columns.map(\.name) == ["id", "happened_at", "body"])
    #expect(scenario.given.contents.roles[0].session.duration == .seconds(900))

    let rules = scenario.given.faults.map(\.rule)
    #expect(rules.map(\.calls) == [.range(3...3), .all, .all])
    #expect(rules.map(\.operation) == ["glue:GetTables", "glue:GetTables", "*"])
    #expect(rules[1].parameters == ["DatabaseName": "vault"])
    #expect(rules[2].after == FaultRule.After(count: 2, operation: "glue:GetTables"))
    #expect(
      rules.map(\.effect) == [.respond(code: "ThrottlingException", message: nil, status: nil), .deny(.explicit), .expire])
  }

  @Test func theCatalogKeepsOrderAndExactText() throws {
    let text = """
      catalog:
        sales:
          comment: Orders
          parameters: {team: lake}
          tables:
            orders:
              location: s3://lake/sales/orders/
              format: csv
              columns:
                order_id: bigint
                total: decimal(10,2)
                placed_at: {type: timestamp, comment: in UTC}
              partitions: {order_date: date}
              rows:
                - {order_id: 1, total: 19.90, placed_at: 2026-02-27 18:04:00, order_date: 2026-02-27}
            raw:
              tableInput: {TableType: VIRTUAL_VIEW, Parameters: {a: "1"}}
          views:
            big: {sql: SELECT 1, columns: {n: int}}
      """
    let database = try #require(try Scenario.parse(scenario(given: text), file: "s").given.contents.databases.first)
    let table = try #require(database.tables.first)
    #expect(
      table.columns == [
        .init("order_id", "bigint"), .init("total", "decimal(10,2)"), .init("placed_at", "timestamp", comment: "in UTC"),
      ])
    #expect(table.partitionKeys == [.init("order_date", "date")])
    #expect(table.dataLocation == "s3://lake/sales/orders/")
    #expect(table.rows[0].map(\.column) == ["order_id", "total", "placed_at", "order_date"])
    #expect(table.rows[0].map { $0.value.text } == ["1", "19.90", "\"2026-02-27 18:04:00\"", "\"2026-02-27\""])
    #expect(database.tables[1].tableInput?["Name"]?.string == "raw")
    #expect(database.views.map(\.sql) == ["SELECT 1"])
  }

  @Test func storageIsRead() throws {
    let text = """
      storage:
        lake:
          a/b.csv: "1,2\\n"
          c.bin: {bytes: 10, contentType: image/png, metadata: {owner: me}}
          d: {file: data/d.parquet}
        empty:
      """
    let buckets = try Scenario.parse(scenario(given: text), file: "s").given.contents.buckets
    #expect(buckets.map(\.name) == ["lake", "empty"])
    #expect(buckets[0].objects.map(\.key) == ["a/b.csv", "c.bin", "d"])
    #expect(buckets[0].objects[0].content == .text("1,2\n"))
    #expect(buckets[0].objects[1].content == .zeros(10))
    #expect(buckets[0].objects[1].contentType == "image/png")
    let list = try Scenario.parse(scenario(given: "storage: [a, b]"), file: "s").given.contents.buckets
    #expect(list.map(\.name) == ["a", "b"])
  }

  @Test func policiesKeepAWSsOwnForm() throws {
    let text = """
      roles:
        Catalog:
          policies:
            Minimum:
              Version: "2012-10-17"
              Statement: [{Effect: Allow, Action: "glue:*", Resource: "*"}]
            FromFile: {file: policies/min.json}
            Text: '{"Version": "2012-10-17", "Statement": []}'
          trust: [arn:aws:iam::123456789012:user/etl, etl]
          session: {duration: 1h, name: nightly, policy: {Statement: []}}
      users:
        etl: {allow: "sts:AssumeRole"}
      """
    let seed = try Scenario.parse(scenario(given: text), file: "s").given.contents
    let role = try #require(seed.roles.first)
    #expect(role.policies.map(\.name) == ["Minimum", "FromFile", "Text"])
    guard case .text(let json) = role.policies[0].document, case .file(let file) = role.policies[1].document else {
      Issue.record("wrong documents")
      return
    }
    #expect(try JSON.parse(json)["Version"]?.string == "2012-10-17")
    #expect(file.path == "policies/min.json")
    guard case .principals(let names)? = role.trust else {
      Issue.record("wrong trust")
      return
    }
    #expect(names == ["arn:aws:iam::123456789012:user/etl", "etl"])
    #expect(role.session.name == "nightly")
    #expect(role.session.policy != nil)
    #expect(seed.users.map(\.name) == ["etl"])
  }

  @Test(arguments: [
    ("{ingest: {source: {type: glue}}}", "inline"), ("{query: SELECT 1}", "query"), ("{run: echo hi}", "run"),
    ("{call: glue:GetTable, input: {Name: a}}", "call"), ("{ingest: a.yaml, client: openmetadata-1.12}", "original"),
    ("{ingest: a.yaml, compatibility: 1.12}", "compatible"),
  ])
  func everyActionIsRead(when: String, kind: String) throws {
    let scenario = try Scenario.parse("scenario: A\nwhen: \(when)\nthen: {}", file: "s")
    switch (kind, scenario.steps[0].when.kind) {
    case ("inline", .ingest(.inline(let yaml), client: .builtIn, compatibility: nil)): #expect(yaml["source"] != nil)
    case ("query", .query("SELECT 1")), ("run", .run("echo hi")): break
    case ("call", .call(operation: "glue:GetTable", let input)): #expect(input["Name"]?.string == "a")
    case ("original", .ingest(.file, client: .openMetadata("1.12"), compatibility: nil)): break
    case ("compatible", .ingest(.file, client: .builtIn, compatibility: "1.12")): break
    default: Issue.record("\(scenario.steps[0].when.kind)")
    }
  }

  @Test func aSeedFileHasTheKeysOfState() throws {
    let seed = try Seed.parse("about: Sales\nstorage: [lake]\nroles: {Reader: {allow: s3:Get*}}", file: "seed.yaml")
    #expect(seed.buckets.map(\.name) == ["lake"])
    #expect(seed.roles.map(\.name) == ["Reader"])
    #expect(throws: DiagnosticList.self) { try Seed.parse("faults: []", file: "seed.yaml") }
    #expect(throws: DiagnosticList.self) { try Seed.parse("catalog: {a: {tables: {generate: 3 like b}}}", file: "seed.yaml") }
    #expect(try Seed.parse("", file: "seed.yaml").isEmpty)
  }

  @Test func grantsBecomeAPolicy() {
    let policy = Grant.policy([
      Grant(.allow, "glue:Get*"), Grant(.allow, "glue:BatchGet*"), Grant(.allow, "s3:GetObject", on: "arn:aws:s3:::a/*"),
      Grant(.deny, "s3:*"),
    ])
    #expect(
      policy.text == #"{"Version":"2012-10-17","Statement":["#
        + #"{"Effect":"Allow","Action":["glue:Get*","glue:BatchGet*"],"Resource":"*"},"#
        + #"{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::a/*"},"#
        + #"{"Effect":"Deny","Action":["s3:*"],"Resource":"*"}]}"#)
  }

  @Test(arguments: [(1, ["e_1"]), (3, ["e_1", "e_2", "e_3"]), (10, ["e_01", "e_02", "e_03"])])
  func generatedTablesHaveNumbersOfOneWidth(count: Int, first: [String]) throws {
    let text = "shapes: {e: {columns: {a: int}}}\ncatalog: {d: {tables: {generate: \(count) like e}}}"
    let generation = try #require(try Seed.parse(text, file: "s").databases[0].generated.first)
    #expect(generation.names.count == count)
    #expect(Array(generation.names.prefix(3)) == first)
  }
}
