import Glibc

/// An HTTP response.
public struct HTTPResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The header fields; `Content-Length` and `Date` are added by the server if absent.
  public var headers: HTTPHeaders
  /// What follows the head.
  public var body: HTTPBody

  /// A response.
  public init(status: Int, headers: HTTPHeaders = [:], body: HTTPBody = .empty) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// A response with a body of a media type.
  public init(status: Int = 200, type: String, _ bytes: [UInt8]) {
    self.init(status: status, headers: ["Content-Type": type], body: .bytes(bytes))
  }
}

/// The body of a response.
public enum HTTPBody: Sendable {
  /// No body.
  case empty
  /// A body in memory.
  case bytes([UInt8])
  /// A part of an open file; sent by the kernel without copying.
  case file(FileSlice)
  /// No body follows, but the head announces this length: the answer to HEAD.
  case announced(length: Int)

  /// The length in bytes that the head announces.
  public var length: Int {
    switch self {
    case .empty: 0
    case .bytes(let bytes): bytes.count
    case .file(let slice): slice.length
    case .announced(let length): length
    }
  }

  /// The bytes themselves; a file's slice is read.
  public var bytes: [UInt8] {
    switch self {
    case .empty, .announced: []
    case .bytes(let bytes): bytes
    case .file(let slice): slice.read()
    }
  }
}

/// A part of an open file. The descriptor is closed when the last user lets go.
public final class FileSlice: Sendable {
  /// The open descriptor.
  public let descriptor: Int32
  /// The first byte.
  public let offset: Int
  /// How many bytes.
  public let length: Int

  /// Takes over an open descriptor.
  public init(descriptor: Int32, offset: Int, length: Int) {
    (self.descriptor, self.offset, self.length) = (descriptor, offset, length)
  }

  deinit { close(descriptor) }

  /// The bytes of the slice; shorter if the file is.
  public func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while count < length {
        let got = pread(descriptor, buffer.baseAddress! + count, length - count, off_t(offset + count))
        guard got > 0 else { return }
        count += got
      }
    }
  }
}

/// How the server is to answer.
public enum HTTPResult: Sendable {
  /// A whole response.
  case response(HTTPResponse)
  /// A response whose body breaks off after so many bytes; zero cuts the connection before the head. For faults.
  case cut(HTTPResponse, afterBytes: Int)

  /// The response, cut or not.
  public var response: HTTPResponse {
    switch self {
    case .response(let response), .cut(let response, _): response
    }
  }
}
