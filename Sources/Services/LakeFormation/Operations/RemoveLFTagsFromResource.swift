import AWSWire
import ServiceCore

/// Takes LF-tags from a database, a table or columns; what is inherited from above cannot be taken away below.
enum RemoveLFTagsFromResource: AWSOperation {
  typealias Input = TagAssignmentInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission(
      "RemoveLFTagsFromResource", catalog: input.selector.catalog ?? input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> TagAssignmentOutput {
    let account = try LakeCatalog.account(input.catalog, input.selector, in: request)
    guard Set(input.tags.map(\.key)).count == input.tags.count else { throw .duplicateTagKey }
    let subject = try TagSubject(try input.selector.only(), account: account, in: request)
    let store = LakeStore(request, account: account)
    var output = TagAssignmentOutput(account: account)
    for tag in input.tags {
      var isRemoved = false
      for place in subject.places {
        isRemoved = try store.unassign(tag.key, tag.values, from: place) || isRemoved
      }
      if !isRemoved { output.failures.append((tag, .tagNotFound)) }
    }
    return output
  }
}
