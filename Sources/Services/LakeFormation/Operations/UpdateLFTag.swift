import AWSWire
import ServiceCore

/// Adds values to an LF-tag and removes others.
enum UpdateLFTag: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let key: String
    let added: [String]
    let removed: [String]

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      key = try fields.required("TagKey", LakeShapes.tagKey).lowercased()
      removed = try fields.strings("TagValuesToDelete", LakeShapes.tagValue, count: 1...50)?.map { $0.lowercased() } ?? []
      added = try fields.strings("TagValuesToAdd", LakeShapes.tagValue, count: 1...50)?.map { $0.lowercased() } ?? []
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("UpdateLFTag", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = LakeStore(request, account: try LakeCatalog.account(input.catalog, in: request))
    guard let values = try store.tagValues(input.key) else { throw .tagNotFound }
    guard !input.added.isEmpty || !input.removed.isEmpty else {
      throw .invalidInput("Either values to add or values to delete are required.")
    }
    guard Set(input.added).isDisjoint(with: input.removed), !input.added.contains("*") else {
      throw .invalidInput("The values to add and the values to delete contradict each other.")
    }
    try store.requireTags(input.removed.isEmpty ? [] : [TagPair(input.key, input.removed)])
    for value in input.removed {
      guard try !store.isAssigned(input.key, value) else { throw .tagValueInUse }
    }
    try store.put(TagPair(input.key, try left(values, input)))
    return EmptyOutput()
  }

  private static func left(_ values: [String], _ input: Input) throws(ServiceError) -> [String] {
    let left = (values.filter { !input.removed.contains($0) } + input.added).withoutRepetitions
    guard !left.isEmpty else { throw .invalidInput("A tag cannot be without values.") }
    guard left.count <= LakeStore.tagLimit else {
      throw .invalidInput("The maximum number of values of an LF-Tag is \(LakeStore.tagLimit).")
    }
    return left
  }
}
