import AWSWire
import ServiceCore

/// Lists the versions of a function, the latest first.
enum ListVersionsByFunction: AWSOperation {
  typealias Input = FunctionPageInput

  struct Output: OperationOutput {
    let page: Page<StoredFunction>

    func write(to fields: inout FieldWriter) {
      fields.field("NextMarker", page.next)
      fields.list("Versions", page.items) { item, function in
        FunctionConfiguration(function: function, qualifier: function.version).write(to: &item)
      }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let function = try input.function.reference(in: request)
    return [try LambdaResources.permission("ListVersionsByFunction", on: function, in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = FunctionStore(request, try input.function.reference(in: request).qualified(nil))
    _ = try store.find()
    let after = Int(try input.page.start()) ?? -1
    let found = try store.versions(after: after, limit: input.page.limit + 1)
    return Output(page: Page(found, limit: input.page.limit) { String(Int($0.version) ?? 0) })
  }
}
