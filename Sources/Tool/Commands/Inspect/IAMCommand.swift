import Basics
import CommandLine
import Documents
import Glibc
import IAMPolicy

/// `mocklake iam evaluate`: the policy evaluator on its own.
enum IAMCommand: Command {
  static let description = CommandDescription(
    "iam", group: .inspect, summary: "Put questions to the policy evaluator",
    examples: [.init("mocklake iam evaluate --jsonl < cases.jsonl", "one case a line, one verdict a line")],
    subcommands: [
      CommandDescription(
        "evaluate", summary: "Evaluate cases: policies by layer, a request, and the verdict that is expected",
        discussion: "Each case is a JSON object with principal, action, resource, context, policies (identity, boundary, "
          + "session, resource, trust, key, scp, rcp, endpoint) and expected (allowed, implicitDeny, explicitDeny).",
        arguments: [
          ArgumentDescription(
            ValueDescription("file", .file), summary: "the cases; standard input if absent", isRequired: false)
        ],
        options: [
          OptionDescription(flag: "jsonl", summary: "one case a line (otherwise the whole input is one case)"),
          OptionDescription(
            "repeat", takes: ValueDescription("count", .integer(1...100_000_000)),
            summary: "evaluate each case so often and tell the mean time"),
          OptionDescription(flag: "quiet", letter: "q", summary: "print only the cases that differ from what is expected"),
        ])
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let text =
      try arguments.argument("file").map { path throws(EnvironmentFailure) in try FileSystem.readText(path) }
      ?? standardInput()
    let lines = arguments.has("jsonl") ? text.split(separator: "\n").map(String.init) : [text]
    var differing = 0
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let verdict = try verdict(on: line, number: index + 1, times: arguments.integer("repeat"))
      if verdict["matches"]?.bool == false { differing += 1 }
      if !arguments.has("quiet") || verdict["matches"]?.bool == false { terminal.print(verdict.text) }
    }
    return differing == 0 ? .success : .failed
  }

  private static func verdict(on line: String, number: Int, times: Int?) throws -> JSON {
    let document: JSON
    do {
      document = try JSON.parse(line)
    } catch {
      throw Diagnostic("case \(number): \(error.message)", at: SourceLocation(line: number, column: error.offset + 1))
    }
    let question: EvaluationCase
    do {
      question = try EvaluationCase(document)
    } catch {
      throw Diagnostic("case \(number): \(error.message)", help: error.help)
    }
    let decision = question.decision
    return .object([
      "name": .string(question.name), "decision": .string(decision.effect.rawValue),
      "layer": .string(decision.layer.rawValue),
      "statement": decision.statement.map { .string("\($0.source.name) #\($0.index + 1)") },
      "expected": question.expected.map { .string($0.rawValue) },
      "matches": question.expected.map { .bool($0 == decision.effect) },
      "nanoseconds": times.map { .number(meanTime(of: question, times: $0)) },
    ])
  }

  /// How long one evaluation takes, in nanoseconds; the policies are compiled already, as a server has them.
  private static func meanTime(of question: EvaluationCase, times: Int) -> Int {
    let start = monotonicNanoseconds()
    var allowed = 0
    for _ in 0..<times where question.decision.isAllowed { allowed += 1 }
    let elapsed = monotonicNanoseconds() - start
    // Every evaluation answers alike; that the sum is looked at keeps them from being left out.
    return allowed == 0 || allowed == times ? Int(elapsed / UInt64(max(1, times))) : 0
  }

  private static func standardInput() -> String {
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: content, as: UTF8.self) }
      content += buffer[0..<count]
    }
  }
}
