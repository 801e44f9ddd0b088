import AWSWire
import Documents
import ServiceCore

/// Lists the crawls of a crawler, the latest first, those that pass all filters.
enum ListCrawls: AWSOperation {
  struct Input: OperationInput {
    let crawler: String
    let page: RunPage
    let filters: [CrawlFilter]

    init(_ fields: Fields) throws(ServiceError) {
      crawler = try fields.required("CrawlerName", GlueShapes.name)
      page = try RunPage(fields, longest: 1000)
      filters = try fields.list("Filters") { item throws(ServiceError) in try CrawlFilter(item) } ?? []
    }
  }

  struct Output: OperationOutput {
    let crawls: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("Crawls", crawls.map(\.bytes))
      fields.field("NextToken", next)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .crawler, [input.crawler])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try Orchestrator(request).settle()
    _ = try ResourceStore(request, .crawler).require(input.crawler)
    for filter in input.filters { try filter.check() }
    let (runs, next) = try input.page.runs(.crawler, input.crawler, in: request)
    let crawls = runs.map(\.document).filter { crawl in input.filters.allSatisfy { $0.matches(crawl) } }
    return Output(crawls: crawls, next: next)
  }
}
