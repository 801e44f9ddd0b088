import Documents
import Testing

@Suite("Deletion and restoring")
struct DeletionTests {
  let api = API().withSchema()

  @Test("Soft deletion hides an entity unless the reader asks for it")
  func softDeletion() {
    let id = api.table("orders").id
    let deleted = api.call("DELETE", "/tables/\(id)?recursive=false&hardDelete=false")
    #expect(deleted.status == 200)
    #expect(deleted["deleted"]?.bool == true)
    #expect(deleted["version"]?.double == 0.2)
    #expect(api.call("GET", "/tables/\(id)").status == 404)
    #expect(api.call("GET", "/tables/\(id)?include=all")["deleted"]?.bool == true)
    #expect(api.call("GET", "/tables/\(id)?include=deleted").status == 200)
    #expect(api.call("GET", "/tables/\(id)?include=sometimes").status == 400)
    #expect(names("/tables?databaseSchema=glue.lake.sales") == [])
    #expect(names("/tables?databaseSchema=glue.lake.sales&include=deleted") == ["orders"])
    #expect(names("/tables?databaseSchema=glue.lake.sales&include=all") == ["orders"])
  }

  @Test("A restore brings back the entity and what was below it")
  func restore() {
    api.table("orders")
    let schema = api.call("GET", "/databaseSchemas/name/glue.lake.sales").id
    api.call("DELETE", "/databaseSchemas/\(schema)?recursive=true")
    #expect(api.call("GET", "/tables/name/glue.lake.sales.orders").status == 404)
    let restored = api.call("PUT", "/databaseSchemas/restore", #"{"id": "\#(schema)"}"#)
    #expect(restored["deleted"]?.bool == false)
    #expect(api.call("GET", "/tables/name/glue.lake.sales.orders").status == 200)
    #expect(api.call("PUT", "/tables/restore", #"{"id": "none"}"#).status == 404)
  }

  @Test("A PUT of a soft-deleted entity restores it")
  func putRestores() {
    let id = api.table("orders").id
    api.call("DELETE", "/tables/\(id)")
    let again = api.table("orders")
    #expect(again.id == id)
    #expect(again["deleted"]?.bool == false)
    #expect(api.call("GET", "/tables/\(id)").status == 200)
  }

  @Test("What is not empty is deleted only recursively")
  func recursion() {
    api.table("orders")
    let database = api.call("GET", "/databases/name/glue.lake").id
    let refused = api.call("DELETE", "/databases/\(database)?hardDelete=true")
    #expect(refused.status == 400)
    #expect(refused.message == "database is not empty")
    #expect(api.call("DELETE", "/databases/\(database)?hardDelete=true&recursive=true").status == 200)
    #expect(api.call("GET", "/tables/name/glue.lake.sales.orders?include=all").status == 404)
    #expect(api.call("GET", "/databaseSchemas?include=all").json.at("paging.total")?.integer == 0)
    api.call("PUT", "/databases", #"{"name": "lake", "service": "glue"}"#)
    let again = api.call("GET", "/databases/name/glue.lake").id
    #expect(again != database)
    #expect(api.call("DELETE", "/databases/\(again)?hardDelete=true").status == 200, "a new one has nothing below it")
  }

  @Test("Hard deletion takes the lineage with it")
  func lineage() {
    let (a, b) = (api.table("a").id, api.table("b").id)
    let edge = #"{"edge": {"fromEntity": {"id": "\#(a)", "type": "table"}, "toEntity": {"id": "\#(b)", "type": "table"}}}"#
    #expect(api.call("PUT", "/lineage", edge).status == 200)
    api.call("DELETE", "/tables/name/glue.lake.sales.a?hardDelete=true")
    #expect(api.call("GET", "/lineage/table/\(b)")["upstreamEdges"]?.elements?.count == 0)
  }

  private func names(_ target: String) -> [String] {
    api.call("GET", target)["data"]?.elements?.compactMap { $0["name"]?.string } ?? ["no data"]
  }
}
