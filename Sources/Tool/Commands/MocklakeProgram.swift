import Basics
public import CommandLine

/// The program: finds the subcommand, runs it and turns what it throws into messages and exit codes.
public struct MocklakeProgram: Sendable {
  /// The version that `mocklake version` prints.
  public static let version = "0.1.0"

  private static var commands: [any Command.Type] {
    [
      ServeCommand.self, TestCommand.self, IngestCommand.self, MetadataServerCommand.self, LogCommand.self,
      ExplainCommand.self, DoctorCommand.self, MatrixCommand.self, PolicyCommand.self, IAMCommand.self, HealthCommand.self,
      CoverageCommand.self,
      InitCommand.self, FaultCommand.self, OrganizationCommand.self, EndpointCommand.self, EnvCommand.self,
      CompletionsCommand.self,
      ManualCommand.self, VersionCommand.self,
    ]
  }

  private let terminal: Terminal
  private let environment: [String: String]

  /// A program on a terminal.
  public init(terminal: Terminal, environment: [String: String]) {
    (self.terminal, self.environment) = (terminal, environment)
  }

  /// What help, completions and the manual are made from.
  public static var description: CommandDescription {
    CommandDescription(
      "mocklake", summary: "The AWS data lake you can run in a unit test",
      discussion: "Serves Athena, Glue, Lake Formation, S3, STS and IAM over HTTP, ingests metadata as OpenMetadata's "
        + "connectors do, and judges both by scenario files.",
      examples: [
        .init("mocklake serve", "start a lake on http://127.0.0.1:4566"),
        .init("mocklake test Scenarios", "run every scenario"),
        .init("mocklake ingest -c glue.yaml", "ingest metadata with OpenMetadata's own YAML"),
        .init("mocklake explain r-2", "say why a request was denied"),
      ],
      subcommands: commands.map { $0.description })
  }

  /// Runs one command line, without the program's name.
  public func run(_ words: [String]) -> ExitCode {
    do {
      let parser = CommandParser(MocklakeProgram.description, environment: environment)
      switch try parser.parse(words) {
      case .version: return VersionCommand.show(terminal)
      case .help(let path, let isFull, let asked): return help(path, isFull, asked)
      case .run(let arguments): return try run(arguments)
      }
    } catch {
      return report(error)
    }
  }

  private func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let name = arguments.path.first ?? ""
    guard let command = MocklakeProgram.commands.first(where: { $0.description.name == name }) else {
      return help([], false, false)
    }
    return try command.run(arguments, terminal)
  }

  private func help(_ path: [String], _ isFull: Bool, _ asked: Bool) -> ExitCode {
    let renderer = HelpRenderer(MocklakeProgram.description, width: terminal.output.width, environment: environment)
    let text = renderer.render(path: path, isFull: isFull)
    asked ? terminal.write(text) : terminal.complain(text)
    return asked ? .success : .badInput
  }

  private func report(_ error: any Error) -> ExitCode {
    switch error {
    case let error as UsageError:
      terminal.complain(error.rendered)
      return .badInput
    case let error as Diagnostic:
      terminal.complain(error.rendered())
      return .badInput
    case let error as DiagnosticList:
      terminal.complain(error.diagnostics.map { $0.rendered() }.joined(separator: "\n\n"))
      return .badInput
    case let error as EnvironmentFailure:
      terminal.complain("error: \(error)")
      return .environment
    default:
      terminal.complain("error: \(error)")
      return .environment
    }
  }
}
