import Documents
import Testing

@Suite struct QueryTests {
  let lake: Lake

  init() throws {
    lake = try Lake()
  }

  @Test func aConstantSelectHasEndedBeforeTheFirstPoll() throws {
    let query = try lake.query("SELECT 42, 'x' AS name, NULL")
    #expect(query.execution["Status"]?["State"]?.string == "SUCCEEDED")
    #expect(query.execution["StatementType"]?.string == "DML")
    #expect(query.execution["SubstatementType"]?.string == "SELECT")
    #expect(query.execution["WorkGroup"]?.string == "primary")
    #expect(query.rows == [["_col0", "name", "_col2"], ["42", "x", nil]])
    let types = query.results["ResultSet"]?["ResultSetMetadata"]?["ColumnInfo"]?.elements?.map { $0["Type"]?.string }
    #expect(types == ["integer", "varchar", "unknown"])
  }

  @Test func theResultStandsInTheOutputLocation() throws {
    let query = try lake.query("SELECT 1 AS a, 'say \"x\"' AS b, NULL AS c")
    let id = try #require(query.execution["QueryExecutionId"]?.string)
    #expect(query.execution["ResultConfiguration"]?["OutputLocation"]?.string == "s3://results/out/\(id).csv")
    #expect(try lake.object("out/\(id).csv") == "\"a\",\"b\",\"c\"\n\"1\",\"say \"\"x\"\"\",\n")
    #expect(try lake.object("out/\(id).csv.metadata").contains("varchar"))
  }

  @Test(arguments: [
    ("SHOW DATABASES", [["sales"]]),
    ("SHOW TABLES IN sales", [["orders"], ["v"]]),
    ("SHOW TABLES IN `sales` 'or*'", [["orders"]]),
    ("SHOW VIEWS IN sales", [["v"]]),
    ("SHOW COLUMNS IN sales.orders", [["id                  "], ["dt                  "]]),
    ("SHOW PARTITIONS sales.orders", [["dt=2024-01-01"]]),
    ("SHOW TBLPROPERTIES sales.orders('classification')", [["csv"]]),
    ("SHOW CREATE VIEW \"sales\".\"v\"", [["CREATE VIEW sales.v AS"], ["SELECT id"], ["FROM sales.orders"]]),
  ])
  func statementsOfTheCatalogHaveNoHeaderRow(sql: String, rows: [[String]]) throws {
    #expect(try lake.query(sql).rows == rows)
  }

  @Test func describeRepeatsPartitionKeysBelowTheColumns() throws {
    let rows = try lake.query("DESCRIBE sales.orders").rows.map { $0[0] ?? "" }
    #expect(rows.first == "id                  \tbigint              \tkey                 ")
    #expect(rows.filter { $0.hasPrefix("dt ") }.count == 2)
    #expect(rows.contains { $0.hasPrefix("# Partition Information") })
  }

  @Test(arguments: [
    ("SELECT 1/0", "DIVISION_BY_ZERO: Division by zero"),
    ("SELECT * FROM sales.nothing", "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.sales.nothing' does not exist"),
    ("INSERT INTO t SELECT 1", "NOT_SUPPORTED: line 1:1: INSERT over tables is not supported"),
    ("CREATE TABLE t (a int)", "FAILED: SemanticException"),
    (
      "SELECT x",
      "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved or requester is not authorized to access requested resources"
    ),
  ])
  func whatCannotBeExecutedFailsAndSaysWhy(sql: String, reason: String) throws {
    let query = try lake.query(sql)
    #expect(query.execution["Status"]?["State"]?.string == "FAILED")
    #expect(query.execution["Status"]?["StateChangeReason"]?.string?.hasPrefix(reason) == true)
    #expect(query.execution["Status"]?["AthenaError"]?["ErrorCategory"]?.integer == 2)
    #expect(
      query.results["Message"]?.string == "Query did not finish successfully. Final query state: FAILED")
  }

  @Test(arguments: [
    ("SELEC 1", "line 1:1: mismatched input 'SELEC'. Expecting: 'ALTER'"),
    ("SELECT 1; SELECT 2", "Only one sql statement is allowed. Got: SELECT 1; SELECT 2"),
    ("SELECT", "line 1:7: mismatched input '<EOF>'. Expecting: "),
  ])
  func syntaxErrorsAreRefusedAtOnce(sql: String, message: String) throws {
    let answer = try lake.call("StartQueryExecution", lake.start(sql))
    #expect(answer.status == 400)
    #expect(answer.body["__type"]?.string == "InvalidRequestException")
    #expect(answer.body["AthenaErrorCode"]?.string == "MALFORMED_QUERY")
    #expect(answer.body["Message"]?.string?.hasPrefix(message) == true)
  }

  @Test func theOutputLocationIsCheckedFirst() throws {
    let none = try lake.call("StartQueryExecution", lake.start("SELECT 1", location: nil))
    #expect(none.body["Message"]?.string?.hasPrefix("No output location provided.") == true)
    let missing = try lake.call("StartQueryExecution", lake.start("SELECT 1", location: "s3://nowhere-at-all/x"))
    #expect(missing.body["Message"]?.string == "Unable to verify/create output bucket nowhere-at-all")
    #expect(missing.body.members?.map(\.name) == ["__type", "AthenaErrorCode", "ErrorCode", "Message"])
  }

  @Test func aMissingTableIsRefusedAtOnce() throws {
    let answer = try lake.call("StartQueryExecution", lake.start("DESCRIBE sales.nothing"))
    #expect(answer.body["Message"]?.string?.hasPrefix("Entity Not Found (Service: AmazonDataCatalog; ") == true)
  }

  @Test func aClientTokenNamesOneQuery() throws {
    var input = lake.start("SELECT 1")
    input.set("ClientRequestToken", .string(String(repeating: "t", count: 32)))
    let first = try lake.call("StartQueryExecution", input).body
    #expect(try lake.call("StartQueryExecution", input).body == first)
    input.set("QueryString", .string("SELECT 2"))
    #expect(try lake.call("StartQueryExecution", input).body["Message"]?.string == "Idempotent parameters do not match")
  }

  @Test func historyIsPagedNewestFirst() throws {
    let ids = try (1...5).map { try lake.query("SELECT \($0)").execution["QueryExecutionId"]?.string }
    let first = try lake.call("ListQueryExecutions", #"{"MaxResults": 3}"#).body
    #expect(first["QueryExecutionIds"]?.elements?.map(\.string) == ids.reversed().prefix(3).map { $0 })
    let next = try #require(first["NextToken"])
    let second = try lake.call("ListQueryExecutions", .object(["MaxResults": .number(3), "NextToken": next])).body
    #expect(second["QueryExecutionIds"]?.elements?.map(\.string) == ids.prefix(2).reversed().map { $0 })
    #expect(second["NextToken"] == nil)
  }

  @Test func resultsArePaged() throws {
    let id = try #require(try lake.query("SHOW TABLES IN sales").execution["QueryExecutionId"])
    let first = try lake.call("GetQueryResults", .object(["QueryExecutionId": id, "MaxResults": .number(1)])).body
    #expect(first["ResultSet"]?["Rows"]?.elements?.count == 1)
    let rest = try lake.call(
      "GetQueryResults", .object(["QueryExecutionId": id, "NextToken": first["NextToken"]])
    ).body
    #expect(rest["ResultSet"]?["Rows"]?[0]?["Data"]?[0]?["VarCharValue"]?.string == "v")
  }

  @Test func aBatchAnswersWhatIsThereAndNamesTheRest() throws {
    let id = try #require(try lake.query("SELECT 1").execution["QueryExecutionId"]?.string)
    let answer = try lake.call("BatchGetQueryExecution", .object(["QueryExecutionIds": .array([.string(id), .string("nope")])]))
    #expect(answer.body["QueryExecutions"]?.elements?.count == 1)
    #expect(answer.body["UnprocessedQueryExecutionIds"]?[0]?["QueryExecutionId"]?.string == "nope")
  }

  @Test func anUnfinishedQueryFailsAfterARestart() throws {
    let id = try #require(try lake.query("SELECT 1").execution["QueryExecutionId"]?.string)
    try lake.interrupt(id)
    let state = try lake.call("GetQueryExecution", .object(["QueryExecutionId": .string(id)])).body["QueryExecution"]?["Status"]
    #expect(state?["State"]?.string == "FAILED")
    #expect(state?["AthenaError"]?["ErrorCategory"]?.integer == 1)
  }
}
