import AWSWire
import ServiceCore

/// Creates an LF-tag with its first values.
enum CreateLFTag: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let tag: TagPair

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      tag = try TagPair(fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("CreateLFTag", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = LakeStore(request, account: try LakeCatalog.account(input.catalog, in: request))
    try GrantAuthority(store: store).requireTagCreation()
    guard !input.tag.hasWildcard else { throw .invalidInput("A wildcard is not a value of a tag.") }
    guard try store.tagValues(input.tag.key) == nil else { throw .tagExists }
    guard try store.tagCount() < LakeStore.tagLimit else {
      throw .limitExceeded("The maximum number of LF-Tags is \(LakeStore.tagLimit).")
    }
    try store.put(TagPair(input.tag.key, input.tag.values.withoutRepetitions))
    return EmptyOutput()
  }
}

extension [String] {
  /// The texts in the order of their first occurrence.
  var withoutRepetitions: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
