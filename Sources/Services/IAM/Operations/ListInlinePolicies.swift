import AWSWire
import ServiceCore

/// ListUserPolicies and ListRolePolicies: the names of the embedded policies.
enum ListInlinePolicies<Kind: EntityKind>: AWSOperation {
  typealias Input = EntityPageInput<Kind>

  struct Output: OperationOutput {
    let page: Page<String>

    func write(to fields: inout FieldWriter) {
      fields.list("PolicyNames", page.elements)
      fields.ending(of: page)
    }
  }

  static var name: String { "List\(Kind.title)Policies" }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let owner = try EntityStore(request).require(Kind.self, input.name)
    let names = try InlinePolicies(request).names(of: Kind.self, owner.name)
    return Output(page: try input.page.page(of: names, by: \.self))
  }
}
