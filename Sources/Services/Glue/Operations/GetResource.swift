import AWSWire
import Documents
import ServiceCore

/// GetWorkflow, GetTrigger, GetJob and GetCrawler: answer one resource.
enum GetResource<Kind: OrchestratedKind>: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let withGraph: Bool

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required(Kind.nameMember, GlueShapes.name)
      withGraph = Kind.kind == .workflow ? try fields.bool("IncludeGraph") ?? false : false
    }
  }

  struct Output: OperationOutput {
    let document: JSON

    func write(to fields: inout FieldWriter) { fields.field(Kind.title, document) }
  }

  static var name: String { "Get\(Kind.title)" }
  static var access: StateAccess { Kind.showsRuns ? .writing : .reading }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, Kind.kind, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    if Kind.showsRuns { try Orchestrator(request).settle() }
    let document = try ResourceStore(request, Kind.kind).require(input.name)
    return Output(document: try Kind.shown(document, withGraph: input.withGraph, in: request))
  }
}
