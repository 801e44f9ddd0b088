/// A policy made ready for evaluation: patterns split, operators and values read. Made once for each policy version.
public final class CompiledPolicy: Sendable {
  /// The document it was made from.
  public let document: PolicyDocument
  /// Where it comes from.
  public let source: PolicySource
  let statements: [CompiledStatement]

  /// Makes a policy ready for evaluation.
  public init(_ document: PolicyDocument, source: PolicySource) {
    self.document = document
    self.source = source
    statements = document.statements.map { CompiledStatement($0, of: document, source: source) }
  }
}
