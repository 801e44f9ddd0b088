import AWSWire
import IAMPolicy

/// A statement that took part in a simulated decision, and where it stands in its policy.
struct MatchedStatement: Sendable {
  /// A place in a policy's text; lines and columns count from 1.
  struct Position: Sendable, Equatable {
    var line: Int
    var column: Int
  }

  let policy: String
  let type: String
  let effect: PolicyStatement.Effect
  let start: Position?
  let end: Position?

  init(_ reference: StatementReference, in policy: SimulatedPolicy) {
    (self.policy, type, effect) = (policy.id, policy.type, reference.effect)
    let statement = policy.compiled.document.statements.first { $0.index == reference.index }
    start = statement.map { StatementStart(Array(policy.text.utf8), braceAt: $0.offset).position }
    // The reader stands behind the closing brace when the statement ends.
    end = reference.range.map { Position(line: $0.endLine, column: $0.endColumn + 1) }
  }
}

/// Where IAM says that a statement begins: where its reader stood before it read the statement.
///
/// In a list that is behind the opening bracket or behind the statement before; a statement that is no list is
/// recognized by its brace, so that the reader stands behind that. Observed in answers of the simulator.
private struct StatementStart {
  private let bytes: [UInt8]
  private let offset: Int

  init(_ bytes: [UInt8], braceAt offset: Int) {
    (self.bytes, self.offset) = (bytes, min(offset, bytes.count))
  }

  var position: MatchedStatement.Position {
    let before = bytes[..<readerOffset]
    let line = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return MatchedStatement.Position(
      line: 1 + before.count { $0 == UInt8(ascii: "\n") }, column: 1 + before[line...].count { $0 & 0xC0 != 0x80 })
  }

  private var readerOffset: Int {
    guard let previous = lastInk(before: offset) else { return offset }
    switch bytes[previous] {
    case UInt8(ascii: "["): return previous + 1
    case UInt8(ascii: ","): return lastInk(before: previous).map { $0 + 1 } ?? previous
    default: return min(offset + 1, bytes.count)
    }
  }

  private func lastInk(before end: Int) -> Int? {
    bytes[..<end].lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }
}

extension FieldWriter {
  mutating func matchedStatements(_ statements: [MatchedStatement]) {
    list("MatchedStatements", statements) { fields, statement in
      fields.field("SourcePolicyId", statement.policy)
      fields.field("SourcePolicyType", statement.type)
      fields.position("StartPosition", statement.start)
      fields.position("EndPosition", statement.end)
    }
  }

  private mutating func position(_ name: String, _ position: MatchedStatement.Position?) {
    guard let position else { return }
    structure(name) { fields in
      fields.field("Line", position.line)
      fields.field("Column", position.column)
    }
  }
}
