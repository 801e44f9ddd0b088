import AWSWire
import ServiceCore

/// Lists the users, groups and roles that a managed policy is attached to, or that it bounds.
enum ListEntitiesForPolicy: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let filter: String?
    let pathPrefix: String?
    let usage: String?
    let page: PageRequest

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("PolicyArn", IAMShapes.arn)
      filter = try fields.string(
        "EntityFilter", .oneOf(["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"]))
      pathPrefix = try fields.string("PathPrefix", IAMShapes.path)
      usage = try fields.string("PolicyUsageFilter", .oneOf(["PermissionsPolicy", "PermissionsBoundary"]))
      page = try PageRequest(fields)
    }

    func includes(_ entity: Entity) -> Bool {
      entity.path.hasPrefix(pathPrefix ?? "/") && (filter == nil || filter?.lowercased() == entity.kind)
    }
  }

  struct Output: OperationOutput {
    let page: Page<Entity>

    func write(to fields: inout FieldWriter) {
      write("PolicyGroups", "Group", to: &fields)
      write("PolicyUsers", "User", to: &fields)
      write("PolicyRoles", "Role", to: &fields)
      fields.ending(of: page)
    }

    private func write(_ list: String, _ title: String, to fields: inout FieldWriter) {
      fields.list(list, page.elements.filter { $0.kind == title.lowercased() }) { fields, entity in
        fields.field("\(title)Name", entity.name)
        fields.field("\(title)Id", entity.id)
      }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("ListEntitiesForPolicy", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try NameRules.check(pathPrefix: input.pathPrefix)
    let policy = try PolicyStore(request).require(input.arn)
    let entities = try EntityStore(request).using(
      policy.arn, attached: input.usage != "PermissionsBoundary", bounded: input.usage != "PermissionsPolicy")
    return Output(
      page: try input.page.page(of: entities.filter { input.includes($0) }) { "\($0.kind) \($0.name.lowercased())" })
  }
}
