import AWSWire
import Basics
import Documents
import ServiceCore

/// Crawlers and crawls as answers show them.
struct CrawlDocument {
  let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  /// A `Crawler` with its state and its last crawl.
  func crawler(_ stored: JSON) throws(ServiceError) -> JSON {
    let latest = try RunStore(request).latest(.crawler, stored["Name"]?.string ?? "", limit: 2)
    let active = latest.first { $0.isActive }
    var crawler = stored
    crawler.set("State", .string(active == nil ? "READY" : isStopping(active) ? "STOPPING" : "RUNNING"))
    let elapsed = active.flatMap { $0.time("StartTime") }.map { request.now.milliseconds - $0.milliseconds } ?? 0
    crawler.set("CrawlElapsedTime", .number(max(0, elapsed)))
    crawler.set("LastCrawl", latest.first { !$0.isActive }.map { CrawlDocument.lastCrawl($0) })
    return crawler
  }

  private func isStopping(_ run: Run?) -> Bool { run?.plan["State"]?.string == "STOPPED" }

  private static func lastCrawl(_ run: Run) -> JSON {
    var crawl = JSON.object(["Status": .string(state(of: run))])
    for name in ["ErrorMessage", "LogGroup", "LogStream", "MessagePrefix", "StartTime"] { crawl.set(name, run.document[name]) }
    return crawl
  }

  /// The state of a crawl in the words of triggers and workflows.
  static func state(of run: Run) -> String {
    switch run.document["State"]?.string {
    case "COMPLETED": "SUCCEEDED"
    case "STOPPED": "CANCELLED"
    case "FAILED": run.plan["Unstarted"] == nil ? "FAILED" : "ERROR"
    default: run.plan["State"]?.string == "STOPPED" ? "CANCELLING" : "RUNNING"
    }
  }

  /// A `Crawl`, as nodes of workflows hold it.
  static func crawl(_ run: Run) -> JSON {
    .object([
      "State": .string(state(of: run)), "StartedOn": run.document["StartTime"], "CompletedOn": run.document["EndTime"],
      "ErrorMessage": run.document["ErrorMessage"], "LogGroup": run.document["LogGroup"],
      "LogStream": run.document["LogStream"],
    ])
  }
}
