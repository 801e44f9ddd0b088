import AWSWire
import ServiceCore

/// Lists the ids of a workgroup's named queries, newest first.
enum ListNamedQueries: AWSOperation {
  typealias Input = ListQueryExecutions.Input

  struct Output: OperationOutput {
    let ids: [String]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("NamedQueryIds", ids)
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("ListNamedQueries", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    _ = try WorkGroupStore(request).find(input.workGroup)
    let before = try PageToken.key(of: input.token, invalid: .badToken).flatMap { Int64($0) }
    let rows = try NamedQueryStore(request).ids(in: input.workGroup, before: before, limit: input.limit + 1)
    let page = rows.prefix(input.limit)
    let next = rows.count > input.limit ? page.last.map { PageToken.make(after: String($0.number)) } : nil
    return Output(ids: page.map(\.id), next: next)
  }
}
