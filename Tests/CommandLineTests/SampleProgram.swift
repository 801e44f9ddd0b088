import Basics
import CommandLine

/// A program with one of everything.
let sample = CommandDescription(
  "mocklake", summary: "The AWS data lake you can run in a unit test",
  discussion: "One binary.\n\nIt does three things.",
  examples: [.init("mocklake serve", "start the emulator")],
  options: [
    OptionDescription(
      "color", takes: .init("when", .choice(["auto", "always", "never"])), summary: "Colour the output", default: "auto"),
    OptionDescription(flag: "verbose", letter: "v", summary: "Say more", environment: "MOCKLAKE_VERBOSE", repeats: true),
    OptionDescription(flag: "quiet", letter: "q", summary: "Say nothing but errors"),
  ],
  subcommands: [
    CommandDescription(
      "serve", group: .run, summary: "Run the emulator",
      examples: [.init("mocklake serve --port 0", "on a free port")],
      options: [
        OptionDescription(
          "port", letter: "p", takes: .init("port", .integer(0...65_535)), summary: "Port to listen on; 0 picks a free one",
          discussion: "The readiness line shows the port.", default: "4566", environment: "MOCKLAKE_PORT"),
        OptionDescription("seed", takes: .init("file", .file), summary: "Seed to load", repeats: true),
        OptionDescription("idle", takes: .init("time", .duration), summary: "Stop after so long without a request"),
        OptionDescription(flag: "json", summary: "Print JSON", environment: "MOCKLAKE_JSON"),
        OptionDescription("token", takes: .init("text"), summary: "Token", environment: "MOCKLAKE_TOKEN", isSecret: true),
      ]),
    CommandDescription(
      "test", group: .run, summary: "Run scenarios",
      arguments: [
        ArgumentDescription(.init("path", .file), summary: "Scenario files or folders", isRequired: false, repeats: true)
      ],
      options: [OptionDescription("tag", takes: .init("tag", .listed("tags")), summary: "Only scenarios with the tag")]),
    CommandDescription(
      "explain", group: .inspect, summary: "Say why a request was allowed or denied",
      arguments: [ArgumentDescription(.init("id"), summary: "A request such as r-42")]),
    CommandDescription(
      "seed", group: .prepare, summary: "Load and save state",
      subcommands: [
        CommandDescription(
          "load", summary: "Load a seed", arguments: [ArgumentDescription(.init("file", .file), summary: "The seed")]),
        CommandDescription(
          "save", summary: "Save a seed",
          options: [OptionDescription("to", takes: .init("file", .file), summary: "Where to", isRequired: true)]),
      ]),
    CommandDescription("aws", group: .prepare, summary: "Run the aws CLI", passesThrough: true),
    CommandDescription(
      "completions", group: .tool, summary: "Write completions",
      arguments: [ArgumentDescription(.init("shell", .choice(["bash", "zsh", "fish"])), summary: "The shell")]),
    CommandDescription("help", group: .tool, summary: "Explain a command"),
    CommandDescription("internal", aliases: ["private"], summary: "Not listed", isHidden: true),
  ])

/// Parses a line of words with single spaces between them.
func parse(
  _ line: String, environment: [String: String] = [:], layers: [SettingLayer] = []
) throws(UsageError) -> ParsedArguments {
  let words = line.split(separator: " ").map(String.init)
  guard case .run(let arguments) = try CommandParser(sample, environment: environment, layers: layers).parse(words) else {
    throw UsageError(diagnostics: [], usage: "not a run", helpLine: "")
  }
  return arguments
}

/// What is wrong with a line, one message each.
func problems(_ line: String, environment: [String: String] = [:], layers: [SettingLayer] = []) -> [String] {
  do throws(UsageError) {
    _ = try parse(line, environment: environment, layers: layers)
    return []
  } catch {
    return error.diagnostics.map { $0.message + ($0.help.map { " | \($0)" } ?? "") }
  }
}
