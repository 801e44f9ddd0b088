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
}
