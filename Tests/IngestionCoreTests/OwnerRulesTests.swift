import Documents
import MetadataModel
import Testing

@testable import IngestionCore

@Suite struct OwnerRulesTests {
  private func owners(
    _ rules: String, of level: OwnerRules.Level = .table, _ name: String = "db.shop.orders", below parents: [String] = []
  ) throws -> [String]? {
    let rules = OwnerRules(try JSON.parse(rules)) { name throws(MetadataError) in
      guard name != "nobody" else { return nil }
      return OwnerReference(id: name, type: name.hasSuffix("team") ? "team" : "user", name: name)
    }
    return try rules.owners(of: level, name, below: parents)?.map(\.name)
  }

  @Test func theLevelComesFirst() throws {
    #expect(try owners(#"{"table": "ana", "default": "eve"}"#, below: ["ben"]) == ["ana"])
    #expect(try owners(#"{"table": {"db.shop.orders": "ana", "orders": "ben"}}"#) == ["ana"])
    #expect(try owners(#"{"table": {"db.shop.orders": "nobody", "orders": "ben"}}"#) == ["ben"])
    #expect(try owners(#"{"database": {"db": ["ana", "ben"]}}"#, of: .database, "db") == ["ana", "ben"])
  }

  @Test func parentsComeBeforeTheDefault() throws {
    #expect(try owners(#"{"default": "eve"}"#, below: ["ben"]) == ["ben"])
    #expect(try owners(#"{"default": "eve", "enableInheritance": false}"#, below: ["ben"]) == ["eve"])
    #expect(try owners(#"{"table": {"other": "ana"}}"#) == nil)
    #expect(try owners("{}") == nil)
  }

  @Test func oneTeamOrSeveralUsers() throws {
    #expect(try owners(#"{"table": {"orders": ["red-team", "blue-team"]}}"#) == ["red-team"])
    #expect(try owners(#"{"table": {"orders": ["ana", "red-team"]}, "default": "eve"}"#) == ["eve"])
    #expect(try owners(#"{"table": {"orders": ["nobody", "ana"]}}"#) == ["ana"])
    #expect(try owners(#"{"default": "nobody"}"#) == nil)
  }
}

@Suite struct LossLedgerTests {
  @Test func lossesOfOneKindAndCauseAreOneFailure() {
    var ledger = LossLedger()
    let cause = FailureCause(action: "lakeformation:GetResourceLFTags", code: "AccessDeniedException", message: "Refused.")
    for subject in ["a", "a", "a.b", "a.c", "a.d", "a.e"] {
      ledger.add(Loss(of: "LF-tags", of: subject, cause, line: "", remedy: "allow it"))
    }
    ledger.add(Loss(of: "definitions", of: "v", cause, line: "", remedy: "allow that"))
    #expect(
      ledger.failures.map(\.error) == [
        "Refused.; lost: LF-tags of a, a.b, a.c and 2 more; allow it", "Refused.; lost: definitions of v; allow that",
      ])
    #expect(ledger.failures.map(\.name) == [cause.action, cause.action] && ledger.failures[0].cause == cause)
  }
}
