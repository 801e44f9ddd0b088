import Basics
import Documents
import HTTP
import MetadataServer
import Testing

@Suite("Server")
struct ServerTests {
  @Test("The version is told without a token, everything else needs one")
  func tokens() {
    let api = API()
    let version = api.call("GET", "/system/version", token: nil)
    #expect(version.status == 200)
    #expect(version["version"]?.string == "1.12.14.2")
    for token in [nil, "Bearer", "Basic abc", ""] {
      let answer = api.call("GET", "/tables", token: token)
      #expect(answer.status == 401)
      #expect(answer.json == .literal(#"{"code": 401, "message": "Not Authorized! Token not present"}"#))
    }
    #expect(api.call("GET", "/tables", token: "bearer x").status == 200)
  }

  @Test(
    "What is not there says so",
    arguments: [
      ("GET", "/api/v1/dashboards", 501, "This metadata server does not have GET /dashboards"),
      ("GET", "/api/v1/tables/name", 501, "This metadata server does not have GET /tables/name"),
      ("GET", "/api/v1/tables/x/sampleData", 501, "This metadata server does not have GET /tables/x/sampleData"),
      ("GET", "/api/v1/", 501, "This metadata server does not have GET /"),
      ("GET", "/api/v2/tables", 404, "HTTP 404 Not Found"),
      ("GET", "/", 404, "HTTP 404 Not Found"),
      ("POST", "/api/v1/system/version", 405, "HTTP 405 Method Not Allowed"),
      ("DELETE", "/api/v1/tables", 405, "HTTP 405 Method Not Allowed"),
      ("GET", "/api/v1/tables/%zz", 400, "The path holds a broken percent sequence"),
      ("GET", "/_mocklake/none", 404, "There is no GET /_mocklake/none"),
      ("GET", "/api/v1/users/name/nobody", 404, "user instance for nobody not found"),
      ("GET", "/api/v1/teams/name/nobody", 404, "team instance for nobody not found"),
      ("GET", "/api/v1/system/settings/emailConfiguration", 404, "settings instance for emailConfiguration not found"),
    ])
  func absent(method: String, target: String, status: Int, message: String) {
    let answer = API().send(method, target)
    #expect(answer.status == status)
    #expect(answer.message == message)
    #expect(answer["code"]?.integer == status)
  }

  @Test(
    "The tests of the connections are served",
    arguments: [
      ("Athena", ["CheckAccess", "GetSchemas", "GetTables", "GetViews"]), ("Glue", ["GetDatabases", "GetTables"]),
      ("GluePipeline", ["GetPipelines"]), ("S3", ["ListBuckets", "GetMetrics"]),
    ])
  func connectionTests(service: String, steps: [String]) {
    let path = "/services/testConnectionDefinitions/name/\(service).testConnectionDefinition"
    let answer = API().call("GET", path)
    #expect(answer["name"]?.string == service)
    #expect(answer["steps"]?.elements?.compactMap { $0["name"]?.string } == steps)
    #expect(answer.json.at("steps.0.shortCircuit")?.bool == true)
    #expect(API().call("PUT", "/services/testConnectionDefinitions", #"{"name": "x"}"#).status == 405)
    #expect(API().call("DELETE", path).status == 405)
  }

  @Test("A bulk request passes what it can")
  func bulk() {
    let api = API().withSchema()
    let body = """
      [{"name": "a", "databaseSchema": "glue.lake.sales", "columns": []},
       {"name": "b", "databaseSchema": "glue.lake.none", "columns": []}]
      """
    let answer = api.call("PUT", "/tables/bulk?async=false", body)
    #expect(answer.status == 200)
    #expect(
      answer.json
        == .literal(
          """
          {"dryRun": false, "status": "partialSuccess", "numberOfRowsProcessed": 2, "numberOfRowsPassed": 1,
           "numberOfRowsFailed": 1, "successRequest": [{"request": "glue.lake.sales.a", "status": 200}],
           "failedRequest": [{"request": "b", "status": 404,
             "message": "databaseSchema instance for glue.lake.none not found"}]}
          """))
    #expect(api.server.recordedWrites.filter { $0.via == "bulk" }.map(\.fqn) == ["glue.lake.sales.a"])
    let dry = api.call("PUT", "/tables/bulk?dryRun=true", #"[{"name": "c", "databaseSchema": "glue.lake.sales", "columns": []}]"#)
    #expect(dry["status"]?.string == "success")
    #expect(api.server.names(kind: "table") == ["glue.lake.sales.a"])
    #expect(api.call("PUT", "/tables/bulk", "{}").status == 400)
  }

  @Test("The status of a run is kept, one per run")
  func ingestionStatus() {
    let api = API().withSchema()
    let service = api.call("GET", "/services/databaseServices/name/glue").id
    let create = """
      {"name": "nightly", "pipelineType": "metadata", "sourceConfig": {"config": {}}, "airflowConfig": {},
       "service": {"id": "\(service)", "type": "databaseService"}}
      """
    let made = api.call("PUT", "/services/ingestionPipelines", create)
    #expect(made["fullyQualifiedName"]?.string == "glue.nightly")
    #expect(made.json.at("service.name")?.string == "glue")
    #expect(made["serviceType"] == nil)
    let path = "/services/ingestionPipelines/glue.nightly/pipelineStatus"
    #expect(api.call("GET", "\(path)/run1").status == 204)
    api.call("PUT", path, #"{"runId": "run1", "pipelineState": "running", "timestamp": 1000}"#)
    api.call("PUT", path, #"{"runId": "run1", "pipelineState": "success", "timestamp": 1000}"#)
    api.call("PUT", path, #"{"runId": "run2", "pipelineState": "failed", "timestamp": 2000}"#)
    #expect(api.call("GET", "\(path)/run1")["pipelineState"]?.string == "success")
    let list = api.call("GET", "\(path)?startTs=1500&endTs=2500")
    #expect(list["data"]?.elements?.compactMap { $0["runId"]?.string } == ["run2"])
    #expect(api.call("PUT", "/services/ingestionPipelines/glue.none/pipelineStatus", "{}").status == 404)
    #expect(api.call("PUT", path, "{}").message == "[runId must not be null]")
    #expect(api.server.recordedWrites.last?.kind == "ingestionPipeline/pipelineStatus")
  }

  @Test("The statuses of a pipeline are kept by time")
  func pipelineStatus() {
    let api = API()
    api.call("PUT", "/services/pipelineServices", #"{"name": "etl", "serviceType": "GluePipeline"}"#)
    let tasks = #"[{"name": "load.orders"}]"#
    let made = api.call("PUT", "/pipelines", #"{"name": "daily", "service": "etl", "tasks": \#(tasks)}"#)
    #expect(made.json.at("tasks.0.fullyQualifiedName")?.string == #"etl.daily."load.orders""#)
    let answer = api.call("PUT", "/pipelines/etl.daily/status", #"{"timestamp": 5, "executionStatus": "Failed"}"#)
    #expect(answer.json.at("pipelineStatus.executionStatus")?.string == "Failed")
    api.call("PUT", "/pipelines/etl.daily/status/bulk", #"[{"timestamp": 5, "executionStatus": "Successful"}]"#)
    let list = api.call("GET", "/pipelines/etl.daily/status?startTs=0&endTs=9")
    #expect(list.json.at("data.0.executionStatus")?.string == "Successful")
    #expect(list.json.at("paging.total")?.integer == 1)
  }

  @Test("Many clients at once do not lose writes")
  func concurrency() {
    let api = API().withSchema()
    let workers = (0..<4).map { worker in
      WorkerThread { for index in 0..<25 { api.table("t\(worker)_\(index)") } }
    }
    for worker in workers { worker.join() }
    #expect(api.server.names(kind: "table").count == 100)
  }
}
