import Basics
import Documents
import Testing

@Suite("Search")
struct SearchTests {
  let api = API().withSchema()

  private func names(_ target: String) -> [String] {
    let answer = api.call("GET", target)
    return answer.json.at("hits.hits")?.elements?.compactMap { $0.at("_source.name")?.string } ?? [answer.text]
  }

  private func filter(_ query: String, sort: String = "asc") -> [String] {
    let encoded = PercentEncoding.encode(#"{"query": \#(query)}"#)
    return names("/search/query?q=&index=table_search_index&sort_field=name&sort_order=\(sort)&query_filter=\(encoded)")
  }

  @Test("A field query matches with wildcards, without case")
  func fieldQuery() {
    for name in ["orders", "order_items", "customers"] { api.table(name) }
    let base = "/search/fieldQuery?fieldName=fullyQualifiedName&index=table_search_index&deleted=false"
    #expect(names("\(base)&fieldValue=glue.*.SALES.order*") == ["order_items", "orders"])
    #expect(names("\(base)&fieldValue=glue.lake.sales.customers") == ["customers"])
    #expect(names("\(base)&fieldValue=customers") == [])
    #expect(names("\(base)&fieldValue=*&from=1&size=1") == ["order_items"])
  }

  @Test("A container is found by its path")
  func containerByPath() {
    api.call("PUT", "/services/storageServices", #"{"name": "s3", "serviceType": "S3"}"#)
    api.call("PUT", "/containers", #"{"name": "orders", "service": "s3", "fullPath": "s3://lake/orders/"}"#)
    let base = "/search/fieldQuery?fieldName=fullPath&index=container_search_index"
    #expect(names("\(base)&fieldValue=s3://lake/orders/") == ["orders"])
    #expect(names("\(base)&fieldValue=s3://lake/orders") == [])
  }

  @Test(
    "Clauses of the query language",
    arguments: [
      (#"{"match_all": {}}"#, ["a", "b", "v"]),
      (#"{"term": {"tableType": "View"}}"#, ["v"]),
      (#"{"term": {"tableType": {"value": "View"}}}"#, ["v"]),
      (#"{"term": {"service.name.keyword": "glue"}}"#, ["a", "b", "v"]),
      (#"{"term": {"deleted": false}}"#, ["a", "b", "v"]),
      (#"{"terms": {"name": ["a", "v", "z"]}}"#, ["a", "v"]),
      (#"{"exists": {"field": "schemaDefinition"}}"#, ["v"]),
      (#"{"prefix": {"fullyQualifiedName": "glue.lake.sales.b"}}"#, ["b"]),
      (#"{"wildcard": {"fullyQualifiedName": {"value": "*.A", "case_insensitive": true}}}"#, ["a"]),
      (#"{"wildcard": {"fullyQualifiedName": "*.A"}}"#, []),
      (#"{"match": {"columns.name": "ID"}}"#, ["a", "b", "v"]),
      (#"{"bool": {"must": [{"term": {"name": "a"}}], "should": [{"term": {"name": "b"}}]}}"#, ["a"]),
      (#"{"bool": {"should": [{"term": {"name": "a"}}, {"term": {"name": "b"}}]}}"#, ["a", "b"]),
      (#"{"bool": {"must_not": {"exists": {"field": "schemaDefinition"}}}}"#, ["a", "b"]),
      (
        #"{"bool": {"should": [{"term": {"name": "a"}}, {"prefix": {"fullyQualifiedName": "glue"}}], "minimum_should_match": 2}}"#,
        ["a"]
      ),
    ])
  func clauses(query: String, expected: [String]) {
    for name in ["a", "b"] { api.table(name) }
    api.table("v", #", "tableType": "View", "schemaDefinition": "SELECT 1""#)
    #expect(filter(query) == expected)
  }

  @Test("Clauses that are not served are errors, not empty answers")
  func unknownClause() {
    api.table("a")
    let encoded = PercentEncoding.encode(#"{"query": {"script": {}}}"#)
    let answer = api.call("GET", "/search/query?q=*&query_filter=\(encoded)")
    #expect(answer.status == 501)
    #expect(answer.message == "This metadata server does not have the search clause script")
    #expect(api.call("GET", "/search/query?q=&query_filter=%7B").status == 400)
    #expect(api.call("GET", "/search/query?q=&index=none").status == 404)
    #expect(api.call("GET", "/search/suggest?q=a").status == 501)
  }

  @Test("Pages of a sorted search follow one another")
  func searchAfter() {
    for index in 0..<5 { api.table("t\(index)") }
    let base = "/search/query?q=&size=2&index=table_search_index&sort_field=fullyQualifiedName&sort_order=desc"
    var (seen, after): ([String], String) = ([], "")
    for _ in 0..<4 {
      let hits = api.call("GET", base + after).json.at("hits.hits")?.elements ?? []
      seen += hits.compactMap { $0.at("_source.name")?.string }
      guard let last = hits.last?.at("sort.0")?.string else { break }
      after = "&search_after=\(last)"
    }
    #expect(seen == ["t4", "t3", "t2", "t1", "t0"])
  }

  @Test("Deleted entities are in the index of deleted ones only, and hits hold the fields asked for")
  func hits() {
    let id = api.table("a").id
    let base = "/search/query?q=&index=table_search_index&include_source_fields=name&include_source_fields=deleted"
    let hit = api.call("GET", base).json.at("hits.hits.0")
    #expect(hit?["_id"]?.string == id)
    #expect(hit?["_source"] == .literal(#"{"name": "a", "deleted": false}"#))
    api.call("DELETE", "/tables/\(id)")
    #expect(names(base) == [])
    #expect(names("\(base)&deleted=true") == ["a"])
  }

  @Test(
    "Search text",
    arguments: [
      ("*", ["orders", "returns"]), ("", ["orders", "returns"]), ("order", ["orders"]),
      ("name:orders", ["orders"]), ("name:ord*", ["orders"]), ("name:orders+AND+name:returns", []),
      ("name:orders+OR+name:returns", ["orders", "returns"]), ("%22sent+back%22", ["returns"]),
      ("tableType:External", ["returns"]), ("sales+returns", ["returns"]),
    ])
  func text(query: String, expected: [String]) {
    api.table("orders", #", "description": "what was sent""#)
    api.table("returns", #", "description": "what was sent back", "tableType": "External""#)
    #expect(names("/search/query?q=\(query)&index=table_search_index&sort_field=name&sort_order=asc") == expected)
  }
}
