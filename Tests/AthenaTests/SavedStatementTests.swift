import Documents
import Testing

@testable import Athena

/// Named queries, prepared statements, tags and runtime statistics.
@Suite struct SavedStatementTests {
  let lake: Lake

  init() throws {
    lake = try Lake()
  }

  @Test func namedQueriesAreKeptByWorkGroup() throws {
    try lake.call("CreateWorkGroup", #"{"Name": "reports"}"#)
    let token = String(repeating: "t", count: 32)
    let text =
      #"{"Name": "daily", "Database": "sales", "QueryString": "SELECT 1", "WorkGroup": "reports", "ClientRequestToken": "\#(token)"}"#
    let id = try #require(try lake.call("CreateNamedQuery", text).body["NamedQueryId"]?.string)
    #expect(try lake.call("CreateNamedQuery", text).body["NamedQueryId"]?.string == id)
    let other = text.replacing("SELECT 1", with: "SELECT 2")
    #expect(try lake.call("CreateNamedQuery", other).body["Message"]?.string == "Idempotent parameters do not match")
    #expect(try lake.call("ListNamedQueries", #"{"WorkGroup": "reports"}"#).body["NamedQueryIds"]?.elements?.count == 1)
    #expect(try lake.call("ListNamedQueries").body["NamedQueryIds"]?.elements?.isEmpty == true)
    try lake.call("UpdateNamedQuery", #"{"NamedQueryId": "\#(id)", "Name": "nightly", "QueryString": "SELECT 3"}"#)
    let found = try lake.call("GetNamedQuery", #"{"NamedQueryId": "\#(id)"}"#).body["NamedQuery"]
    #expect(found?["Name"]?.string == "nightly")
    #expect(found?["Database"]?.string == "sales")
    let batch = try lake.call("BatchGetNamedQuery", #"{"NamedQueryIds": ["\#(id)", "nope"]}"#).body
    #expect(batch["NamedQueries"]?.elements?.count == 1)
    #expect(batch["UnprocessedNamedQueryIds"]?[0]?["NamedQueryId"]?.string == "nope")
    #expect(
      try lake.call("DeleteWorkGroup", #"{"WorkGroup": "reports"}"#).body["Message"]?.string == "WorkGroup reports is not empty")
    #expect(try lake.call("DeleteNamedQuery", #"{"NamedQueryId": "\#(id)"}"#).status == 200)
    #expect(
      try lake.call("GetNamedQuery", #"{"NamedQueryId": "\#(id)"}"#).body["Message"]?.string == "NamedQuery \(id) was not found")
  }

  @Test func preparedStatementsAreKeptByName() throws {
    let place = #""WorkGroup": "primary""#
    let create = #"{"StatementName": "by_id", \#(place), "QueryStatement": "SELECT ?"}"#
    #expect(try lake.call("CreatePreparedStatement", create).status == 200)
    #expect(try lake.call("CreatePreparedStatement", create).body["__type"]?.string == "InvalidRequestException")
    try lake.call("UpdatePreparedStatement", #"{"StatementName": "by_id", \#(place), "QueryStatement": "SELECT ? + 1"}"#)
    let found = try lake.call("GetPreparedStatement", #"{"StatementName": "by_id", \#(place)}"#).body["PreparedStatement"]
    #expect(found?["QueryStatement"]?.string == "SELECT ? + 1")
    #expect(found?["WorkGroupName"]?.string == "primary")
    let list = try lake.call("ListPreparedStatements", "{\(place)}").body["PreparedStatements"]
    #expect(list?[0]?["StatementName"]?.string == "by_id")
    let batch = try lake.call("BatchGetPreparedStatement", #"{"PreparedStatementNames": ["by_id", "nope"], \#(place)}"#).body
    #expect(batch["PreparedStatements"]?.elements?.count == 1)
    #expect(batch["UnprocessedPreparedStatementNames"]?[0]?["StatementName"]?.string == "nope")
    #expect(try lake.call("DeletePreparedStatement", #"{"StatementName": "by_id", \#(place)}"#).status == 200)
    let missing = try lake.call("GetPreparedStatement", #"{"StatementName": "by_id", \#(place)}"#)
    #expect(missing.body["__type"]?.string == "ResourceNotFoundException")
  }

  @Test func workGroupsAndCatalogsAreTagged() throws {
    let arn = "arn:aws:athena:us-east-1:\(Lake.account):workgroup/team"
    try lake.call("CreateWorkGroup", #"{"Name": "team", "Tags": [{"Key": "cost", "Value": "1"}]}"#)
    try lake.call("TagResource", #"{"ResourceARN": "\#(arn)", "Tags": [{"Key": "owner", "Value": "me"}]}"#)
    let tags = try lake.call("ListTagsForResource", #"{"ResourceARN": "\#(arn)"}"#).body["Tags"]
    #expect(tags?.elements?.map { $0["Key"]?.string } == ["cost", "owner"])
    try lake.call("UntagResource", #"{"ResourceARN": "\#(arn)", "TagKeys": ["cost"]}"#)
    #expect(try lake.call("ListTagsForResource", #"{"ResourceARN": "\#(arn)"}"#).body["Tags"]?.elements?.count == 1)
    let missing = try lake.call("ListTagsForResource", #"{"ResourceARN": "\#(arn)s"}"#)
    #expect(missing.body["__type"]?.string == "ResourceNotFoundException")
  }

  @Test func aFinishedQueryHasRuntimeStatistics() throws {
    let id = try #require(try lake.query("SELECT 'abc' AS a, 12 AS b").execution["QueryExecutionId"]?.string)
    let statistics = try lake.call("GetQueryRuntimeStatistics", #"{"QueryExecutionId": "\#(id)"}"#).body["QueryRuntimeStatistics"]
    #expect(statistics?["Rows"]?["OutputRows"]?.integer == 1)
    #expect(statistics?["Rows"]?["OutputBytes"]?.integer == 5)
    #expect(statistics?["Timeline"]?["TotalExecutionTimeInMillis"]?.integer != nil)
  }

  @Test func anEnforcedWorkGroupKeepsItsPlaceAndItsSettings() throws {
    try lake.call(
      "CreateWorkGroup",
      #"{"Name": "team", "Configuration": {"EnforceWorkGroupConfiguration": true, "ResultConfiguration": {"#
        + #""OutputLocation": "s3://results/team", "EncryptionConfiguration": {"EncryptionOption": "SSE_S3"}}}}"#)
    var input = lake.start("CREATE TABLE sales.t WITH (external_location = 's3://lake/t/', format = 'ORC') AS SELECT 1 AS a")
    input.set("WorkGroup", .string("team"))
    let id = try #require(try lake.call("StartQueryExecution", input).body["QueryExecutionId"])
    let execution = try lake.call("GetQueryExecution", .object(["QueryExecutionId": id])).body["QueryExecution"]
    #expect(execution?["Status"]?["StateChangeReason"]?.string?.hasPrefix("The Create Table As Select query failed") == true)
    let result = execution?["ResultConfiguration"]
    #expect(result?["EncryptionConfiguration"]?["EncryptionOption"]?.string == "SSE_S3")
    #expect(result?["OutputLocation"]?.string?.hasPrefix("s3://results/team/") == true)
  }

  @Test func resultsThatWereRemovedAreMissed() throws {
    let query = try lake.query("SELECT 1")
    let id = try #require(query.execution["QueryExecutionId"]?.string)
    try lake.remove("out/\(id).csv")
    #expect(
      try lake.call("GetQueryResults", #"{"QueryExecutionId": "\#(id)"}"#).body["Message"]?.string == "Could not find results")
  }
}
