public import AWSClient
public import Basics
import Glibc
public import HTTP
public import IngestionCore

/// How an ingestion is to run.
public struct IngestionOptions: Sendable {
  /// Where records go.
  public enum Destination: Sendable, Equatable {
    /// To the server that the file names.
    case server
    /// To a file of JSON lines; no server is asked for anything.
    case file(String)
    /// Into the report; no server is asked for anything.
    case memory
  }

  /// Whose behaviour is wanted.
  public var compatibility: Compatibility
  /// Where records go.
  public var destination: Destination

  /// Options.
  public init(compatibility: Compatibility = .standard, destination: Destination = .server) {
    (self.compatibility, self.destination) = (compatibility, destination)
  }
}

/// What an ingestion meets outside itself.
public struct IngestionEnvironment: Sendable {
  /// What carries calls to AWS.
  public var awsTransport: any HTTPTransport
  /// What carries calls to the metadata server that a file names.
  public var serverTransport: @Sendable (MetadataServerConfiguration) -> any HTTPTransport
  /// Environment variables and configuration files.
  public var variables: AWSEnvironment
  /// Where the time comes from.
  public var clock: any Clock
  /// Where chance comes from.
  public var ids: any IDSource
  /// Waits for so many seconds.
  public var pause: @Sendable (_ seconds: Double) -> Void

  /// An environment.
  public init(
    awsTransport: any HTTPTransport, serverTransport: @escaping @Sendable (MetadataServerConfiguration) -> any HTTPTransport,
    variables: AWSEnvironment, clock: any Clock = SystemClock(), ids: any IDSource = RandomIDSource(),
    pause: @escaping @Sendable (_ seconds: Double) -> Void
  ) {
    (self.awsTransport, self.serverTransport, self.variables) = (awsTransport, serverTransport, variables)
    (self.clock, self.ids, self.pause) = (clock, ids, pause)
  }

  /// The machine's own: sockets, environment variables, files, clock.
  public static func process() -> IngestionEnvironment {
    IngestionEnvironment(
      awsTransport: HTTPClient(options: HTTPClientOptions(trust: trust(Environment["AWS_CA_BUNDLE"]))),
      serverTransport: { server in
        let trust: HTTPClientOptions.Trust = server.verifySSL == "ignore" ? .anything : trust(server.certificateFile)
        return HTTPClient(options: HTTPClientOptions(connectTimeoutSeconds: 10, timeoutSeconds: 300, trust: trust))
      },
      variables: .process, pause: { usleep(UInt32(max(0, min($0, 3600)) * 1_000_000)) })
  }

  private static func trust(_ file: String?) -> HTTPClientOptions.Trust {
    file.flatMap { $0.isEmpty ? nil : .file($0) } ?? .system
  }
}
