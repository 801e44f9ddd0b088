import Basics
import CommandLine
import Diagnosis
import Documents
import IAMPolicy
import IngestionCore

/// The files of a customer's case: workflow and policies.
struct CaseFiles {
  /// The options that name them.
  static let options = [
    OptionDescription(
      "config", letter: "c", takes: ValueDescription("file", .file), summary: "the workflow file, OpenMetadata's own YAML"),
    OptionDescription(
      "policy", letter: "p", takes: ValueDescription("file", .file), summary: "an identity policy of the role", repeats: true),
    OptionDescription("trust", takes: ValueDescription("file", .file), summary: "the role's trust policy"),
    OptionDescription("boundary", takes: ValueDescription("file", .file), summary: "the role's permissions boundary"),
    OptionDescription(
      "scp", takes: ValueDescription("file", .file), summary: "a service control policy of the account", repeats: true),
    OptionDescription(
      "bucket-policy", takes: ValueDescription("[bucket=]file"), summary: "the policy of the results bucket, or of another",
      repeats: true),
    OptionDescription(
      "key-policy", takes: ValueDescription("file", .file), summary: "the policy of the key that encrypts the results"),
    OptionDescription(
      "lf-grants", takes: ValueDescription("file", .file),
      summary: "Lake Formation's settings and grants, in the form of a scenario's lakeFormation"),
    OptionDescription(
      "compatibility", takes: ValueDescription("version", .choice(Compatibility.allCases.map(\.rawValue))),
      summary: "whose behaviour is shown", default: Compatibility.v1_12.rawValue),
  ]

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) {
    self.arguments = arguments
  }

  /// Reads all files.
  func subject() throws -> CustomerCase {
    let path = arguments["config"] ?? ""
    let outline = try WorkflowOutline(try FileSystem.readText(path), path: path, variables: Environment.all)
    let identity = try arguments.values(of: "policy").map { try read($0, .identity) }
    guard !identity.isEmpty else { throw Diagnostic("the case names no policy", help: "give --policy with the role's policy") }
    let policies = CustomerCase.Policies(
      identity: identity, trust: try arguments["trust"].map { try read($0, .trust) },
      boundary: try arguments["boundary"].map { try read($0, .boundary) },
      serviceControl: try arguments.values(of: "scp").map { try read($0, .serviceControl) },
      buckets: try arguments.values(of: "bucket-policy").map { try bucketPolicy($0, outline) },
      key: try arguments["key-policy"].map { try read($0, .resource) },
      lakeFormation: try arguments["lf-grants"].map { try YAML.parse(try FileSystem.readText($0), file: $0).json })
    return CustomerCase(outline, policies, compatibility: arguments["compatibility"] ?? "1.12")
  }

  private func read(_ path: String, _ kind: PolicyKind) throws -> PolicyFile {
    PolicyFile(path: path, kind: kind, text: try FileSystem.readText(path))
  }

  /// `results=policy.json`, or a file alone for the results bucket.
  private func bucketPolicy(_ text: String, _ outline: WorkflowOutline) throws -> (name: String, policy: PolicyFile) {
    if let sign = text.firstIndex(of: "=") {
      return (String(text[..<sign]), try read(String(text[text.index(after: sign)...]), .resource))
    }
    guard let bucket = outline.staging?.bucket else {
      throw Diagnostic("the workflow names no results bucket", help: "write --bucket-policy bucket=\(text)")
    }
    return (bucket, try read(text, .resource))
  }
}
