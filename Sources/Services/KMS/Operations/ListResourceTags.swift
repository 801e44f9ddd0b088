import AWSWire
import ServiceCore

/// Lists the tags of a key.
enum ListResourceTags: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let page: PageInput

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      page = try PageInput(fields)
    }
  }

  struct Output: OperationOutput {
    let page: Page<KeyTag>

    func write(to fields: inout FieldWriter) {
      fields.list("Tags", page.items) { item, tag in
        item.field("TagKey", tag.key)
        item.field("TagValue", tag.value)
      }
      fields.page(page)
    }
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let key = try key(input, in: request)
    let limit = input.page.limit(or: 50)
    let start = try input.page.start() ?? ""
    let tags = try KeyStore(request, account: key.account).tags(of: key.id).filter { $0.key > start }
    return Output(page: Page(tags, limit: limit) { $0.key })
  }
}
