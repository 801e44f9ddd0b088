import AWSWire
import ServiceCore

/// Lists the grants that a principal may retire.
enum ListRetirableGrants: AWSOperation {
  struct Input: OperationInput {
    let principal: String
    let page: PageInput

    init(_ fields: Fields) throws(ServiceError) {
      principal = try fields.required("RetiringPrincipal", KMSShapes.principal)
      page = try PageInput(fields)
    }
  }

  typealias Output = GrantListOutput

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [KMSResources.anyKey("ListRetirableGrants", request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let limit = input.page.limit(or: 50)
    let store = KeyStore(request, account: request.account)
    let found = try store.grants(
      retirableBy: input.principal, after: try input.page.start() ?? "", limit: limit + 1)
    return GrantListOutput(
      page: Page(found, limit: limit) { $0.id }, region: request.region, account: request.account)
  }
}
