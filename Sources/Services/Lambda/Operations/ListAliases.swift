import AWSWire
import ServiceCore

/// Lists the aliases of a function.
enum ListAliases: AWSOperation {
  typealias Input = FunctionPageInput

  struct Output: OperationOutput {
    let page: Page<FunctionAlias>

    func write(to fields: inout FieldWriter) {
      fields.field("NextMarker", page.next)
      fields.list("Aliases", page.items) { item, alias in alias.write(to: &item) }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try LambdaResources.permission("ListAliases", on: try input.function.reference(in: request), in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = FunctionStore(request, try input.function.reference(in: request).qualified(nil))
    _ = try store.find()
    let found = try store.aliases(after: try input.page.start(), limit: input.page.limit + 1)
    return Output(page: Page(found, limit: input.page.limit) { $0.name })
  }
}
