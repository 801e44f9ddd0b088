public import Basics
import CMicroHTTPD

/// What a server shows to clients that speak TLS: its certificate and the key to it.
public struct TLSIdentity: Sendable, Equatable {
  /// The certificate, followed by those of its issuers, as PEM.
  public var certificate: String
  /// The private key as PEM, not encrypted.
  public var privateKey: String

  /// An identity from PEM texts.
  public init(certificate: String, privateKey: String) {
    (self.certificate, self.privateKey) = (certificate, privateKey)
  }

  /// An identity from two PEM files.
  /// - Throws: `EnvironmentFailure` if one cannot be read.
  public init(certificateFile: String, privateKeyFile: String) throws(EnvironmentFailure) {
    certificate = try FileSystem.readText(certificateFile)
    privateKey = try FileSystem.readText(privateKeyFile)
  }

  /// A new P-256 key with a certificate that signs itself, valid for a year. Clients trust it when it is in their CA bundle.
  /// - Parameter names: host names (`*.` may lead) and addresses that the certificate is for; the first is its common name.
  /// - Throws: `EnvironmentFailure` for a name that cannot stand in a certificate.
  public static func selfSigned(names: [String] = ["localhost", "127.0.0.1", "::1"]) throws(EnvironmentFailure) -> TLSIdentity {
    guard let first = names.first, names.allSatisfy(isUsable) else {
      throw EnvironmentFailure(
        "cannot make a certificate for \(names)", help: "use host names such as localhost or addresses such as 127.0.0.1")
    }
    let alternatives = names.map { (isAddress($0) ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
    var texts: (certificate: UnsafeMutablePointer<CChar>?, key: UnsafeMutablePointer<CChar>?)
    let year = 365 * 86_400
    // X.509 allows 64 characters in a common name; the alternative names are what clients look at.
    let status = mocklake_tls_self_signed(String(first.prefix(64)), alternatives, year, &texts.certificate, &texts.key)
    guard status == 1, let certificate = texts.certificate, let key = texts.key else {
      throw EnvironmentFailure("cannot make a certificate for \(names)")
    }
    defer {
      mocklake_tls_free(certificate)
      mocklake_tls_free(key)
    }
    return TLSIdentity(certificate: String(cString: certificate), privateKey: String(cString: key))
  }

  private static func isAddress(_ name: String) -> Bool {
    name.contains(":") || name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
  }

  private static func isUsable(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 253
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
          UInt8(ascii: "*"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
