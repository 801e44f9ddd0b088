import Basics
import CommandLine
import Documents
import HTTP
import MetadataServer

/// `mocklake metadata-server`: the OpenMetadata stand-in behind a socket.
enum MetadataServerCommand: Command {
  static let description = CommandDescription(
    "metadata-server", group: .run, summary: "Start the OpenMetadata stand-in alone",
    discussion: "Serves the part of OpenMetadata's API that metadata ingestion uses, kept in memory. What clients wrote "
      + "is told at /_mocklake/recording, one JSON document a line.",
    examples: [.init("mocklake metadata-server --port 8585", "point hostPort at http://127.0.0.1:8585/api")],
    options: [
      OptionDescription(
        "port", letter: "p", takes: ValueDescription("port", .integer(0...65_535)),
        summary: "port to listen on; 0 picks a free one", default: "8585", environment: "MOCKLAKE_METADATA_PORT"),
      OptionDescription("host", takes: ValueDescription("address"), summary: "address to listen on", default: "127.0.0.1"),
      OptionDescription(
        "api-version", takes: ValueDescription("version"),
        summary: "the version it says it is; clients compare it with their own",
        default: "1.12.14.2"),
      OptionDescription(flag: "json", summary: "tell the address as one JSON document"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let started = monotonicNanoseconds()
    let signals = StopSignals()
    var options = HTTPServerOptions()
    options.address = arguments["host"] ?? "127.0.0.1"
    options.port = UInt16(arguments.integer("port") ?? 8585)
    let server = HTTPServer(handler: MetadataServer(version: arguments["api-version"] ?? "1.12.14.2"), options: options)
    try server.start()
    let url = "http://\(options.address):\(server.port)"
    let milliseconds = Int((monotonicNanoseconds() - started) / 1_000_000)
    if arguments.has("json") {
      terminal.print(JSON.object(["url": .string(url), "port": .number(server.port)]).text)
    } else {
      terminal.print("  Metadata   \(url)/api   any bearer token is accepted")
      terminal.print("Ready. \(url) (\(milliseconds) ms)")
    }
    signals.wait()
    signals.leaveOnNext()
    server.stop(graceSeconds: 5)
    return .success
  }
}
