import AWSWire
import ServiceCore

/// Lists the ids of a workgroup's queries, newest first.
enum ListQueryExecutions: AWSOperation {
  struct Input: OperationInput {
    let workGroup: String
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      workGroup = try fields.string("WorkGroup", AthenaShapes.workGroup) ?? "primary"
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 0...50).map { max(1, $0) } ?? 50
    }
  }

  struct Output: OperationOutput {
    let ids: [String]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("QueryExecutionIds", ids)
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("ListQueryExecutions", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    _ = try WorkGroupStore(request).find(input.workGroup)
    let before = try PageToken.key(of: input.token, invalid: .badToken).flatMap { Int64($0) }
    let rows = try QueryStore(request).ids(in: input.workGroup, before: before, limit: input.limit + 1)
    let page = rows.prefix(input.limit)
    let next = rows.count > input.limit ? page.last.map { PageToken.make(after: String($0.number)) } : nil
    return Output(ids: page.map(\.id), next: next)
  }
}
