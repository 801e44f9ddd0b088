import CommandLine

/// `mocklake env`: the environment that points AWS clients at a server.
enum EnvCommand: Command {
  static let description = CommandDescription(
    "env", group: .prepare, summary: "Print the environment for AWS clients",
    examples: [.init("eval \"$(mocklake env)\"", "point this shell's AWS clients at the server")],
    options: [
      ServerOption.description,
      OptionDescription("region", takes: ValueDescription("region"), summary: "the region", default: "us-east-1"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) -> ExitCode {
    let values = [
      ("AWS_ENDPOINT_URL", arguments["server"] ?? ""), ("AWS_REGION", arguments["region"] ?? ""),
      ("AWS_DEFAULT_REGION", arguments["region"] ?? ""), ("AWS_ACCESS_KEY_ID", "test"),
      ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_EC2_METADATA_DISABLED", "true"),
    ]
    for (name, value) in values { terminal.print("export \(name)='\(value)'") }
    return .success
  }
}
