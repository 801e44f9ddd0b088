import AWSWire
import ServiceCore

/// An input that names a group and a user.
struct MembershipInput: OperationInput {
  let group: String
  let user: String

  init(_ fields: Fields) throws(ServiceError) {
    group = try fields.entityName(GroupKind.self)
    user = try fields.entityName(UserKind.self)
  }

  /// Both names as they were created.
  /// - Throws: `NoSuchEntity` for the group or the user, in this order.
  func names(_ request: RequestContext) throws(ServiceError) -> (group: String, user: String) {
    let group = try EntityStore(request).require(GroupKind.self, group)
    return (group.name, try EntityStore(request).require(UserKind.self, user).name)
  }
}
