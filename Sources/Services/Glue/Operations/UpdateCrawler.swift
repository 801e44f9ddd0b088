import AWSWire
import Documents
import ServiceCore

/// Changes those members of a crawler that are given, unless it is running.
enum UpdateCrawler: AWSOperation {
  struct Input: OperationInput {
    let crawler: CrawlerDefinition

    init(_ fields: Fields) throws(ServiceError) {
      crawler = try CrawlerDefinition(fields, isNew: false)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: nil)
    return glue.permission(name, .crawler, [input.crawler.name]) + glue.passRole(input.crawler.role)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let orchestrator = Orchestrator(request)
    try orchestrator.settle()
    let store = ResourceStore(request, .crawler)
    let stored = try store.require(input.crawler.name)
    if try orchestrator.runs.active(.crawler, input.crawler.name).count > 0 { throw .crawlerRunning(input.crawler.name) }
    try input.crawler.check(isNew: false)
    let changed = input.crawler.change(stored, in: request)
    try store.put(changed, due: JSON.nextFiring(of: changed["Schedule"]?["ScheduleExpression"]?.string, after: request.now))
    return EmptyOutput()
  }
}
