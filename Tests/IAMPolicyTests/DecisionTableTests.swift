import Documents
import Foundation
import IAMPolicy
import Testing

/// A line of `decisions.jsonl`: a case for `mocklake iam evaluate --jsonl` that names the rule it tests.
struct TableRow: Sendable, CustomTestStringConvertible {
  let rule: String
  let evaluation: EvaluationCase

  var testDescription: String { "\(evaluation.name): \(rule)" }

  static let all: [TableRow] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("decisions.jsonl")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return lines.compactMap { line in
      guard let document = try? JSON.parse(String(line)), let rule = document["rule"]?.string,
        let evaluation = try? EvaluationCase(document)
      else { return nil }
      return TableRow(rule: rule, evaluation: evaluation)
    }
  }()
}

@Suite struct DecisionTableTests {
  @Test(arguments: TableRow.all)
  func decisionsFollowTheRules(_ row: TableRow) throws {
    let expected = try #require(row.evaluation.expected)
    let decision = row.evaluation.decision
    #expect(decision.effect == expected, "\(row.rule); decided by \(decision.layer.rawValue)")
  }

  /// Lines that cannot be read would otherwise be missing silently.
  @Test func theTableIsReadWhole() {
    #expect(TableRow.all.count >= 440)
    #expect(Set(TableRow.all.map(\.rule)).count == TableRow.all.count)
    #expect(Set(TableRow.all.map(\.evaluation.name)).count == TableRow.all.count)
  }
}
