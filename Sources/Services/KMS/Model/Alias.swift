import Basics

/// Another name of a key; begins with `alias/`.
struct Alias: Sendable {
  let name: String
  var keyID: String
  let created: Timestamp
  var updated: Timestamp
}
