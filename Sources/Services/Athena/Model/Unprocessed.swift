import AWSWire
import ServiceCore

/// What a batch could not answer, by its id.
struct Unprocessed: Sendable {
  let id: String
  let code: String
  let message: String

  init(_ id: String, _ code: String, _ message: String) {
    (self.id, self.code, self.message) = (id, code, message)
  }

  static func denied(_ id: String) -> Unprocessed {
    Unprocessed(id, "ACCESS_DENIED", "You are not authorized to access this resource")
  }
}

extension FieldWriter {
  /// An entry of a batch's unprocessed ids.
  mutating func unprocessed(_ name: String, _ failure: Unprocessed) {
    field(name, failure.id)
    field("ErrorCode", failure.code)
    field("ErrorMessage", failure.message)
  }
}

extension RequestContext {
  /// Whether every one of several permissions is held.
  func isAllowed(all permissions: [Permission]) throws(ServiceError) -> Bool {
    for permission in permissions where try !isAllowed(permission) { return false }
    return true
  }
}
