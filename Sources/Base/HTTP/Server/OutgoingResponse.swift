import CMicroHTTPD
import Glibc

/// A result on its way to a connection.
struct OutgoingResponse {
  private let response: HTTPResponse
  /// How many bytes of the body go out before the connection breaks; nil for all.
  private let breaksAfter: Int?
  private let isHead: Bool
  private let isLast: Bool

  /// - Parameters:
  ///   - isHead: the request was HEAD, so that only the body's length matters.
  ///   - isLast: the client is told that the connection ends.
  init(_ result: HTTPResult, isHead: Bool, isLast: Bool) {
    response = result.response
    breaksAfter = if case .cut(_, let count) = result { count } else { nil }
    (self.isHead, self.isLast) = (isHead, isLast)
  }

  /// Hands the response to the connection; false if the connection is to be closed instead.
  func queue(on connection: OpaquePointer) -> Bool {
    if let breaksAfter, breaksAfter <= 0 { return false }
    guard let outgoing = body() else { return false }
    for field in response.headers.fields where !HTTPHeaders.equal(field.name, "Content-Length") { add(field, to: outgoing) }
    if isLast { _ = mocklake_http_response_header(outgoing, "Connection", "close") }
    let status = (200...999).contains(response.status) ? UInt32(response.status) : 500
    return mocklake_http_queue(connection, status, outgoing) != 0
  }

  private func body() -> OpaquePointer? {
    let length = max(0, announcedLength)
    if let breaksAfter, breaksAfter < length { return reading(length, BrokenBody(response.body, count: breaksAfter)) }
    switch response.body {
    case .bytes(let bytes):
      return bytes.withUnsafeBytes { mocklake_http_response_bytes($0.baseAddress, $0.count) }
    case .file(let slice) where length > 0 && slice.offset >= 0:
      return isWithinFile(slice) ? file(slice) : reading(length, BrokenBody(response.body, count: length))
    case .empty, .file, .announced:
      return length > 0 ? reading(length, BrokenBody(.empty, count: 0)) : mocklake_http_response_bytes(nil, 0)
    }
  }

  /// libmicrohttpd waits for ever for the rest of a file that is too short.
  private func isWithinFile(_ slice: FileSlice) -> Bool {
    var info = stat()
    guard fstat(slice.descriptor, &info) == 0 else { return false }
    return Int(info.st_size) &- slice.offset >= slice.length
  }

  /// The descriptor stays the slice's; libmicrohttpd closes its own.
  private func file(_ slice: FileSlice) -> OpaquePointer? {
    let descriptor = fcntl(slice.descriptor, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { return nil }
    return mocklake_http_response_file(descriptor, UInt64(slice.offset), UInt64(slice.length))
  }

  /// The body's length, or what `Content-Length` claims in an answer to HEAD that has no body.
  private var announcedLength: Int {
    guard isHead, case .empty = response.body else { return response.body.length }
    return response.headers["Content-Length"].flatMap { Int($0) } ?? 0
  }

  private func reading(_ length: Int, _ body: BrokenBody) -> OpaquePointer? {
    let context = Unmanaged.passRetained(body).toOpaque()
    return mocklake_http_response_read(UInt64(length), context, readBrokenBody, releaseBrokenBody)
  }

  /// libmicrohttpd takes no control characters, which a header cannot have anyway, and no empty values.
  private func add(_ field: HTTPHeaders.Field, to outgoing: OpaquePointer) {
    if mocklake_http_response_header(outgoing, field.name, field.value) != 0 { return }
    let cleaned = String(decoding: field.value.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    _ = mocklake_http_response_header(outgoing, field.name, cleaned)
  }
}

/// A body that ends before its announced length; after its last byte the connection breaks.
private final class BrokenBody {
  private let body: HTTPBody
  private let count: Int

  init(_ body: HTTPBody, count: Int) {
    (self.body, self.count) = (body, count)
  }

  /// Copies bytes from a position on; 0 at the end.
  func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard position < count else { return 0 }
    let wanted = min(buffer.count, count - position)
    switch body {
    case .bytes(let bytes):
      bytes.withUnsafeBytes { buffer.copyBytes(from: $0[position..<position + wanted]) }
      return wanted
    case .file(let slice):
      return pread(slice.descriptor, buffer.baseAddress, wanted, off_t(slice.offset + position))
    case .empty, .announced:
      return 0
    }
  }
}

private func readBrokenBody(
  _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int
) -> Int {
  guard let context, let buffer else { return -1 }
  let body = Unmanaged<BrokenBody>.fromOpaque(context).takeUnretainedValue()
  return body.read(at: Int(clamping: position), into: UnsafeMutableRawBufferPointer(start: buffer, count: capacity))
}

private func releaseBrokenBody(_ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  Unmanaged<BrokenBody>.fromOpaque(context).release()
}
