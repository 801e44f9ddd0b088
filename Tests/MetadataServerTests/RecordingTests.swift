import Documents
import MetadataServer
import Testing

@Suite("Recording")
struct RecordingTests {
  @Test("Records hold tokens for what differs from run to run")
  func normalisation() {
    let api = API()
    let connection = #"{"config": {"type": "Glue", "awsConfig": {"awsSecretAccessKey": "hush", "awsRegion": "eu-west-1"}}}"#
    let body = #"{"name": "glue", "displayName": null, "serviceType": "Glue", "connection": \#(connection)}"#
    api.call("PUT", "/services/databaseServices", body)
    api.call("PUT", "/databases", #"{"name": "lake", "service": "glue", "sourceHash": "0cc175b9c0f1b6a8"}"#)
    let id = api.call("GET", "/databases/name/glue.lake").id
    api.call("DELETE", "/databases/\(id)?recursive=true&hardDelete=false")
    api.call("PUT", "/databases/restore", #"{"id": "\#(id)"}"#)
    let unknown = "00000000-0000-4000-8000-000000000000"
    let patch = #"[{"op": "add", "path": "/description", "value": "see \#(id), not \#(unknown) or \#(id)"}]"#
    api.call("PATCH", "/databases/\(id)", patch)
    let lines = api.send("GET", "/_mocklake/recording").text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        #"{"body":{"connection":{"config":{"awsConfig":{"awsRegion":"eu-west-1","awsSecretAccessKey":"<secret>"},"type":"Glue"}},"name":"glue","serviceType":"Glue"},"fqn":"glue","kind":"databaseService","op":"PUT"}"#,
        #"{"body":{"name":"lake","service":"glue","sourceHash":"<hash>"},"fqn":"glue.lake","kind":"database","op":"PUT"}"#,
        #"{"body":{"hardDelete":"false","recursive":"true"},"fqn":"glue.lake","kind":"database","op":"DELETE"}"#,
        #"{"body":{"id":"<database glue.lake>"},"fqn":"glue.lake","kind":"database","op":"RESTORE"}"#,
        #"{"body":[{"op":"add","path":"/description","value":"see <database glue.lake>, not <uuid> or <database glue.lake>"}],"fqn":"glue.lake","kind":"database","op":"PATCH"}"#,
      ])
  }

  @Test("Reads and refused writes leave no record; clearing keeps the entities")
  func scope() {
    let api = API().withSchema()
    #expect(api.server.recordedWrites.map(\.kind) == ["databaseService", "database", "databaseSchema"])
    api.call("GET", "/tables")
    api.call("PUT", "/tables", "{}")
    api.call("PATCH", "/databases/name/glue.lake", "{}")
    #expect(api.server.recordedWrites.count == 3)
    #expect(api.send("DELETE", "/_mocklake/recording").status == 204)
    #expect(api.server.recordedWrites.isEmpty)
    #expect(api.server.entity(kind: "database", fqn: "glue.lake")?["name"]?.string == "lake")
  }

  @Test("Entities to start with are not recorded")
  func preload() throws {
    let api = API()
    let body = """
      [{"collection": "services/storageServices", "create": {"name": "s3", "serviceType": "S3"}},
       {"collection": "containers", "create": {"name": "orders", "service": "s3", "fullPath": "s3://lake/orders/"}}]
      """
    #expect(api.send("POST", "/_mocklake/entities", body, token: nil)["loaded"]?.integer == 2)
    #expect(api.server.recordedWrites.isEmpty)
    #expect(api.server.names(kind: "container") == ["s3.orders"])
    #expect(api.send("POST", "/_mocklake/entities", #"[{"collection": "none", "create": {}}]"#).status == 400)
    #expect(throws: APIFailure(404, "storageService instance for s4 not found")) {
      try api.server.preload(collection: "containers", create: .literal(#"{"name": "x", "service": "s4"}"#))
    }
  }

  @Test("Numbers, times and texts keep their form")
  func values() {
    let api = API()
    api.call("PUT", "/services/pipelineServices", #"{"name": "etl", "serviceType": "GluePipeline"}"#)
    api.call("PUT", "/pipelines", #"{"name": "daily", "service": "etl"}"#)
    api.call("PUT", "/pipelines/etl.daily/status", #"{"timestamp": 5, "taskStatus": [{"startTime": 1, "name": "1.50"}]}"#)
    let body = api.server.recordedWrites.last?.body
    #expect(body == .literal(#"{"timestamp": "<ts>", "taskStatus": [{"startTime": "<ts>", "name": "1.50"}]}"#))
  }
}
