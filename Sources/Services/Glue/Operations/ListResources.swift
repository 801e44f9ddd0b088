import AWSWire
import Documents
import ServiceCore

/// ListWorkflows, ListTriggers, ListJobs and ListCrawlers: list names, of what has certain tags if some are given.
enum ListResources<Kind: OrchestratedKind>: AWSOperation {
  typealias Input = ResourcePage.Input<Kind>

  struct Output: OperationOutput {
    let page: ResourcePage

    func write(to fields: inout FieldWriter) {
      fields.list(Kind.namesMember, page.documents.compactMap { $0["Name"]?.string })
      fields.field("NextToken", page.next)
    }
  }

  static var name: String { "List\(Kind.title)s" }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("glue:\(name)")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(page: try ResourcePage(input, in: request))
  }
}
