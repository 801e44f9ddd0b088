import AWSWire
import ServiceCore

/// Starts a crawler, whatever its schedule says.
enum StartCrawler: AWSOperation {
  typealias Input = DeleteResource<CrawlerKind>.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .crawler, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let orchestrator = Orchestrator(request)
    try orchestrator.settle()
    try orchestrator.startCrawl(input.name, at: request.now)
    return EmptyOutput()
  }
}
