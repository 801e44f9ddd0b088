import ServiceCore

/// The ARNs of Athena's resources, and the permissions on them.
struct AthenaResources {
  private let request: RequestContext

  init(_ request: RequestContext) {
    self.request = request
  }

  /// An action on a workgroup.
  func permission(_ action: String, workGroup name: String) -> [Permission] {
    [Permission("athena:\(action)", on: request.arn("athena", "workgroup/\(name)"))]
  }

  /// An action on a data catalog, spelled as the request spells it: policies compare it with case.
  func permission(_ action: String, catalog name: String) -> [Permission] {
    [Permission("athena:\(action)", on: request.arn("athena", "datacatalog/\(name)"))]
  }

  /// A workgroup's creation, and the tagging that goes with it.
  func creation(workGroup name: String, tags: [AthenaTag]) -> [Permission] {
    let arn = request.arn("athena", "workgroup/\(name)")
    return AthenaResources.creation("CreateWorkGroup", arn, tags)
  }

  /// A catalog's creation, and the tagging that goes with it.
  func creation(catalog name: String, tags: [AthenaTag]) -> [Permission] {
    let arn = request.arn("athena", "datacatalog/\(name)")
    return AthenaResources.creation("CreateDataCatalog", arn, tags)
  }

  private static func creation(_ action: String, _ arn: String, _ tags: [AthenaTag]) -> [Permission] {
    tagging(action, arn, adding: tags) + (tags.isEmpty ? [] : tagging("TagResource", arn, adding: tags))
  }

  /// An action on the resource of an ARN, with the tags that the request brings.
  static func tagging(_ action: String, _ arn: String, adding tags: [AthenaTag]) -> [Permission] {
    var context: [String: [String]] = [:]
    for tag in tags { context["aws:RequestTag/\(tag.key)"] = [tag.value] }
    if !tags.isEmpty { context["aws:TagKeys"] = tags.map(\.key) }
    return [Permission("athena:\(action)", on: [arn], context: context)]
  }
}
