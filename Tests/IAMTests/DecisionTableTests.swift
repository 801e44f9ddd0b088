import Documents
import Foundation
import Testing

/// A line of the evaluator's table that SimulateCustomPolicy can carry: a user with identity policies, a boundary and a
/// policy of the resource.
struct SimulatedRow: Sendable, CustomTestStringConvertible {
  let document: JSON

  var testDescription: String { "\(text("name")): \(text("rule"))" }

  static let all: [SimulatedRow] = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appendingPathComponent("IAMPolicyTests/decisions.jsonl")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return lines.compactMap { try? JSON.parse(String($0)) }.map { SimulatedRow(document: $0) }.filter(\.isCarried)
  }()

  func text(_ name: String) -> String { document[name]?.string ?? "" }

  /// The API knows neither sessions nor organizations nor required policies, and looks at another account only where
  /// that account's policy is given.
  private var isCarried: Bool {
    let kinds = Set((document["policies"]?.members ?? []).map(\.name))
    guard text("principal").contains(":user/"), kinds.isSubset(of: ["identity", "boundary", "resource"]) else { return false }
    return !text("action").hasPrefix("sts:Assume") && (document["resourceAccount"] == nil || kinds.contains("resource"))
  }

  var parameters: [(String, String)] {
    var pairs = [("ActionNames.member.1", text("action")), ("CallerArn", text("principal"))]
    if text("resource") != "*" { pairs.append(("ResourceArns.member.1", text("resource"))) }
    if let owner = document["resourceAccount"]?.string { pairs.append(("ResourceOwner", "arn:aws:iam::\(owner):root")) }
    for member in document["policies"]?.members ?? [] {
      for (index, policy) in (member.value.elements ?? [member.value]).enumerated() {
        switch member.name {
        case "identity": pairs.append(("PolicyInputList.member.\(index + 1)", policy.text))
        case "boundary": pairs.append(("PermissionsBoundaryPolicyInputList.member.\(index + 1)", policy.text))
        default: pairs.append(("ResourcePolicy", policy.text))
        }
      }
    }
    for (index, key) in (document["context"]?.members ?? []).enumerated() {
      let place = "ContextEntries.member.\(index + 1)"
      pairs.append(("\(place).ContextKeyName", key.name))
      pairs.append(("\(place).ContextKeyType", key.value.elements == nil ? "string" : "stringList"))
      for (number, value) in (key.value.elements ?? [key.value]).enumerated() {
        pairs.append(("\(place).ContextKeyValues.member.\(number + 1)", value.string ?? ""))
      }
    }
    return pairs
  }
}

/// One cloud serves all rows: simulations change nothing.
@Suite struct DecisionTableTests {
  @Test func simulationsDecideAsTheEvaluator() throws {
    let cloud = try TestCloud()
    #expect(SimulatedRow.all.count >= 250)
    for row in SimulatedRow.all {
      let answer = try cloud.call("SimulateCustomPolicy", pairs: row.parameters, as: TestCloud.root)
      #expect(answer.status == 200, "\(row.testDescription): \(answer.refusal)")
      let decision = answer.items("EvaluationResults", "EvalDecision")
      #expect(decision == [row.text("expected")], "\(row.testDescription)")
    }
  }
}
