import AWSWire
import Basics
import Documents
import ServiceCore

/// Answers how long crawlers took and what they changed.
enum GetCrawlerMetrics: AWSOperation {
  struct Input: OperationInput {
    let names: [String]?
    let page: ResourcePage.Input<CrawlerKind>

    init(_ fields: Fields) throws(ServiceError) {
      names = try fields.strings("CrawlerNameList", GlueShapes.name, count: 0...100)
      page = try ResourcePage.Input(fields)
    }
  }

  struct Output: OperationOutput {
    let metrics: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("CrawlerMetricsList", metrics.map(\.bytes))
      fields.field("NextToken", next)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("glue:\(name)")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try Orchestrator(request).settle()
    var (names, next) = (input.names ?? [], String?.none)
    if names.isEmpty {
      let page = try ResourcePage(input.page, in: request)
      (names, next) = (page.documents.compactMap { $0["Name"]?.string }, page.next)
    }
    var metrics: [JSON] = []
    for name in names where try ResourceStore(request, .crawler).find(name) != nil {
      metrics.append(metric(name, try RunStore(request).latest(.crawler, name, limit: 100)))
    }
    return Output(metrics: metrics, next: next)
  }

  private static func metric(_ name: String, _ runs: [Run]) -> JSON {
    let durations = runs.compactMap { run -> Double? in
      guard let start = run.time("StartTime"), let end = run.time("EndTime") else { return nil }
      return Double(end.milliseconds - start.milliseconds) / 1000
    }
    let sorted = durations.sorted()
    let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    func number(_ value: Double) -> JSON { JSON(.number(String(value))) }
    return .object([
      "CrawlerName": .string(name), "TimeLeftSeconds": number(0), "StillEstimating": .bool(runs.contains(where: \.isActive)),
      "LastRuntimeSeconds": number(durations.first ?? 0), "MedianRuntimeSeconds": number(median),
      "TablesCreated": .number(0), "TablesUpdated": .number(0), "TablesDeleted": .number(0),
    ])
  }
}
