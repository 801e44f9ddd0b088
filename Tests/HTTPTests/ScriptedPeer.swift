import Basics
import Glibc
import HTTP
import Synchronization

/// A peer that takes one connection and answers each head with the next of its answers, whatever was asked.
final class ScriptedPeer: Sendable {
  /// The heads as they came.
  let heads = Condition<[String]>([])
  let endpoint: Endpoint
  private let listening: Int32

  init(_ answers: [String], scheme: Endpoint.Scheme = .http) {
    let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutableBytes(of: &address) {
      let pointer = $0.assumingMemoryBound(to: sockaddr.self).baseAddress
      _ = bind(listening, pointer, length)
      _ = listen(listening, 1)
      _ = getsockname(listening, pointer, &length)
    }
    self.listening = listening
    endpoint = Endpoint(scheme: scheme, host: "127.0.0.1", port: UInt16(bigEndian: address.sin_port))
    let heads = heads
    if !answers.isEmpty { WorkerThread { ScriptedPeer.serve(listening, answers, heads) }.detach() }
  }

  deinit { close(listening) }

  private static func serve(_ listening: Int32, _ answers: [String], _ heads: Condition<[String]>) {
    let connection = accept(listening, nil, nil)
    defer { close(connection) }
    for answer in answers {
      var head: [UInt8] = []
      var byte: UInt8 = 0
      while !head.ends(with: "\r\n\r\n".utf8), recv(connection, &byte, 1, 0) == 1 { head.append(byte) }
      heads.update { $0.append(String(decoding: head, as: UTF8.self)) }
      _ = answer.withCString { send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
    }
  }
}

extension [UInt8] {
  fileprivate func ends(with tail: String.UTF8View) -> Bool { suffix(tail.count).elementsEqual(tail) }
}
