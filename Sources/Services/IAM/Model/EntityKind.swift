import IAMPolicy

/// The kinds of identity that have policies: operations that exist for several of them are written once.
protocol EntityKind: SendableMetatype {
  /// The kind in ARNs and in the state: `user`.
  static var name: String { get }
  /// The kind in names of operations and members: `User`.
  static var title: String { get }
  /// The longest name that operations on existing identities accept.
  static var nameLimit: Int { get }
  /// How long all inline policies of one identity may be together.
  static var inlineQuota: PolicyQuota { get }
}

extension EntityKind {
  /// The member that names the identity: `UserName`.
  static var nameMember: String { "\(title)Name" }
}

/// IAM users.
enum UserKind: EntityKind {
  static let name = "user"
  static let title = "User"
  static let nameLimit = 128
  static let inlineQuota = PolicyQuota.userInline
}

/// IAM groups: their policies act on the users in them.
enum GroupKind: EntityKind {
  static let name = "group"
  static let title = "Group"
  static let nameLimit = 128
  static let inlineQuota = PolicyQuota.groupInline
}

/// IAM roles.
enum RoleKind: EntityKind {
  static let name = "role"
  static let title = "Role"
  static let nameLimit = 64
  static let inlineQuota = PolicyQuota.roleInline
}
