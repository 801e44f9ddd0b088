import AWSWire
import ServiceCore

/// Lists the functions of the account and region.
enum ListFunctions: AWSOperation {
  typealias Input = PageInput

  struct Output: OperationOutput {
    let page: Page<StoredFunction>

    func write(to fields: inout FieldWriter) {
      fields.field("NextMarker", page.next)
      fields.list("Functions", page.items) { item, function in FunctionConfiguration(function: function).write(to: &item) }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("lambda:ListFunctions")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let anywhere = FunctionReference(account: request.account, region: request.region, name: "", qualifier: nil)
    let found = try FunctionStore(request, anywhere).functions(after: try input.start(), limit: input.limit + 1)
    return Output(page: Page(found, limit: input.limit) { $0.name })
  }
}
