import Basics
import CommandLine
import Diagnosis
import Documents
import IAMPolicy
import IngestionCore
import ScenarioKit

/// `mocklake doctor`: what a customer's policies do to a customer's workflow, and what would cure it.
enum DoctorCommand: Command {
  static let description = CommandDescription(
    "doctor", group: .inspect, summary: "Find out why a workflow fails under a policy, and prove the fix",
    discussion: "Builds a lake that fits the workflow file, runs the ingestion as a role with the policies, and tells call "
      + "by call what was checked, what decided, what the client saw and what was silently lost. Then it adds what is "
      + "missing, runs again to prove it, and takes every added line out once to prove that it is needed. Needs no server "
      + "and changes nothing. With --error alone it reads an error that a customer pasted.",
    examples: [
      .init("mocklake doctor --config athena.yaml --policy policy.json", "what the policy does to the workflow"),
      .init("mocklake doctor --config athena.yaml --policy policy.json --error-file ticket.txt", "and what the customer saw"),
      .init("mocklake doctor --error 'Unable to verify/create output bucket results'", "what an error may come from"),
    ],
    options: CaseFiles.options + [
      OptionDescription("error", takes: ValueDescription("text"), summary: "the error that the customer saw"),
      OptionDescription("error-file", takes: ValueDescription("file", .file), summary: "a file with that error"),
      OptionDescription(flag: "json", summary: "print the findings as JSON"),
      OptionDescription(flag: "markdown", summary: "print the findings as Markdown for a ticket, account ids masked"),
      OptionDescription("junit", takes: ValueDescription("file", .file), summary: "write the findings to this file as JUnit"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let pasted = try pastedError(arguments)
    guard arguments["config"] != nil else {
      guard let pasted else {
        throw Diagnostic("there is nothing to examine", help: "give --config with --policy, or --error")
      }
      terminal.print(pasted.textLines.joined(separator: "\n"))
      return .success
    }
    let subject = try CaseFiles(arguments).subject()
    let examination = try Doctor { terminal.detail($0) }.examine(subject, pasted: pasted)
    if let file = arguments["junit"] { try FileSystem.write(Array(examination.junit.utf8), to: file) }
    if arguments.has("json") {
      terminal.print(examination.json.prettyText)
    } else {
      terminal.write(arguments.has("markdown") ? examination.markdown : examination.text)
    }
    return examination.isHealthy ? .success : .failed
  }

  static func pastedError(_ arguments: ParsedArguments) throws -> PastedError? {
    if let text = arguments["error"] { return PastedError(text) }
    return try arguments["error-file"].map { PastedError(try FileSystem.readText($0)) }
  }
}
