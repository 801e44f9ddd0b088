import AWSWire
import Basics
import ServiceCore

/// The answer of operations that show one user.
struct UserOutput: OperationOutput {
  let user: Entity
  var tags: [Tag] = []

  func write(to fields: inout FieldWriter) {
    fields.structure("User") { fields in
      fields.user(user)
      fields.details(of: user, tags)
    }
  }
}

/// The answer of operations that show one role.
struct RoleOutput: OperationOutput {
  let role: Entity
  var tags: [Tag] = []

  func write(to fields: inout FieldWriter) {
    fields.structure("Role") { fields in
      fields.role(role)
      fields.details(of: role, tags)
      fields.structure("RoleLastUsed") { $0.field("LastUsedDate", role.lastUsed) }
    }
  }
}

/// An empty result element: `<UpdateRoleResult/>`.
struct EmptyResult: OperationOutput {
  func write(to fields: inout FieldWriter) {}
}
