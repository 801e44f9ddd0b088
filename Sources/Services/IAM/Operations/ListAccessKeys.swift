import AWSWire
import ServiceCore

/// Lists the access keys of a user, the caller if no name is given.
enum ListAccessKeys: AWSOperation {
  struct Input: OperationInput {
    let name: String?
    let page: PageRequest

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.string("UserName", .length(1...128))
      page = try PageRequest(fields)
    }
  }

  struct Output: OperationOutput {
    let user: String?
    let page: Page<AccessKeyRow>

    func write(to fields: inout FieldWriter) {
      fields.field("UserName", user)
      fields.list("AccessKeyMetadata", page.elements) { fields, key in
        fields.field("UserName", user)
        fields.field("AccessKeyId", key.id)
        fields.field("Status", key.status)
        fields.field("CreateDate", key.created)
      }
      fields.ending(of: page)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try CallingUser.permission("ListAccessKeys", input.name, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let user = try CallingUser.require(input.name, request)
    let keys = try AccessKeyRows(request, of: user).list().sorted { $0.id < $1.id }
    return Output(user: user, page: try input.page.page(of: keys, by: \.id))
  }
}
