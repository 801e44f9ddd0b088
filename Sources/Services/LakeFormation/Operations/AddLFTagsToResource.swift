import AWSWire
import ServiceCore

/// Assigns LF-tags to a database, a table or columns; a key's earlier value is replaced.
enum AddLFTagsToResource: AWSOperation {
  typealias Input = TagAssignmentInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission(
      "AddLFTagsToResource", catalog: input.selector.catalog ?? input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> TagAssignmentOutput {
    let account = try LakeCatalog.account(input.catalog, input.selector, in: request)
    try input.validate()
    let subject = try TagSubject(try input.selector.only(), account: account, in: request)
    let store = LakeStore(request, account: account)
    var output = TagAssignmentOutput(account: account)
    for tag in input.tags {
      do {
        try store.requireTags([tag])
        for place in subject.places { try assign(tag, to: place, store) }
      } catch {
        output.failures.append((tag, error))
      }
    }
    return output
  }

  private static func assign(_ tag: TagPair, to place: TagPlace, _ store: LakeStore) throws(ServiceError) {
    let held = try store.assigned(to: place)
    guard held.count < LakeStore.tagsPerResource || held.contains(where: { $0.key == tag.key }) else {
      throw .invalidInput("The maximum number of LF-Tags on a resource is \(LakeStore.tagsPerResource).")
    }
    for value in tag.values { try store.assign(tag.key, value, to: place) }
  }
}
