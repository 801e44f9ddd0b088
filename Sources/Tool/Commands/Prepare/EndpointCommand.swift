import CommandLine

/// `mocklake vpc-endpoint`: the endpoint that requests to a running server come through.
enum EndpointCommand: Command {
  static let description = PerimeterCommand.description("vpc-endpoint", "VPC endpoint", example: "vpc: vpc-1, id: vpce-1")

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    try PerimeterCommand.run("/_mocklake/vpc-endpoint", arguments, terminal)
  }
}
