/// A key with the alias by which the request named it.
struct FoundKey: Sendable {
  let key: EncryptionKey
  let alias: String?
}
