import Glibc

/// How an HTTP server is to run.
public struct HTTPServerOptions: Sendable {
  /// The address or host name to listen on; by default only this machine can connect.
  public var address: String
  /// The port; 0 takes any free one.
  public var port: UInt16
  /// Threads that read requests and run handlers; at least 1.
  public var workerThreads: Int
  /// Certificate and key, for a server that speaks only HTTPS.
  public var tls: TLSIdentity?
  /// Header fields longer than this together, in bytes, are answered with status 431. Every connection holds twice as much
  /// memory and clears it after each request, so more of it makes all requests slower.
  public var maximumHeaderBytes: Int
  /// A connection without traffic for so many seconds is closed; 0 for never.
  public var idleTimeoutSeconds: Int
  /// Further connections wait until one of so many ends.
  public var maximumConnections: Int

  /// Options; two threads a core, 60 seconds of idleness and 16 KiB of header fields unless said otherwise.
  public init(
    address: String = "127.0.0.1", port: UInt16 = 0, workerThreads: Int = HTTPServerOptions.defaultWorkerThreads,
    tls: TLSIdentity? = nil, maximumHeaderBytes: Int = 16 << 10, idleTimeoutSeconds: Int = 60,
    maximumConnections: Int = 4096
  ) {
    (self.address, self.port, self.workerThreads, self.tls) = (address, port, workerThreads, tls)
    (self.maximumHeaderBytes, self.idleTimeoutSeconds) = (maximumHeaderBytes, idleTimeoutSeconds)
    self.maximumConnections = maximumConnections
  }

  /// Two threads for every core of this machine, at least four: a handler that waits for the disk must not hold up the rest.
  public static var defaultWorkerThreads: Int { max(4, 2 * sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
