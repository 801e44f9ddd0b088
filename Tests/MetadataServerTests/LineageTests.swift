import Documents
import MetadataServer
import Testing

@Suite("Lineage")
struct LineageTests {
  let api = API().withSchema()

  private func edge(_ from: String, _ to: String, _ details: String = "{}") -> String {
    """
    {"edge": {"fromEntity": {"id": "\(from)", "type": "table"}, "toEntity": {"id": "\(to)", "type": "table"},
     "lineageDetails": \(details)}}
    """
  }

  @Test("An edge is put, read, patched and removed")
  func lifeCycle() {
    let (a, b) = (api.table("a").id, api.table("b").id)
    #expect(api.call("GET", "/lineage/getLineageEdge/\(a)/\(b)").status == 404)
    let put = api.call("PUT", "/lineage", edge(a, b, #"{"source": "ViewLineage", "sqlQuery": null, "columnsLineage": []}"#))
    #expect(put.status == 200)
    #expect(put.text.isEmpty)
    let read = api.call("GET", "/lineage/getLineageEdge/\(a)/\(b)")
    #expect(read.json == .literal(#"{"edge": {"source": "ViewLineage", "columnsLineage": []}}"#))
    let patch = #"[{"op": "add", "path": "/columnsLineage/0", "value": {"fromColumns": ["x"], "toColumn": "y"}}]"#
    #expect(api.call("PATCH", "/lineage/table/\(a)/table/\(b)", patch).status == 200)
    let patched = api.call("GET", "/lineage/getLineageEdge/\(a)/\(b)")
    #expect(patched.json.at("edge.columnsLineage.0.toColumn")?.string == "y")
    #expect(api.call("DELETE", "/lineage/table/\(a)/table/\(b)").status == 200)
    #expect(api.call("DELETE", "/lineage/table/\(a)/table/\(b)").status == 404)
  }

  @Test("The surroundings of an entity reach as far as asked, loops or not")
  func depth() {
    let (a, b, c) = (api.table("a").id, api.table("b").id, api.table("c").id)
    for (from, to) in [(a, b), (b, c), (c, a)] { api.call("PUT", "/lineage", edge(from, to)) }
    let near = api.call("GET", "/lineage/table/name/glue.lake.sales.b?upstreamDepth=1&downstreamDepth=0")
    #expect(near.json.at("entity.id")?.string == b)
    #expect(near["upstreamEdges"]?.elements?.count == 1)
    #expect(near["downstreamEdges"]?.elements?.count == 0)
    #expect(near["nodes"]?.elements?.compactMap { $0["name"]?.string } == ["a"])
    let far = api.call("GET", "/lineage/table/\(a)?upstreamDepth=3&downstreamDepth=3")
    #expect(far["downstreamEdges"]?.elements?.count == 3)
    #expect(far["nodes"]?.elements?.count == 2)
    #expect(api.call("GET", "/lineage/table/\(a)?upstreamDepth=4").status == 400)
    #expect(api.call("GET", "/lineage/nothing/\(a)").status == 400)
    #expect(api.call("GET", "/lineage/table/none").status == 404)
  }

  @Test("An edge needs both ends")
  func missingEnds() {
    let a = api.table("a").id
    #expect(api.call("PUT", "/lineage", edge(a, "none")).status == 404)
    #expect(api.call("PUT", "/lineage", #"{"edge": {"fromEntity": {"id": "x"}}}"#).status == 400)
    #expect(api.call("PUT", "/lineage", "{}").message == "[edge must not be null]")
  }

  @Test("An edge may be put by name, and edges be removed by how they were found")
  func byNameAndSource() {
    let (a, b) = (api.table("a").id, api.table("b").id)
    let path = "/lineage/table/name/glue.lake.sales.a/table/name/glue.lake.sales.b"
    #expect(api.call("PUT", path, #"{"source": "QueryLineage"}"#).status == 200)
    api.call("DELETE", "/lineage/table/\(b)/type/ViewLineage")
    #expect(api.call("GET", "/lineage/getLineageEdge/\(a)/\(b)").status == 200)
    api.call("DELETE", "/lineage/table/\(b)/type/QueryLineage")
    #expect(api.call("GET", "/lineage/getLineageEdge/\(a)/\(b)").status == 404)
    let write = api.server.recordedWrites.first { $0.kind == "lineage" }
    #expect(write?.fqn == "glue.lake.sales.a -> glue.lake.sales.b")
    #expect(write?.body.at("fromEntity.id")?.string == "<table glue.lake.sales.a>")
  }
}
