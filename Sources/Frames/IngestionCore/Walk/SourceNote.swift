/// What a source has to say of what it was asked for, besides its answer.
public enum SourceNote: Sendable {
  /// Something may be missing or wrong.
  case warning(IngestionWarning)
  /// Something is missing because a call failed, though the answer looks complete.
  case loss(Loss)
}

/// What a failed call hides from the metadata server while the ingestion goes on.
///
/// The original client writes such losses into its log at most. Here all losses of one kind and cause become one failure of
/// the report.
public struct Loss: Sendable, Equatable {
  /// The call that failed.
  public var cause: FailureCause
  /// What is lost, for example `LF-tags`.
  public var kind: String
  /// Whose they are, for example `sales.orders`.
  public var subject: String
  /// What to do about it.
  public var remedy: String
  /// The line that the original client logs.
  public var line: String

  /// A loss.
  public init(of kind: String, of subject: String, _ cause: FailureCause, line: String, remedy: String) {
    (self.kind, self.subject, self.cause) = (kind, subject, cause)
    (self.line, self.remedy) = (line, remedy)
  }
}

/// Losses gathered by what they have in common.
struct LossLedger {
  private struct Key: Hashable {
    var action: String
    var code: String?
    var kind: String
  }

  private var order: [Key] = []
  private var losses: [Key: [Loss]] = [:]

  mutating func add(_ loss: Loss) {
    let key = Key(action: loss.cause.action, code: loss.cause.code, kind: loss.kind)
    if losses[key] == nil { order.append(key) }
    losses[key, default: []].append(loss)
  }

  /// One failure for each kind of loss and its cause, in the order in which they first came.
  var failures: [IngestionFailure] {
    order.compactMap { key in
      guard let all = losses[key], let first = all.first else { return nil }
      let names = LossLedger.summary(all.map(\.subject))
      return IngestionFailure(
        key.action, "\(first.cause); lost: \(first.kind) of \(names); \(first.remedy)", cause: first.cause)
    }
  }

  private static func summary(_ subjects: [String]) -> String {
    var seen: Set<String> = []
    let names = subjects.filter { seen.insert($0).inserted }
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
