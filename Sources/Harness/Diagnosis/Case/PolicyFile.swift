public import Documents
public import IAMPolicy

/// A policy that a case is about, in the words in which it is tried.
public struct PolicyFile: Sendable {
  /// The path by which the reader knows it.
  public var path: String
  /// What it is used as.
  public var kind: PolicyKind
  /// The text that is tried: comments blanked and placeholders filled in, line by line as in the file.
  public var text: String
  /// The placeholders that were filled in, with what they became, in order.
  public var filled: [(placeholder: String, value: String)] = []
  /// Whether comments had to be blanked: AWS refuses such a policy.
  public var hadComments = false

  /// A policy as a file has it.
  public init(path: String, kind: PolicyKind, text: String) {
    (self.path, self.kind, self.text) = (path, kind, text)
    let blanked = PolicyLint.withoutComments(text)
    (hadComments, self.text) = (blanked != text, blanked)
  }

  /// The file's name without its folders, with nothing in it that IAM does not allow in a policy's name.
  public var name: String {
    let last = path.split(separator: "/").last.map(String.init) ?? "policy"
    return String(last.map { $0.isASCII && ($0.isLetter || $0.isNumber || "+=,.@-_".contains($0)) ? $0 : "-" }.prefix(100))
  }

  /// The statements as JSON; none if the text is no policy.
  public var statements: [JSON] {
    guard let list = (try? JSON.parse(text))?["Statement"] else { return [] }
    return list.elements ?? [list]
  }

  /// Whether no statement is left of it.
  public private(set) var isEmptied = false

  /// The policy without one of its statements.
  public func removing(statement index: Int) -> PolicyFile {
    with(statements.enumerated().filter { $0.offset != index }.map(\.element))
  }

  /// The policy with statements added at its end.
  public func adding(_ added: [JSON]) -> PolicyFile { added.isEmpty ? self : with(statements + added) }

  /// A statement without effect, for policies of which nothing is left: AWS refuses policies without any.
  private var idle: JSON {
    .object(["Effect": .string("Deny"), "Action": .string("nothing:Nothing"), "Resource": .string("*")])
  }

  /// The policy with other statements.
  func replacingStatements(by statements: [JSON]) -> PolicyFile { with(statements) }

  private func with(_ statements: [JSON]) -> PolicyFile {
    var copy = self
    guard var document = try? JSON.parse(text) else { return self }
    document.set("Statement", .array(statements.isEmpty ? [idle] : statements))
    (copy.text, copy.isEmptied) = (document.prettyText, statements.isEmpty)
    return copy
  }
}
