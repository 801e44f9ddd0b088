import AWSWire
import Documents
import ServiceCore

/// Registers a data catalog.
enum CreateDataCatalog: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let document: JSON
    let tags: [AthenaTag]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("Name", AthenaShapes.catalog)
      document = try fields.document([
        .required("Name", .string(AthenaShapes.catalog)), .optional("Description", .string(.length(1...1024))),
        .required("Type", .string(.oneOf(["LAMBDA", "GLUE", "HIVE", "FEDERATED"]))),
        .optional("Parameters", AthenaShapes.parameters),
      ])
      tags = try AthenaTag.read("Tags", fields) ?? []
    }
  }

  struct Output: OperationOutput {
    let catalog: JSON

    func write(to fields: inout FieldWriter) { fields.field("DataCatalog", catalog) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).creation(catalog: input.name, tags: input.tags)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = DataCatalogStore(request)
    if (try? store.find(input.name)) != nil { throw .invalidRequest("DataCatalog \(input.name) has already been created") }
    var document = input.document
    document.set("Status", .string("CREATE_COMPLETE"))
    try store.put(document)
    try AthenaTagStore(request).add(input.tags, to: request.arn("athena", "datacatalog/\(input.name)"))
    return Output(catalog: document)
  }
}
