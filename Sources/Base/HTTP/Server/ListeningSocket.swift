import Basics
import Glibc

/// A bound TCP socket that accepts connections. Made here rather than by libmicrohttpd, which would not say what failed.
struct ListeningSocket {
  let descriptor: Int32
  let port: UInt16

  /// Listens on the first address of a host name or a numeric address.
  static func open(address: String, port: UInt16) throws(EnvironmentFailure) -> ListeningSocket {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(address, String(port), &hints, &found)
    guard status == 0, let found else {
      throw EnvironmentFailure(
        "cannot listen on \(address): \(String(cString: gai_strerror(status)))",
        help: "name an address of this machine, for example 127.0.0.1 or 0.0.0.0")
    }
    defer { freeaddrinfo(found) }
    return try listen(on: found.pointee, address: address, port: port)
  }

  private static func listen(
    on info: addrinfo, address: String, port: UInt16
  ) throws(EnvironmentFailure) -> ListeningSocket {
    let type = info.ai_socktype | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(info.ai_family, type, info.ai_protocol)
    guard descriptor >= 0 else { throw failure(errno, address, port) }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    guard bind(descriptor, info.ai_addr, info.ai_addrlen) == 0, Glibc.listen(descriptor, 1024) == 0 else {
      let problem = failure(errno, address, port)
      close(descriptor)
      throw problem
    }
    return ListeningSocket(descriptor: descriptor, port: boundPort(descriptor))
  }

  private static func boundPort(_ descriptor: Int32) -> UInt16 {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &storage) { bytes in
      let status = getsockname(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
      // Both families keep the port in bytes 2 and 3, high byte first.
      return status == 0 ? UInt16(bytes[2]) << 8 | UInt16(bytes[3]) : 0
    }
  }

  private static func failure(_ code: Int32, _ address: String, _ port: UInt16) -> EnvironmentFailure {
    switch code {
    case EADDRINUSE:
      EnvironmentFailure(
        "port \(port) on \(address) is already in use", help: "stop what uses it, or choose another port; 0 takes any free one")
    case EACCES:
      EnvironmentFailure("no permission to listen on port \(port)", help: "choose a port above 1023")
    case EADDRNOTAVAIL:
      EnvironmentFailure("\(address) is not an address of this machine", help: "for example 127.0.0.1 or 0.0.0.0 is")
    default:
      EnvironmentFailure("cannot listen on \(address) port \(port): \(String(cString: strerror(code)))")
    }
  }
}
