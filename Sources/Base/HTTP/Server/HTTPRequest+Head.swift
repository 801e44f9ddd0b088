import CMicroHTTPD

/// The body that a request's head announces.
enum AnnouncedBody {
  /// No body follows.
  case none
  /// So many bytes follow.
  case length(Int)
  /// Chunks of unknown number follow.
  case chunked
}

extension HTTPRequest {
  /// A request whose target is as it came over the wire, query and all; other parts are read when the head is there.
  init(target: UnsafePointer<CChar>) {
    let text = String(cString: target)
    let origin = HTTPRequest.originForm(text[...])
    if let mark = origin.utf8.firstIndex(of: UInt8(ascii: "?")) {
      self.init(path: String(origin[..<mark]), query: String(origin[mark...].dropFirst()))
    } else {
      self.init(path: String(origin))
    }
  }

  /// Fills in the header fields and the peer; answers how many bytes the fields have.
  mutating func readHead(of connection: OpaquePointer) -> Int {
    var reading = HeadReading()
    withUnsafeMutablePointer(to: &reading) { mocklake_http_headers(connection, $0, readField) }
    headers.fields = reading.fields
    remoteAddress = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 48) { text in
      guard let start = text.baseAddress else { return "" }
      mocklake_http_peer(connection, start, text.count)
      return String(cString: start)
    }
    return reading.bytes
  }

  /// What the head says about a body.
  var announcedBody: AnnouncedBody {
    if headers["Transfer-Encoding"] != nil { return .chunked }
    guard let length = headers["Content-Length"].flatMap({ Int($0) }), length > 0 else { return .none }
    return .length(length)
  }

  /// Whether the client sends its body only after `100 Continue`.
  var expectsContinue: Bool {
    headers["Expect"].map { HTTPHeaders.equal($0, "100-continue") } ?? false
  }

  /// The target without scheme and authority, which clients write that take the server for a proxy.
  private static func originForm(_ target: Substring) -> Substring {
    if target == "*" { return "/" }
    guard !target.hasPrefix("/"), let scheme = target.firstIndex(of: ":"), target[scheme...].hasPrefix("://") else {
      return target
    }
    let rest = target[scheme...].dropFirst(3)
    guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
    return rest[start] == "/" ? rest[start...] : "/" + rest[start...]
  }
}

private struct HeadReading {
  var fields: [HTTPHeaders.Field] = []
  var bytes = 0

  init() { fields.reserveCapacity(12) }
}

private func readField(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ nameCount: Int, _ value: UnsafePointer<CChar>?,
  _ valueCount: Int
) {
  guard let reading = context?.assumingMemoryBound(to: HeadReading.self) else { return }
  reading.pointee.fields.append(HTTPHeaders.Field(text(name, nameCount), text(value, valueCount)))
  // A colon, a blank and a line's end come with every field.
  reading.pointee.bytes += nameCount + valueCount + 4
}

/// The text of a field without the blanks at its end, which libmicrohttpd leaves there.
private func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
  var bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
  while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = UnsafeRawBufferPointer(rebasing: bytes.dropLast()) }
  return String(decoding: bytes, as: UTF8.self)
}
