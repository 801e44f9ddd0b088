import Documents
import MetadataServer
import Testing

@Suite("Entities")
struct EntityTests {
  let api = API().withSchema()

  @Test("A new entity answers 201 with its references up to the service")
  func creation() {
    let answer = api.table("orders", #", "description": "All orders", "sourceHash": "abc""#)
    #expect(answer.status == 201)
    #expect(answer["fullyQualifiedName"]?.string == "glue.lake.sales.orders")
    #expect(answer["tableType"]?.string == "Regular")
    #expect(answer.json.at("databaseSchema.fullyQualifiedName")?.string == "glue.lake.sales")
    #expect(answer.json.at("database.type")?.string == "database")
    #expect(answer.json.at("service.name")?.string == "glue")
    #expect(answer["serviceType"]?.string == "Glue")
    #expect(answer.json.at("columns.0.fullyQualifiedName")?.string == "glue.lake.sales.orders.id")
    #expect(answer["version"]?.double == 0.1)
    #expect(answer["updatedAt"]?.integer == 1_800_000_000_000)
    #expect(answer["href"]?.string == "http://catalog:8585/api/v1/tables/\(answer.id)")
    #expect(answer["changeDescription"] == nil)
  }

  @Test("An entity is found by id and by name, also by a name that needs quotes and encoding")
  func reading() {
    let made = api.table("or.ders/eu")
    #expect(made["fullyQualifiedName"]?.string == #"glue.lake.sales."or.ders/eu""#)
    #expect(api.call("GET", "/tables/\(made.id)").id == made.id)
    #expect(api.call("GET", "/tables/name/glue.lake.sales.%22or.ders%2Feu%22").id == made.id)
    let missing = api.call("GET", "/tables/name/glue.lake.sales.none")
    #expect(missing.status == 404)
    #expect(missing.json == .literal(#"{"code": 404, "message": "table instance for glue.lake.sales.none not found"}"#))
    #expect(api.call("GET", "/databases/\(made.id)").status == 404, "an id of another kind is no such entity")
  }

  @Test("A PUT of the same content changes nothing, one of other content makes a new version")
  func versions() {
    let first = api.table("orders", #", "locationPath": "s3://a/""#)
    let same = api.table("orders", #", "locationPath": "s3://a/", "sourceHash": "other""#)
    #expect(same.status == 200)
    #expect(same["version"]?.double == 0.1)
    #expect(same["sourceHash"]?.string == "other")
    let changed = api.table("orders", #", "locationPath": "s3://b/""#)
    #expect(changed.id == first.id)
    #expect(changed["version"]?.double == 0.2)
    #expect(changed.json.at("changeDescription.previousVersion")?.double == 0.1)
    #expect(changed.json.at("changeDescription.fieldsUpdated.0.name")?.string == "locationPath")
    #expect(changed.json.at("changeDescription.fieldsUpdated.0.newValue")?.string == "s3://b/")
    let removed = api.table("orders")
    #expect(removed["locationPath"] == nil)
    #expect(removed["version"]?.double == 0.3)
  }

  @Test("A column that goes away makes a new major version")
  func breakingChange() {
    let body = { (columns: String) in
      #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [\#(columns)]}"#
    }
    let a = #"{"name": "a", "dataType": "INT"}"#
    let b = #"{"name": "b", "dataType": "INT"}"#
    api.call("PUT", "/tables", body("\(a), \(b)"))
    let fewer = api.call("PUT", "/tables", body(a))
    #expect(fewer["version"]?.double == 1.1)
    #expect(fewer.json.at("changeDescription.fieldsDeleted.0.oldValue.0.name")?.string == "b")
    let more = api.call("PUT", "/tables", body("\(a), \(b)"))
    #expect(more["version"]?.double == 1.2)
    #expect(more.json.at("changeDescription.fieldsAdded.0.newValue.0.name")?.string == "b")
  }

  @Test("A PUT leaves what people wrote: descriptions, display names, owners, tags")
  func peoplesWork() {
    let table = api.table("orders", #", "description": "By a person""#)
    let patch = """
      [{"op": "add", "path": "/tags", "value": [{"tagFQN": "PII.Sensitive", "source": "Classification"}]},
       {"op": "add", "path": "/columns/0/description", "value": "The key"}]
      """
    #expect(api.call("PATCH", "/tables/\(table.id)", patch).status == 200)
    let answer = api.table("orders", #", "description": "By the robot", "displayName": "Orders""#)
    #expect(answer["description"]?.string == "By a person")
    #expect(answer["displayName"]?.string == "Orders")
    #expect(answer.json.at("tags.0.tagFQN")?.string == "PII.Sensitive")
    #expect(answer.json.at("columns.0.description")?.string == "The key")
  }

  @Test("The lineage mark of a view goes away with the text that it was read from")
  func processedLineage() {
    let view = api.table("v", #", "tableType": "View", "schemaDefinition": "SELECT 1""#)
    api.call("PATCH", "/tables/name/glue.lake.sales.v", #"[{"op": "add", "path": "/processedLineage", "value": true}]"#)
    #expect(api.table("v", #", "tableType": "View", "schemaDefinition": "SELECT 1""#)["processedLineage"]?.bool == true)
    let changed = api.table("v", #", "tableType": "View", "schemaDefinition": "SELECT 2""#)
    #expect(changed["processedLineage"] == nil)
    #expect(changed.id == view.id)
  }

  @Test("Fields that cost a real server a join come only when asked for")
  func fields() {
    let tagged = #", "tags": [{"tagFQN": "PII.None", "source": "Classification"}], "extension": {"a": 1}"#
    let id = api.table("orders", tagged).id
    #expect(api.call("GET", "/tables/\(id)")["tags"] == nil)
    #expect(api.call("GET", "/tables/\(id)?fields=tags")["tags"]?.elements?.count == 1)
    #expect(api.call("GET", "/tables/\(id)?fields=owners,extension")["extension"] == .literal(#"{"a": 1}"#))
    #expect(api.call("GET", "/tables/\(id)?fields=*")["tags"]?.elements?.count == 1)
    #expect(api.call("GET", "/tables/\(id)")["columns"]?.elements?.count == 1)
  }

  @Test("A POST makes a new entity only")
  func post() {
    let body = #"{"name": "hr", "database": "glue.lake"}"#
    #expect(api.call("POST", "/databaseSchemas", body).status == 201)
    let again = api.call("POST", "/databaseSchemas", body)
    #expect(again.status == 409)
    #expect(again.message == "Entity already exists")
  }

  @Test(
    "What a real server refuses is refused",
    arguments: [
      ("/databases", #"{"name": "x"}"#, 400, "[service must not be null]"),
      ("/databases", #"{"name": "x", "service": "none"}"#, 404, "databaseService instance for none not found"),
      ("/databases", #"{"name": "", "service": "glue"}"#, 400, "[name size must be between 1 and 256]"),
      ("/databases", #"{"name": "a::b", "service": "glue"}"#, 400, #"[name must match "^((?!::).)*$"]"#),
      ("/databases", #"{"name": "a\"b", "service": "glue"}"#, 400, #"Invalid name a"b"#),
      (
        "/databases", #"{"name": "x", "service": "glue", "nmae": 1}"#, 400,
        #"Unrecognized field "nmae" (class CreateDatabase), not marked as ignorable"#
      ),
      ("/databases", #"[]"#, 400, "Unable to process JSON: an object is expected"),
      (
        "/tables", #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [{"name": "a"}]}"#, 400,
        "[columns[].dataType must not be null]"
      ),
      (
        "/tables",
        #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [{"name": "a", "dataType": "TEXTUAL"}]}"#, 400,
        #"Cannot deserialize value of type ColumnDataType from "TEXTUAL": not one of the values accepted"#
      ),
      (
        "/tables",
        #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [{"name": "a", "dataType": "VARCHAR"}]}"#, 400,
        "For column data types char, varchar, binary, varbinary, dataLength must not be null"
      ),
      (
        "/tables",
        #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [{"name": "a", "dataType": "STRUCT", "children": [{"name": "b", "dataType": "ARRAY"}]}]}"#,
        400, "For column data type array, arrayDataType must not be null"
      ),
      (
        "/tables",
        #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [{"name": "a", "dataType": "INT"}, {"name": "a", "dataType": "INT"}]}"#,
        400, "Column name a is repeated"
      ),
      (
        "/tables", #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [], "tableType": "Normal"}"#, 400,
        #"Cannot deserialize value of type TableType from "Normal": not one of the values accepted"#
      ),
      (
        "/tables",
        #"{"name": "t", "databaseSchema": "glue.lake.sales", "columns": [], "tags": [{"tagFQN": "No.Such", "source": "Classification"}]}"#,
        404, "tag instance for No.Such not found"
      ),
    ])
  func refusals(path: String, body: String, status: Int, message: String) {
    let answer = api.call("PUT", path, body)
    #expect(answer.status == status)
    #expect(answer.message == message)
    #expect(api.server.names(kind: "table").isEmpty)
  }

  @Test("A body that is not JSON is refused with the parser's word")
  func brokenBody() {
    let answer = api.call("PUT", "/databases", "{")
    #expect(answer.status == 400)
    #expect(answer.message?.hasPrefix("Unable to process JSON: ") == true)
  }

  @Test("Nesting ends where qualified names become too long")
  func deepNesting() {
    api.call("PUT", "/classifications", #"{"name": "Deep", "description": ""}"#)
    var (parent, depth, last) = ("Deep", 0, Answer(status: 0, text: ""))
    while depth < 2000 {
      let above = depth == 0 ? #""classification": "Deep""# : #""parent": "\#(parent)""#
      last = api.call("PUT", "/tags", #"{"name": "t", "description": "", \#(above)}"#)
      guard last.status == 201 else { break }
      (parent, depth) = ("\(parent).t", depth + 1)
    }
    #expect(last.message == "[fullyQualifiedName size must be between 1 and 3072]")
    #expect(depth == 1534)
    #expect(api.call("GET", "/tags/name/\(parent)").json.at("classification.name")?.string == "Deep")
    #expect(api.call("DELETE", "/classifications/name/Deep?recursive=true&hardDelete=true").status == 200)
    #expect(api.call("GET", "/tags/name/\(parent)?include=all").status == 404)
  }

  @Test("Tags and containers may stand below their like")
  func nesting() {
    api.call("PUT", "/classifications", #"{"name": "Zone", "description": "Zones"}"#)
    api.call("PUT", "/tags", #"{"name": "Raw", "classification": "Zone", "description": ""}"#)
    let tag = api.call("PUT", "/tags", #"{"name": "Daily", "parent": "Zone.Raw", "description": "d"}"#)
    #expect(tag["fullyQualifiedName"]?.string == "Zone.Raw.Daily")
    #expect(tag.json.at("classification.name")?.string == "Zone")
    #expect(tag.json.at("parent.name")?.string == "Raw")
    api.call("PUT", "/services/storageServices", #"{"name": "s3", "serviceType": "S3"}"#)
    let bucket = api.call("PUT", "/containers", #"{"name": "lake", "service": "s3"}"#)
    let body = #"{"name": "orders", "service": "s3", "parent": {"id": "\#(bucket.id)", "type": "container"}}"#
    let inner = api.call("PUT", "/containers", body)
    #expect(inner["fullyQualifiedName"]?.string == "s3.lake.orders")
    #expect(inner.json.at("service.fullyQualifiedName")?.string == "s3")
    let roots = api.call("GET", "/containers?service=s3&root=true")
    #expect(roots["data"]?.elements?.compactMap { $0["name"]?.string } == ["lake"])
  }
}
