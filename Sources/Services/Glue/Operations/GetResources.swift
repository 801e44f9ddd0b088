import AWSWire
import Documents
import ServiceCore

/// GetTriggers, GetJobs and GetCrawlers: list whole resources.
enum GetResources<Kind: OrchestratedKind>: AWSOperation {
  typealias Input = ResourcePage.Input<Kind>

  struct Output: OperationOutput {
    let documents: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList(Kind.title + "s", documents.map(\.bytes))
      fields.field("NextToken", next)
    }
  }

  static var name: String { "Get\(Kind.title)s" }
  static var access: StateAccess { Kind.showsRuns ? .writing : .reading }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("glue:\(name)")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    if Kind.showsRuns { try Orchestrator(request).settle() }
    let page = try ResourcePage(input, in: request)
    var documents: [JSON] = []
    for document in page.documents { documents.append(try Kind.shown(document, withGraph: false, in: request)) }
    return Output(documents: documents, next: page.next)
  }
}
