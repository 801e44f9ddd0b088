public import Basics
import CMicroHTTPD
import Glibc
import Synchronization

/// An HTTP/1.1 server on a TCP port, plain or with TLS.
///
/// Requests of one connection are answered in order, keep-alive and pipelining included. The only header fields added to a
/// response are `Date`, `Content-Length` and, where it ends, `Connection`.
public final class HTTPServer: Sendable {
  private let handler: any HTTPHandler
  private let options: HTTPServerOptions
  private let running = Mutex<Running?>(nil)

  /// A started server; its pointer is used only with the lock held.
  private struct Running: @unchecked Sendable {
    let server: OpaquePointer
    let state: ServerState
    let port: UInt16
  }

  /// A server that is yet to be started.
  public init(handler: any HTTPHandler, options: HTTPServerOptions = HTTPServerOptions()) {
    (self.handler, self.options) = (handler, options)
  }

  deinit { stop(graceSeconds: 0) }

  /// The port it listens on; 0 while it is not running.
  public var port: UInt16 { running.withLock { $0?.port ?? 0 } }

  /// Where clients of this machine reach it.
  public var endpoint: Endpoint {
    let anywhere = ["0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"]
    let host = anywhere[options.address] ?? options.address
    return Endpoint(scheme: options.tls == nil ? .http : .https, host: host, port: port)
  }

  /// Listens and answers requests from now on.
  /// - Throws: `EnvironmentFailure` if the port is taken, the address is not this machine's, the certificate or key cannot be
  ///   used, or the server runs already.
  public func start() throws(EnvironmentFailure) {
    let started = running.withLock { running -> Result<Void, EnvironmentFailure> in
      guard running == nil else { return .failure(EnvironmentFailure("the server is running already")) }
      return Result { () throws(EnvironmentFailure) in running = try launch() }
    }
    try started.get()
  }

  /// Accepts no more connections, lets running requests end for so many seconds, then answers those that still wait for their
  /// reply with 503 and closes all connections. A handler that is within a call is waited for in any case.
  public func stop(graceSeconds: Int = 5) {
    guard let stopping = running.withLock({ $0.take() }) else { return }
    stopping.state.beginClosing()
    let listening = mocklake_http_quiesce(stopping.server)
    if listening >= 0 { close(listening) }
    wait(for: stopping.state, milliseconds: graceSeconds * 1000)
    stopping.state.abandonWaiting()
    wait(for: stopping.state, milliseconds: 500)
    mocklake_http_stop(stopping.server)
  }

  private func launch() throws(EnvironmentFailure) -> Running {
    let socket = try ListeningSocket.open(address: options.address, port: options.port)
    let state = ServerState(handler: handler, options: options)
    guard let server = start(on: socket, state) else {
      close(socket.descriptor)
      throw options.tls == nil
        ? EnvironmentFailure("the HTTP server did not start")
        : EnvironmentFailure(
          "the HTTPS server did not start", help: "check that the certificate and its private key are PEM and match")
    }
    return Running(server: server, state: state, port: socket.port)
  }

  private func start(on socket: ListeningSocket, _ state: ServerState) -> OpaquePointer? {
    var settings = mocklake_http_options()
    settings.callbacks = mocklake_http_callbacks(begin: beginRequest, proceed: proceedWithRequest, end: endRequest)
    settings.context = Unmanaged.passUnretained(state).toOpaque()
    settings.listening_socket = socket.descriptor
    settings.worker_threads = UInt32(clamping: max(1, options.workerThreads))
    settings.maximum_connections = UInt32(clamping: max(options.maximumConnections, options.workerThreads))
    settings.idle_timeout_seconds = UInt32(clamping: options.idleTimeoutSeconds)
    // Beside the head itself libmicrohttpd keeps an index of it and the response's head in this memory.
    settings.connection_memory = max(options.maximumHeaderBytes, 4096) * 2
    guard let tls = options.tls else { return mocklake_http_start(&settings) }
    return tls.certificate.withCString { certificate in
      tls.privateKey.withCString { key in
        (settings.certificate, settings.private_key) = (certificate, key)
        return mocklake_http_start(&settings)
      }
    }
  }

  private func wait(for state: ServerState, milliseconds: Int) {
    let end = monotonicNanoseconds() &+ UInt64(clamping: milliseconds) &* 1_000_000
    while !state.isIdle, monotonicNanoseconds() < end { usleep(2000) }
  }
}

private func beginRequest(_ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?) -> UnsafeMutableRawPointer? {
  guard let context, let target else { return nil }
  let state = Unmanaged<ServerState>.fromOpaque(context).takeUnretainedValue()
  return Unmanaged.passRetained(Exchange(target: target, server: state)).toOpaque()
}

private func proceedWithRequest(
  _ request: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ method: UnsafePointer<CChar>?,
  _ piece: UnsafePointer<CChar>?, _ count: Int
) -> Int32 {
  guard let request, let connection, let method else { return 0 }
  let exchange = Unmanaged<Exchange>.fromOpaque(request).takeUnretainedValue()
  let bytes = piece.map { UnsafeRawBufferPointer(start: $0, count: count) }
  return exchange.proceed(connection, method: method, piece: bytes) ? 1 : 0
}

private func endRequest(_ request: UnsafeMutableRawPointer?) {
  guard let request else { return }
  Unmanaged<Exchange>.fromOpaque(request).takeRetainedValue().end()
}
