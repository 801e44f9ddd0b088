import Digests

/// The id under which S3 shows an account: 64 hexadecimal digits that never change.
enum CanonicalUser {
  static func id(of account: String) -> String {
    Hex.encode(SHA256.hash("mocklake canonical user \(account)"))
  }
}
