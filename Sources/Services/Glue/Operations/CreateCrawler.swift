import AWSWire
import Documents
import ServiceCore

/// Creates a crawler.
enum CreateCrawler: AWSOperation {
  struct Input: OperationInput {
    let crawler: CrawlerDefinition
    let tags: [(key: String, value: String)]

    init(_ fields: Fields) throws(ServiceError) {
      crawler = try CrawlerDefinition(fields, isNew: true)
      tags = try TagInput.tags("Tags", fields) ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let glue = GlueResources(request, catalog: nil)
    return glue.permission(name, .crawler, [input.crawler.name])
      + glue.tagging(input.tags, .crawler, input.crawler.name) + glue.passRole(input.crawler.role)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = ResourceStore(request, .crawler)
    let name = input.crawler.name
    guard try store.find(name) == nil else { throw ServiceError("AlreadyExistsException", "\(name) already exists") }
    try input.crawler.check(isNew: true)
    _ = try RunPlan(arguments: [JSON(.object(input.tags.map { JSON.Member($0.key, .string($0.value)) }))], prefix: "")
    try store.put(
      input.crawler.document(in: request), due: JSON.nextFiring(of: input.crawler.schedule, after: request.now))
    try TagStore(request).add(input.tags, to: store.arn(name))
    return EmptyOutput()
  }
}
