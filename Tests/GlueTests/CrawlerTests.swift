import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// Crawlers and connections.
@Suite struct CrawlerTests {
  private func catalog(_ members: String = "") throws -> Catalog {
    let catalog = try Catalog()
    try catalog.ok(
      "CreateCrawler",
      #"{"Name":"find","Role":"r","DatabaseName":"sales","Targets":{"S3Targets":[{"Path":"s3://b/"}]}\#(members)}"#)
    return catalog
  }

  private func crawler(_ catalog: Catalog) throws -> JSON {
    try #require(try catalog.ok("GetCrawler", #"{"Name":"find"}"#)["Crawler"])
  }

  @Test func aCrawlerHasGluesDefaults() throws {
    let crawler = try crawler(try catalog())
    #expect(crawler["State"]?.string == "READY")
    #expect(crawler["Version"]?.integer == 1)
    #expect(crawler["LastCrawl"] == nil)
    #expect(crawler["Targets"]?["S3Targets"]?.text == #"[{"Path":"s3://b/","Exclusions":[]}]"#)
    #expect(crawler["Targets"]?["JdbcTargets"]?.text == "[]")
    #expect(crawler["RecrawlPolicy"]?["RecrawlBehavior"]?.string == "CRAWL_EVERYTHING")
  }

  @Test func problems() throws {
    let catalog = try catalog()
    #expect(
      catalog.problem("CreateCrawler", #"{"Name":"find","Role":"r","Targets":{}}"#)
        == "AlreadyExistsException: find already exists")
    for operation in ["GetCrawler", "StartCrawler", "StopCrawler", "DeleteCrawler", "UpdateCrawler"] {
      #expect(
        catalog.problem(operation, #"{"Name":"none"}"#)
          == "EntityNotFoundException: Crawler entry with name none does not exist")
    }
    #expect(
      catalog.problem("ListCrawls", #"{"CrawlerName":"none"}"#)
        == "EntityNotFoundException: Crawler entry with name none does not exist")
    #expect(
      catalog.problem("StopCrawler", #"{"Name":"find"}"#) == "CrawlerNotRunningException: Crawler with name find isn't running")
    #expect(
      catalog.problem("CreateCrawler", #"{"Name":"b","Role":"r","Targets":{"S3Targets":[]}}"#)
        == "InvalidInputException: Crawler cannot be created without specifying at least one target")
  }

  @Test func aCrawlTakesItsTime() throws {
    let catalog = try catalog(#","Tags":{"mocklake-seconds":"60"}"#)
    try catalog.ok("StartCrawler", #"{"Name":"find"}"#)
    catalog.clock.advance(seconds: 5)
    #expect(try crawler(catalog)["State"]?.string == "RUNNING")
    #expect(try crawler(catalog)["CrawlElapsedTime"]?.integer == 5000)
    let running = "CrawlerRunningException: Crawler with name find has already started"
    for operation in ["StartCrawler", "DeleteCrawler", "UpdateCrawler"] {
      #expect(catalog.problem(operation, #"{"Name":"find"}"#) == running)
    }
    catalog.clock.advance(seconds: 60)
    #expect(try crawler(catalog)["State"]?.string == "READY")
    #expect(try crawler(catalog)["LastCrawl"]?["Status"]?.string == "SUCCEEDED")
    let crawl = try catalog.ok("ListCrawls", #"{"CrawlerName":"find"}"#)["Crawls"]?[0]
    #expect(crawl?["State"]?.string == "COMPLETED")
    #expect(crawl?["EndTime"]?.integer == 1_772_355_660)
    let metrics = try catalog.ok("GetCrawlerMetrics")["CrawlerMetricsList"]?[0]
    #expect(metrics?["LastRuntimeSeconds"]?.double == 60)
  }

  @Test func aCrawlIsStopped() throws {
    let catalog = try catalog(#","Tags":{"mocklake-seconds":"60"}"#)
    try catalog.ok("StartCrawler", #"{"Name":"find"}"#)
    try catalog.ok("StopCrawler", #"{"Name":"find"}"#)
    #expect(try crawler(catalog)["LastCrawl"]?["Status"]?.string == "CANCELLED")
    let filter = #"{"FieldName":"STATE","FilterOperator":"EQ","FieldValue":"STOPPED"}"#
    #expect(try catalog.ok("ListCrawls", #"{"CrawlerName":"find","Filters":[\#(filter)]}"#)["Crawls"]?.elements?.count == 1)
    let other = filter.replacing("EQ", with: "NE")
    #expect(try catalog.ok("ListCrawls", #"{"CrawlerName":"find","Filters":[\#(other)]}"#)["Crawls"]?.elements?.count == 0)
    #expect(
      catalog.problem("ListCrawls", #"{"CrawlerName":"find","Filters":[\#(filter.replacing("EQ", with: "GT"))]}"#)
        == "InvalidInputException: STATE can only be filtered by EQ and NE")
  }

  @Test func schedulesStartCrawls() throws {
    let catalog = try catalog(#","Schedule":"cron(0 10 * * ? *)""#)
    #expect(try crawler(catalog)["Schedule"]?.text == #"{"ScheduleExpression":"cron(0 10 * * ? *)","State":"SCHEDULED"}"#)
    catalog.clock.advance(seconds: 2 * 86_400)
    #expect(try catalog.ok("ListCrawls", #"{"CrawlerName":"find"}"#)["Crawls"]?.elements?.count == 2)
    try catalog.ok("UpdateCrawler", #"{"Name":"find","Schedule":"","Description":"d"}"#)
    #expect(try crawler(catalog)["Schedule"] == nil)
    #expect(try crawler(catalog)["Version"]?.integer == 2)
  }

  @Test func whatCannotBeStartedOnScheduleHoldsNothingUp() throws {
    let catalog = try catalog(#","Schedule":"cron(0 10 * * ? *)""#)
    try catalog.ok(
      "TagResource",
      #"{"ResourceArn":"arn:aws:glue:us-east-1:000000000000:crawler/find","TagsToAdd":{"mocklake-seconds":"soon"}}"#)
    catalog.clock.advance(seconds: 86_400)
    #expect(try catalog.ok("ListCrawls", #"{"CrawlerName":"find"}"#)["Crawls"]?.elements?.isEmpty == true)
    #expect(catalog.problem("StartCrawler", #"{"Name":"find"}"#).hasPrefix("InvalidInputException: mocklake-seconds takes"))
  }

  // MARK: Connections

  private let connection =
    #""ConnectionInput":{"Name":"db","ConnectionType":"JDBC","MatchCriteria":["m"],"ConnectionProperties":"#
    + #"{"USERNAME":"u","PASSWORD":"p","JDBC_CONNECTION_URL":"jdbc:mysql://h/d"}}"#

  @Test func connections() throws {
    let catalog = try Catalog()
    #expect(catalog.call("CreateConnection", "{\(connection)}").text == #"{"CreateConnectionStatus":"READY"}"#)
    #expect(catalog.problem("CreateConnection", "{\(connection)}") == "AlreadyExistsException: Connection already exists.")
    let whole = try catalog.ok("GetConnection", #"{"Name":"db"}"#)["Connection"]
    #expect(whole?["ConnectionProperties"]?["PASSWORD"]?.string == "p")
    #expect(whole?["CreationTime"]?.integer == 1_772_355_600)
    let hidden = try catalog.ok("GetConnections", #"{"HidePassword":true}"#)["ConnectionList"]?[0]
    #expect(hidden?["ConnectionProperties"]?.members?.map(\.name) == ["USERNAME", "JDBC_CONNECTION_URL"])
    #expect(catalog.call("GetConnections", #"{"Filter":{"ConnectionType":"KAFKA"}}"#).text == #"{"ConnectionList":[]}"#)
    try catalog.ok("UpdateConnection", #"{"Name":"db",\#(connection.replacing("JDBC\",", with: "NETWORK\","))}"#)
    #expect(try catalog.ok("GetConnection", #"{"Name":"db"}"#)["Connection"]?["ConnectionType"]?.string == "NETWORK")
    #expect(
      catalog.call("BatchDeleteConnection", #"{"ConnectionNameList":["db","none"]}"#).text
        == #"{"Succeeded":["db"],"Errors":{"none":{"ErrorCode":"EntityNotFoundException","#
        + #""ErrorMessage":"Connection none not found."}}}"#)
    #expect(
      catalog.problem("DeleteConnection", #"{"ConnectionName":"db"}"#) == "EntityNotFoundException: Connection db not found.")
  }
}
