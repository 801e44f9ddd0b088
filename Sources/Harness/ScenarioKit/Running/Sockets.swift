import HTTP

/// Real sockets before a world, for clients in processes of their own.
final class Sockets {
  private let aws: HTTPServer
  private let metadata: HTTPServer

  /// Listens on two free ports.
  /// - Throws: `EnvironmentFailure` if the machine has none.
  init(_ world: World) throws {
    let options = HTTPServerOptions(workerThreads: 2)
    aws = HTTPServer(handler: world.emulator, options: options)
    metadata = HTTPServer(handler: world.metadata, options: options)
    try aws.start()
    try metadata.start()
  }

  /// The URL of the cloud.
  var awsURL: String { aws.endpoint.description }

  /// The URL of the metadata server.
  var metadataURL: String { metadata.endpoint.description }

  /// Ends both servers.
  func close() {
    aws.stop(graceSeconds: 0)
    metadata.stop(graceSeconds: 0)
  }
}
