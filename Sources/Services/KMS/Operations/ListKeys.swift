import AWSWire
import ServiceCore

/// Lists the keys of the account and region.
enum ListKeys: AWSOperation {
  typealias Input = PageInput

  struct Output: OperationOutput {
    let page: Page<EncryptionKey>

    func write(to fields: inout FieldWriter) {
      fields.list("Keys", page.items) { item, key in
        item.field("KeyId", key.id)
        item.field("KeyArn", key.arn)
      }
      fields.page(page)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [KMSResources.anyKey("ListKeys", request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let limit = input.limit(or: 100)
    let found = try KeyStore(request, account: request.account).keys(after: try input.start(), limit: limit + 1)
    return Output(page: Page(found, limit: limit) { $0.id })
  }
}
