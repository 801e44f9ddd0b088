public import Basics
import Documents

/// Finds in a policy what AWS refuses, what can never match a request, and what is probably not meant.
///
/// Errors never do what they say; warnings may; notes only inform.
public struct PolicyLint {
  let text: String
  let file: String?
  private var findings: [Diagnostic] = []

  private init(_ text: String, file: String?) {
    (self.text, self.file) = (text, file)
  }

  /// Everything found in a policy's text, in the order of the places.
  /// - Parameters:
  ///   - text: the JSON text.
  ///   - file: its path, for the places.
  ///   - kind: what the policy is used as; nil to tell it by its elements.
  ///   - connector: the OpenMetadata connector that the policy is for, whose needs are compared; nil for none.
  public static func findings(
    in text: String, file: String? = nil, kind: PolicyKind? = nil, connector: ConnectorNeeds? = nil
  ) -> [Diagnostic] {
    var lint = PolicyLint(text, file: file)
    lint.run(kind, connector)
    return lint.findings.enumerated().sorted { left, right in
      let (first, second) = (left.element.location, right.element.location)
      let places = (first?.line ?? .max, first?.column ?? .max, left.offset)
      return places < (second?.line ?? .max, second?.column ?? .max, right.offset)
    }.map(\.element)
  }

  /// A policy's text with its comments blanked, as long as before.
  public static func withoutComments(_ text: String) -> String { CommentBlanking(text).text }

  /// The first placeholder that stands in a text: `<…>`, `{{…}}`, or `${…}` that is no policy variable.
  public static func placeholder(in text: String) -> String? { Placeholder.marked(in: text) }

  private mutating func run(_ kind: PolicyKind?, _ connector: ConnectorNeeds?) {
    let blanked = CommentBlanking(text)
    for comment in blanked.comments {
      report(
        "ML040", "JSON has no comments, AWS refuses the whole policy", help: "remove it", at: comment.lowerBound,
        length: comment.count)
    }
    let kind = kind ?? PolicyKind.told(by: blanked.text)
    let parser = PolicyParser(blanked.text, kind: kind)
    do throws(PolicyError) {
      let document = try parser.document()
      do throws(PolicyError) { try PolicyValidation(document).check() } catch { refuse(error) }
      check(document, connector)
    } catch {
      refuse(error)
    }
  }

  /// What AWS refuses the policy for.
  private mutating func refuse(_ error: PolicyError) {
    report("ML040", error.reason, help: error.help ?? "AWS answers: \(error.message)", at: error.offset, length: 1)
  }

  private mutating func check(_ document: PolicyDocument, _ connector: ConnectorNeeds?) {
    let length = PolicyQuota.length(of: text)
    if length > PolicyQuota.managed.rawValue {
      let limit = PolicyQuota.managed.rawValue
      report(
        "ML050", severity: .warning, "the policy has \(length) characters, a managed policy may have \(limit)",
        help: "an inline policy of a role may have \(PolicyQuota.roleInline.rawValue)", at: 0, length: 1)
    }
    for statement in document.statements { findings += StatementLint(statement, of: document, in: self).findings }
    guard !document.kind.hasPrincipal else { return }
    findings += CoverageLint(document, in: self).findings
    if let connector { findings += ConnectorLint(document, connector).findings }
  }

  private mutating func report(
    _ code: String, severity: Diagnostic.Severity = .error, _ message: String, help: String?, at offset: Int, length: Int
  ) {
    findings.append(diagnostic(code, severity, message, help: help, at: offset, length: length))
  }

  /// A finding at a place of the text.
  func diagnostic(
    _ code: String, _ severity: Diagnostic.Severity, _ message: String, help: String?, at offset: Int, length: Int
  ) -> Diagnostic {
    let place = SourceMap(Array(text.utf8)).location(of: offset, length: length, file: file)
    return Diagnostic(message, severity: severity, code: code, help: help, at: place)
  }

  /// A finding at a text of the policy, quotes included.
  func diagnostic(
    _ code: String, _ severity: Diagnostic.Severity, _ message: String, help: String? = nil, at place: PolicyText
  ) -> Diagnostic {
    diagnostic(code, severity, message, help: help, at: place.offset, length: place.text.unicodeScalars.count + 2)
  }
}

extension PolicyKind {
  /// What a policy must be used as, by the elements of its statements: trust policies are about STS alone, policies of
  /// resources name principals.
  public static func told(by text: String) -> PolicyKind {
    guard let list = (try? JSON.parse(text))?["Statement"] else { return .identity }
    let statements = list.elements ?? [list]
    guard statements.contains(where: { $0["Principal"] != nil || $0["NotPrincipal"] != nil }) else { return .identity }
    let actions = statements.flatMap { statement -> [String] in
      let action = statement["Action"]
      return (action?.elements ?? action.map { [$0] } ?? []).compactMap(\.string)
    }
    let isTrust = !actions.isEmpty && actions.allSatisfy { $0.lowercased().hasPrefix("sts:") }
    return isTrust && !statements.contains { $0["Resource"] != nil } ? .trust : .resource
  }
}
