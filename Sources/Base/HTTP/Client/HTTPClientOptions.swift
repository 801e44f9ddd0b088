/// How an HTTP client is to connect.
public struct HTTPClientOptions: Sendable, Equatable {
  /// Which server certificates are trusted.
  public enum Trust: Sendable, Equatable {
    /// Those that the system's authorities have signed.
    case system
    /// Those that an authority in a PEM file has signed, or that stand in it themselves.
    case file(String)
    /// All of them, whoever they belong to.
    case anything
  }

  /// Where connections go through.
  public enum Proxy: Sendable, Equatable {
    /// What `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` say; loopback endpoints are always reached directly.
    case environment
    /// No proxy.
    case none
    /// A proxy of this URL, for all endpoints.
    case url(String)
  }

  /// Seconds that connecting may take, the TLS handshake included.
  public var connectTimeoutSeconds: Int
  /// Seconds without a single byte in either direction after which a transfer fails; 0 for never.
  public var timeoutSeconds: Int
  /// Which server certificates are trusted.
  public var trust: Trust
  /// Where connections go through.
  public var proxy: Proxy

  /// Options; the time-outs default to those of the AWS SDKs.
  public init(
    connectTimeoutSeconds: Int = 60, timeoutSeconds: Int = 60, trust: Trust = .system, proxy: Proxy = .environment
  ) {
    (self.connectTimeoutSeconds, self.timeoutSeconds) = (connectTimeoutSeconds, timeoutSeconds)
    (self.trust, self.proxy) = (trust, proxy)
  }
}
