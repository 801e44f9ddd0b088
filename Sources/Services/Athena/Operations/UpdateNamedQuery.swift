import AWSWire
import Documents
import ServiceCore

/// Changes a named query's name, description and text.
enum UpdateNamedQuery: AWSOperation {
  struct Input: OperationInput {
    let id: String
    let name: String
    let description: String?
    let sql: String

    init(_ fields: Fields) throws(ServiceError) {
      id = try fields.required("NamedQueryId", AthenaShapes.queryID)
      name = try fields.required("Name", AthenaShapes.name)
      description = try fields.string("Description", .length(0...1024))
      sql = try fields.required("QueryString", AthenaShapes.sql)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try GetNamedQuery.permissions("UpdateNamedQuery", on: input.id, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = NamedQueryStore(request)
    var document = try store.require(input.id)
    document.set("Name", .string(input.name))
    if let description = input.description { document.set("Description", .string(description)) }
    document.set("QueryString", .string(input.sql))
    try store.update(input.id, document)
    return EmptyOutput()
  }
}
