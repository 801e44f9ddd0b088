import CommandLine

/// `mocklake organization`: the organization whose policies limit the accounts of a running server.
enum OrganizationCommand: Command {
  static let description = PerimeterCommand.description(
    "organization", "organization", example: "organization.yaml")

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    try PerimeterCommand.run("/_mocklake/organization", arguments, terminal)
  }
}
