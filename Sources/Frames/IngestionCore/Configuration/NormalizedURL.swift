/// A URL in the form that the original client stores: scheme and host in lower case, a path always there, default ports left out.
struct NormalizedURL {
  /// The URL in normal form.
  let text: String

  /// Reads a URL; nil for text that is none.
  init?(_ source: String) {
    let source = source.drop { $0 == " " }
    guard let colon = source.firstIndex(of: ":"), NormalizedURL.isScheme(source[..<colon]) else { return nil }
    let scheme = source[..<colon].lowercased()
    guard let port = NormalizedURL.defaultPorts[scheme] else {
      text = "\(scheme):\(NormalizedURL.encoded(source[source.index(after: colon)...]))"
      return
    }
    let rest = source[source.index(after: colon)...].drop { $0 == "/" }
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    var authority = rest[..<end].lowercased()
    if authority.hasSuffix(":\(port)") { authority.removeLast(port.count + 1) }
    guard !authority.isEmpty, !authority.hasPrefix(":"), !authority.contains(" ") else { return nil }
    let tail = NormalizedURL.encoded(rest[end...])
    text = "\(scheme)://\(authority)\(tail.hasPrefix("/") ? "" : "/")\(tail)"
  }

  private static let defaultPorts = ["http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"]

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy {
      (97...122).contains($0 | 0x20) || (48...57).contains($0)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains($0)
    }
  }

  private static func encoded(_ text: Substring) -> String {
    String(text.flatMap { $0 == " " ? "%20" : String($0) })
  }
}
