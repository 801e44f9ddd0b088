import Basics
import CloudState
import CommandLine
import Documents
import Emulator
import Glibc
import HTTP
import IAMPolicy
import ServiceCore

/// `mocklake serve`: the emulator behind a socket.
enum ServeCommand: Command {
  static let description = CommandDescription(
    "serve", group: .run, summary: "Start the emulator",
    discussion: "Answers Athena, Glue, IAM, Lake Formation, S3 and STS on one port until it is interrupted. Without "
      + "--state everything is kept in a private temporary folder that goes when the server ends.",
    examples: [
      .init("mocklake serve", "a lake on http://127.0.0.1:4566"),
      .init("mocklake serve --port 0 --json", "a free port, told as JSON"),
      .init("mocklake serve --state lake --default-account 123456789012", "a lake that survives restarts"),
    ],
    options: options)

  private static let options: [OptionDescription] = [
    OptionDescription(
      "port", letter: "p", takes: ValueDescription("port", .integer(0...65_535)),
      summary: "port to listen on; 0 picks a free one",
      default: "4566", environment: "MOCKLAKE_PORT"),
    OptionDescription(
      "host", takes: ValueDescription("address"), summary: "address to listen on", default: "127.0.0.1",
      environment: "MOCKLAKE_HOST"),
    OptionDescription(
      "state", takes: ValueDescription("folder", .folder), summary: "folder that keeps the state",
      environment: "MOCKLAKE_STATE"),
    OptionDescription(
      "durability", takes: ValueDescription("kind", .choice(["process", "power"])),
      summary: "what an acknowledged write survives", default: "process", environment: "MOCKLAKE_DURABILITY"),
    OptionDescription(
      "default-account", takes: ValueDescription("digits"), summary: "account of keys that name none",
      default: "000000000000", environment: "MOCKLAKE_DEFAULT_ACCOUNT"),
    OptionDescription(
      "region", takes: ValueDescription("region"), summary: "region of requests that name none", default: "us-east-1",
      environment: "MOCKLAKE_REGION"),
    OptionDescription(
      "iam", takes: ValueDescription("mode", .choice(SecurityOptions.Enforcement.allCases.map(\.rawValue))),
      summary: "what happens with the verdict of the policies", default: "enforce", environment: "MOCKLAKE_IAM"),
    OptionDescription(
      "credentials", takes: ValueDescription("mode", .choice(["lenient", "strict"])),
      summary: "whether access keys that were never issued act as the account's root user", default: "lenient",
      environment: "MOCKLAKE_CREDENTIALS"),
    OptionDescription(
      "denial-text", takes: ValueDescription("year", .choice(DenialMessage.Era.allCases.map(\.rawValue))),
      summary: "whose year's wording denials have", default: "2026", environment: "MOCKLAKE_DENIAL_TEXT"),
    OptionDescription(flag: "tls", summary: "serve HTTPS, with a self-signed certificate unless one is given"),
    OptionDescription(
      "tls-certificate", takes: ValueDescription("file", .file), summary: "certificate in PEM form"),
    OptionDescription("tls-key", takes: ValueDescription("file", .file), summary: "private key in PEM form"),
    OptionDescription(flag: "json", summary: "tell the addresses as one JSON document"),
    OptionDescription(flag: "quiet", letter: "q", summary: "print nothing but the readiness line"),
  ]

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let started = monotonicNanoseconds()
    let signals = StopSignals()
    let emulator = try Emulator(try emulatorOptions(arguments))
    let server = HTTPServer(handler: emulator, options: try serverOptions(arguments))
    do {
      try server.start()
    } catch {
      emulator.close()
      throw error
    }
    announce(server, emulator, arguments, terminal, milliseconds: Int((monotonicNanoseconds() - started) / 1_000_000))
    signals.wait()
    terminal.say("Stopping: running requests are finished first. Interrupt again to leave at once.")
    signals.leaveOnNext()
    server.stop(graceSeconds: 5)
    emulator.close()
    return .success
  }

  private static func emulatorOptions(_ arguments: ParsedArguments) throws -> EmulatorOptions {
    let account = arguments["default-account"] ?? ""
    guard account.utf8.count == 12, account.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      throw Diagnostic("--default-account \"\(account)\" is not an account", help: "an account has twelve digits")
    }
    let security = SecurityOptions(
      enforcement: arguments["iam"].flatMap { SecurityOptions.Enforcement(rawValue: $0) } ?? .enforce,
      unknownKeys: arguments["credentials"] == "strict" ? .strict : .root, defaultAccount: account,
      region: arguments["region"] ?? "us-east-1",
      denialEra: arguments["denial-text"].flatMap { DenialMessage.Era(rawValue: $0) } ?? .y2026)
    return EmulatorOptions(
      stateFolder: arguments["state"],
      durability: arguments["durability"].flatMap { CloudDatabase.Durability(rawValue: $0) } ?? .process,
      security: security)
  }

  private static func serverOptions(_ arguments: ParsedArguments) throws -> HTTPServerOptions {
    var options = HTTPServerOptions()
    options.address = arguments["host"] ?? "127.0.0.1"
    options.port = UInt16(arguments.integer("port") ?? 4566)
    switch (arguments["tls-certificate"], arguments["tls-key"]) {
    case (let certificate?, let key?): options.tls = try TLSIdentity(certificateFile: certificate, privateKeyFile: key)
    case (nil, nil): options.tls = arguments.has("tls") ? try TLSIdentity.selfSigned() : nil
    default: throw Diagnostic("--tls-certificate and --tls-key go together")
    }
    return options
  }

  private static func announce(
    _ server: HTTPServer, _ emulator: Emulator, _ arguments: ParsedArguments, _ terminal: Terminal, milliseconds: Int
  ) {
    let address = address(server, arguments)
    if arguments.has("json") {
      let document = JSON.object([
        "url": .string(address), "port": .number(server.port), "pid": .number(getpid()),
        "milliseconds": .number(milliseconds),
      ])
      return terminal.print(document.text)
    }
    if !arguments.has("quiet") {
      let options = emulator.cloud.options
      let unknown =
        options.unknownKeys == .root
        ? "keys never issued act as root of account \(options.defaultAccount)" : "keys never issued are refused"
      terminal.print("  AWS     \(address)   \(emulator.services.map(\.name).joined(separator: " "))")
      terminal.print("  IAM     \(options.enforcement.sentence); \(unknown)")
      terminal.print("  Denials are worded as in \(options.denialEra.rawValue)")
      terminal.print("  State   \(arguments["state"].map { "kept in \($0)" } ?? "in memory, gone when the server ends")")
    }
    terminal.print("Ready. \(address) (\(milliseconds) ms)")
  }

  private static func address(_ server: HTTPServer, _ arguments: ParsedArguments) -> String {
    let isSecure = arguments.has("tls") || arguments["tls-certificate"] != nil
    let host = arguments["host"] ?? "127.0.0.1"
    let shown = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host
    return "\(isSecure ? "https" : "http")://\(shown.contains(":") ? "[\(shown)]" : shown):\(server.port)"
  }
}

extension SecurityOptions.Enforcement {
  /// What is said at start.
  fileprivate var sentence: String {
    switch self {
    case .enforce: "policies are enforced for users, roles and sessions"
    case .audit: "policies are checked, denials only marked in the journal"
    case .off: "policies are not looked at"
    }
  }
}
