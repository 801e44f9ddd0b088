import AWSWire
import Documents
import ServiceCore

/// BatchGetWorkflows, BatchGetTriggers, BatchGetJobs and BatchGetCrawlers: answer those of the named resources that exist.
enum BatchGetResources<Kind: OrchestratedKind>: AWSOperation {
  struct Input: OperationInput {
    let names: [String]
    let withGraph: Bool

    init(_ fields: Fields) throws(ServiceError) {
      let read = try fields.strings(Kind.wantedMember, GlueShapes.name, count: 0...Kind.batchLimit)
      if read == nil { fields.violate(Kind.wantedMember, "null", "Member must not be null") }
      names = read ?? []
      withGraph = Kind.kind == .workflow ? try fields.bool("IncludeGraph") ?? false : false
    }
  }

  struct Output: OperationOutput {
    let found: [JSON]
    let missing: [String]

    func write(to fields: inout FieldWriter) {
      fields.rawList(Kind.title + "s", found.map(\.bytes))
      fields.list(Kind.missingMember, missing)
    }
  }

  static var name: String { "BatchGet\(Kind.title)s" }
  static var access: StateAccess { Kind.showsRuns ? .writing : .reading }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: nil).permission(name, Kind.kind, input.names)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    if Kind.showsRuns { try Orchestrator(request).settle() }
    var (found, missing): ([JSON], [String]) = ([], [])
    for name in input.names {
      if let document = try ResourceStore(request, Kind.kind).find(name) {
        found.append(try Kind.shown(document, withGraph: input.withGraph, in: request))
      } else {
        missing.append(name)
      }
    }
    return Output(found: found, missing: missing)
  }
}
