import AWSWire
import ServiceCore

/// Tells the values that an LF-tag may have.
enum GetLFTag: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let key: String

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      key = try fields.required("TagKey", LakeShapes.tagKey).lowercased()
    }
  }

  struct Output: OperationOutput {
    let tag: TagPair
    let account: String

    func write(to fields: inout FieldWriter) {
      fields.tag(tag, catalog: account)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("GetLFTag", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    guard let values = try LakeStore(request, account: account).tagValues(input.key) else { throw .tagNotFound }
    return Output(tag: TagPair(input.key, values), account: account)
  }
}
