import AWSWire
import ServiceCore

/// ListAttachedUserPolicies and ListAttachedRolePolicies: the managed policies of a user or role.
enum ListAttachedPolicies<Kind: EntityKind>: AWSOperation {
  struct Input: OperationInput {
    let owner: String
    let pathPrefix: String?
    let page: PageRequest

    init(_ fields: Fields) throws(ServiceError) {
      owner = try fields.entityName(Kind.self)
      pathPrefix = try fields.string("PathPrefix", IAMShapes.path)
      page = try PageRequest(fields)
    }
  }

  struct Output: OperationOutput {
    let page: Page<Attachment>

    func write(to fields: inout FieldWriter) {
      fields.list("AttachedPolicies", page.elements) { fields, attachment in
        fields.field("PolicyName", attachment.name)
        fields.field("PolicyArn", attachment.arn)
      }
      fields.ending(of: page)
    }
  }

  static var name: String { "ListAttached\(Kind.title)Policies" }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.owner)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let owner = try EntityStore(request).require(Kind.self, input.owner)
    try NameRules.check(pathPrefix: input.pathPrefix)
    let attachments = try PolicyStore(request).attachments(of: Kind.name, owner.name)
      .filter { $0.path.hasPrefix(input.pathPrefix ?? "/") }
    return Output(page: try input.page.page(of: attachments) { "\($0.name.lowercased()) \($0.arn)" })
  }
}
