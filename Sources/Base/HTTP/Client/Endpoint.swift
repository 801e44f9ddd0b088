/// Where requests go: scheme, host, port and the path that all requests share.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
  /// How the bytes travel.
  public enum Scheme: String, Sendable {
    /// Plain TCP.
    case http
    /// TLS.
    case https

    /// The port where none is written.
    public var defaultPort: UInt16 { self == .http ? 80 : 443 }
  }

  /// How the bytes travel.
  public var scheme: Scheme
  /// A host name or an address, in lower case; an IPv6 address without its brackets.
  public var host: String
  /// The TCP port.
  public var port: UInt16
  /// What stands before every path, for example `/api`; empty if there is none, never ending with a slash.
  public var basePath: String

  /// An endpoint from its parts; the port is the scheme's own unless given.
  public init(scheme: Scheme = .http, host: String, port: UInt16? = nil, basePath: String = "") {
    (self.scheme, self.host) = (scheme, host.lowercased())
    self.port = port ?? scheme.defaultPort
    self.basePath = Endpoint.withoutTrailingSlashes(basePath)
  }

  /// Reads `scheme://host[:port][/base]`; nil for anything else, user names, queries and fragments included.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), let scheme = Scheme(rawValue: text[..<colon].lowercased()),
      text[colon...].hasPrefix("://"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    let rest = text[colon...].dropFirst(3)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let path = String(rest[slash...])
    guard let (host, port) = Endpoint.authority(rest[..<slash]), !path.contains("?"), !path.contains("#") else { return nil }
    self.init(scheme: scheme, host: host, port: port, basePath: path)
  }

  /// What the `Host` header says: the port stands there only if it is not the scheme's own.
  public var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == scheme.defaultPort ? name : "\(name):\(port)"
  }

  /// The path of a request below the base path; `relative` begins with `/` and is percent-encoded.
  public func path(_ relative: String) -> String { basePath + relative }

  /// Whether the host is this machine by its loopback interface.
  public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// The endpoint as a URL, without a trailing slash.
  public var description: String { "\(scheme.rawValue)://\(authority)\(basePath)" }

  private static func authority(_ text: Substring) -> (host: String, port: UInt16?)? {
    var (name, rest) = (text, Substring())
    let bracketed = text.hasPrefix("[")
    if bracketed {
      guard let end = text.firstIndex(of: "]") else { return nil }
      (name, rest) = (text[..<end].dropFirst(), text[end...].dropFirst())
    } else if let colon = text.firstIndex(of: ":") {
      (name, rest) = (text[..<colon], text[colon...])
    }
    guard !name.isEmpty, name.utf8.allSatisfy({ isHostByte($0, address: bracketed) }) else { return nil }
    if rest.isEmpty || rest == ":" { return (String(name), nil) }
    guard rest.hasPrefix(":"), let port = UInt16(rest.dropFirst()), port > 0 else { return nil }
    return (String(name), port)
  }

  private static func isHostByte(_ byte: UInt8, address: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: ":"): address
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path[...]
    while path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
