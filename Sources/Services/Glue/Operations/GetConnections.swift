import AWSWire
import Documents
import ServiceCore

/// Lists connections, by type or by what they can be matched with.
enum GetConnections: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let type: String?
    let criteria: [String]
    let hidesPassword: Bool
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      let filter = try fields.structure("Filter")
      type = try filter?.string("ConnectionType", .oneOf(GlueShapes.connectionTypes))
      criteria = try filter?.strings("MatchCriteria", GlueShapes.name, count: 0...10) ?? []
      hidesPassword = try fields.bool("HidePassword") ?? false
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...1000) ?? 100
    }
  }

  struct Output: OperationOutput {
    let connections: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("ConnectionList", connections.map(\.bytes))
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission(name, connections: ["*"])
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = ResourceStore(request, .connection, catalog: input.catalog)
    let found = try store.all(after: try PageToken.key(of: input.token, invalid: .badToken)).filter { connection in
      let criteria = connection["MatchCriteria"]?.texts ?? []
      return (input.type == nil || connection["ConnectionType"]?.string == input.type)
        && input.criteria.allSatisfy { criteria.contains($0) }
    }
    let page = found.prefix(input.limit)
    return Output(
      connections: page.map { input.hidesPassword ? ConnectionDefinition.hidingPasswords($0) : $0 },
      next: found.count > input.limit ? page.last?["Name"]?.string.map { PageToken.make(after: $0) } : nil)
  }
}
