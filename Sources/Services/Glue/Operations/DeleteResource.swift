import AWSWire
import ServiceCore

/// DeleteWorkflow, DeleteTrigger, DeleteJob and DeleteCrawler. Only a crawler has to exist.
enum DeleteResource<Kind: OrchestratedKind>: AWSOperation {
  struct Input: OperationInput {
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required(Kind.nameMember, GlueShapes.name)
    }
  }

  struct Output: OperationOutput {
    let name: String

    func write(to fields: inout FieldWriter) {
      if Kind.kind != .crawler { fields.field(Kind.nameMember, name) }
    }
  }

  static var name: String { "Delete\(Kind.title)" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, Kind.kind, [input.name])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try Orchestrator(request).settle()
    try Kind.checkDeletion(of: input.name, in: request)
    try ResourceStore(request, Kind.kind).delete(input.name)
    try RunStore(request).deleteEnded(Kind.kind, input.name)
    return Output(name: input.name)
  }
}
