import AWSWire
import ServiceCore

/// Removes several connections; what cannot be removed is told by name.
enum BatchDeleteConnection: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let names: [String]

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      let read = try fields.strings("ConnectionNameList", GlueShapes.name, count: 0...25)
      if read == nil { fields.violate("ConnectionNameList", "null", "Member must not be null") }
      names = read ?? []
    }
  }

  struct Output: OperationOutput {
    let succeeded: [String]
    let errors: [(name: String, error: ServiceError)]

    func write(to fields: inout FieldWriter) {
      fields.list("Succeeded", succeeded)
      fields.structure("Errors") { map in
        for failure in errors { map.structure(failure.name) { $0.detail(failure.error) } }
      }
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission(name, connections: input.names)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = ResourceStore(request, .connection, catalog: input.catalog)
    var (succeeded, errors): ([String], [(name: String, error: ServiceError)]) = ([], [])
    for name in input.names {
      if try store.find(name) != nil {
        try store.delete(name)
        succeeded.append(name)
      } else {
        errors.append((name, .resourceNotFound(.connection, name)))
      }
    }
    return Output(succeeded: succeeded, errors: errors)
  }
}
