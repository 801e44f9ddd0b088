import AWSWire
import Documents
import ServiceCore

/// A page of the resources of one kind, in the order of their names.
struct ResourcePage {
  let documents: [JSON]
  let next: String?

  /// What listings take.
  struct Input<Kind: OrchestratedKind>: OperationInput {
    let token: String?
    let limit: Int
    let tags: [(key: String, value: String)]
    let dependentJob: String?

    init(_ fields: Fields) throws(ServiceError) {
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...Kind.pageLimit) ?? min(Kind.pageLimit, 100)
      tags = try TagInput.tags("Tags", fields) ?? []
      dependentJob = Kind.kind == .trigger ? try fields.string("DependentJobName", GlueShapes.name) : nil
    }
  }

  init<Kind: OrchestratedKind>(_ input: Input<Kind>, in request: RequestContext) throws(ServiceError) {
    let store = ResourceStore(request, Kind.kind)
    if let job = input.dependentJob { _ = try ResourceStore(request, .job).require(job) }
    var found: [JSON] = []
    for document in try store.all(after: try PageToken.key(of: input.token, invalid: .badToken)) {
      guard found.count <= input.limit else { break }
      if try ResourcePage.matches(document, input, store) { found.append(document) }
    }
    documents = Array(found.prefix(input.limit))
    next = found.count > input.limit ? documents.last?["Name"]?.string.map { PageToken.make(after: $0) } : nil
  }

  private static func matches<Kind: OrchestratedKind>(
    _ document: JSON, _ input: Input<Kind>, _ store: ResourceStore
  ) throws(ServiceError) -> Bool {
    if let job = input.dependentJob {
      let actions = document["Actions"]?.elements ?? []
      guard actions.contains(where: { $0["JobName"]?.string == job }) else { return false }
    }
    guard !input.tags.isEmpty else { return true }
    let tags = try TagStore(store.request).tags(of: store.arn(document["Name"]?.string ?? ""))
    return input.tags.allSatisfy { wanted in tags.contains { $0 == wanted } }
  }
}
