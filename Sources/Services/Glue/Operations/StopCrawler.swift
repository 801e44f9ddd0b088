import AWSWire
import Documents
import ServiceCore

/// Stops a crawler that is running.
enum StopCrawler: AWSOperation {
  typealias Input = DeleteResource<CrawlerKind>.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, .crawler, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let orchestrator = Orchestrator(request)
    try orchestrator.settle()
    _ = try ResourceStore(request, .crawler).require(input.name)
    guard let run = try orchestrator.runs.active(.crawler, input.name).first else { throw .crawlerNotRunning(input.name) }
    if run.plan["State"]?.string == "STOPPED" { throw .crawlerStopping(input.name) }
    try orchestrator.stopCrawl(run, at: request.now)
    return EmptyOutput()
  }
}
