import AWSWire
import Documents
import ServiceCore

/// Lists the prepared statements of a workgroup.
enum ListPreparedStatements: AWSOperation {
  struct Input: OperationInput {
    let workGroup: String
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      workGroup = try fields.required("WorkGroup", AthenaShapes.workGroup)
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 1...50) ?? 50
    }
  }

  struct Output: OperationOutput {
    let statements: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("PreparedStatements", statements) { item, statement in
        item.field("StatementName", statement["StatementName"])
        item.field("LastModifiedTime", statement["LastModifiedTime"])
      }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("ListPreparedStatements", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    _ = try WorkGroupStore(request).find(input.workGroup)
    let after = try PageToken.key(of: input.token, invalid: .badToken)
    let store = PreparedStatementStore(request, workGroup: input.workGroup)
    let found = try store.page(after: after, limit: input.limit + 1)
    let page = Array(found.prefix(input.limit))
    let last = page.last?["StatementName"]?.string
    return Output(statements: page, next: found.count > input.limit ? last.map { PageToken.make(after: $0) } : nil)
  }
}
