import Documents
import Testing

@Suite("Listings")
struct ListingTests {
  let api = API().withSchema()

  @Test("Pages follow one another by cursors, forward and back")
  func paging() {
    for name in ["d", "b", "e", "ä b", "c"] { api.table(name) }
    let first = api.call("GET", "/tables?limit=2")
    #expect(names(first) == ["b", "c"])
    #expect(first.json.at("paging.total")?.integer == 5)
    #expect(first.json.at("paging.before") == nil)
    let second = page("limit=2&after=", first, "after")
    #expect(names(second) == ["d", "e"])
    let third = page("limit=2&after=", second, "after")
    #expect(names(third) == ["ä b"])
    #expect(third.json.at("paging.after") == nil)
    #expect(names(page("limit=2&before=", third, "before")) == ["d", "e"])
    #expect(names(page("limit=2&before=", second, "before")) == ["b", "c"])
  }

  @Test("A cursor stays good when the entity it was made from goes away")
  func cursorOfDeleted() {
    for name in ["a", "b", "c"] { api.table(name) }
    let first = api.call("GET", "/tables?limit=1")
    api.call("DELETE", "/tables/name/glue.lake.sales.a?hardDelete=true")
    #expect(names(page("limit=1&after=", first, "after")) == ["b"])
  }

  @Test("A listing holds what is below the service, database or schema asked for")
  func scope() {
    api.table("orders")
    api.call("PUT", "/services/databaseServices", #"{"name": "glue2", "serviceType": "Glue"}"#)
    api.call("PUT", "/databases", #"{"name": "lake", "service": "glue2"}"#)
    #expect(names(api.call("GET", "/databases?service=glue")) == ["lake"])
    #expect(api.call("GET", "/databases").json.at("paging.total")?.integer == 2)
    #expect(names(api.call("GET", "/databaseSchemas?database=glue2.lake")) == [])
    #expect(names(api.call("GET", "/tables?database=glue.lake&fields=sourceHash&include=all&limit=100")) == ["orders"])
    #expect(names(api.call("GET", "/tables?databaseSchema=none")) == [])
  }

  @Test(
    "Wrong paging is refused",
    arguments: [
      ("limit=-1", "[query param limit must be greater than or equal to 0]"),
      ("limit=1000001", "[query param limit must be less than or equal to 1000000]"),
      ("after=a.61&before=a.61", "Only one of before or after query parameter allowed"),
      ("after=x", "The cursor is not one that this server gave"),
      ("after=x.6", "The cursor is not one that this server gave"),
      ("limit=%zz", "The query string holds a broken percent sequence"),
    ])
  func refusals(query: String, message: String) {
    let answer = api.call("GET", "/tables?\(query)")
    #expect(answer.status == 400)
    #expect(answer.message == message)
  }

  private func page(_ query: String, _ answer: Answer, _ cursor: String) -> Answer {
    api.call("GET", "/tables?\(query)\(answer.json.at("paging.\(cursor)")?.string ?? "")")
  }

  private func names(_ answer: Answer) -> [String] {
    answer["data"]?.elements?.compactMap { $0["name"]?.string } ?? ["no data: \(answer.text)"]
  }
}
