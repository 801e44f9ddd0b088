import AWSWire
import IAMPolicy
import ServiceCore

/// Whom an operation is about whose user name may be left out: then the caller.
enum CallingUser {
  /// The user's name; nil for the account's root user.
  /// - Throws: `ValidationError` for callers that are no users, such as sessions of roles.
  static func name(_ given: String?, _ request: RequestContext) throws(ServiceError) -> String? {
    if let given { return given }
    switch request.caller.principal.kind {
    case .user(let name, _): return name
    case .root: return nil
    default: throw .notUserCredentials
    }
  }

  /// The check of an action on that user.
  static func permission(_ action: String, _ given: String?, _ request: RequestContext) throws(ServiceError) -> [Permission] {
    guard let name = try name(given, request) else {
      return [Permission("iam:\(action)", on: "arn:aws:iam::\(request.account):root")]
    }
    return [try IAMResources(request).permission(action, on: UserKind.self, name)]
  }

  /// The user's name as it was created; nil for the root user.
  /// - Throws: `NoSuchEntity` if there is no such user.
  static func require(_ given: String?, _ request: RequestContext) throws(ServiceError) -> String? {
    guard let name = try name(given, request) else { return nil }
    return try EntityStore(request).require(UserKind.self, name).name
  }
}
