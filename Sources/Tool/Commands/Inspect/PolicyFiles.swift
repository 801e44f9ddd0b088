import Basics
import CommandLine
import Emulator
import IAMPolicy
import ServiceCore

/// Policies in files, put to the evaluator without a server.
struct PolicyFiles {
  /// The options that name them.
  static let options = [
    file("policy", "an identity policy of the caller"), file("boundary", "the caller's permissions boundary"),
    file("session-policy", "a policy of the caller's session"), file("scp", "a service control policy of the account"),
    file("resource-policy", "the policy of the bucket, catalog, key or function"),
    file("trust", "the trust policy of the role that is assumed"),
    OptionDescription(
      "context", takes: ValueDescription("key=value"),
      summary: "a condition key of the request, such as aws:SourceIp=203.0.113.7",
      repeats: true),
  ]

  private static func file(_ name: String, _ summary: String) -> OptionDescription {
    OptionDescription(name, takes: ValueDescription("file", .file), summary: "without a server: \(summary)", repeats: true)
  }

  /// Whether a command line names any.
  static func areNamed(in arguments: ParsedArguments) -> Bool {
    options.contains { $0.name != "context" && arguments.has($0.name) }
  }

  private let arguments: ParsedArguments
  private let policies: PolicySet

  /// Reads all files that a command line names.
  /// - Throws: `Diagnostic` with the place of what IAM refuses.
  init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    var policies = PolicySet(identity: try PolicyFiles.read("policy", .identity, arguments) ?? [])
    policies.boundary = try PolicyFiles.read("boundary", .boundary, arguments)
    policies.session = try PolicyFiles.read("session-policy", .session, arguments)
    policies.organization = try PolicyFiles.read("scp", .serviceControl, arguments).map { [$0] } ?? []
    policies.resource = try PolicyFiles.read("resource-policy", .resource, arguments)?.first
    if let trust = try PolicyFiles.read("trust", .trust, arguments)?.first {
      (policies.resource, policies.resourcePolicyIsRequired) = (trust, true)
    }
    self.policies = policies
  }

  private static func read(_ option: String, _ kind: PolicyKind, _ arguments: ParsedArguments) throws -> [CompiledPolicy]? {
    guard arguments.has(option) else { return nil }
    return try arguments.values(of: option).map { path in
      let text = try FileSystem.readText(path)
      do throws(PolicyError) {
        return CompiledPolicy(try PolicyDocument.parse(text, kind: kind), source: PolicySource(name: path))
      } catch {
        throw error.diagnostic(in: text, file: path)
      }
    }
  }

  /// What would come of an action.
  func explanation(of action: String, on name: String?) throws -> Explanation {
    guard action.contains(":") else { throw Diagnostic("\"\(action)\" is no action", help: "such as glue:GetTables") }
    let (account, region) = (arguments["account"] ?? "123456789012", arguments["region"] ?? "us-east-1")
    let resources = try CheckedResources(region: region, account: account).arns(for: action, on: name)
    var policies = policies
    policies.resourcePolicyIsRequired =
      policies.resourcePolicyIsRequired || (action.hasPrefix("kms:") && policies.resource != nil)
    let context = try context(region)
    let checks = resources.map { resource in
      let owner = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).dropFirst(4).first
      let request = AuthorizationRequest(
        principal: principal(account), action: action, resource: resource,
        resourceAccount: owner.flatMap { $0.isEmpty ? nil : String($0) }, context: context)
      return JournalRecord.Check(request: request, policies: policies, decision: PolicyEvaluator.evaluate(request, policies))
    }
    return Explanation(of: checks)
  }

  private func principal(_ account: String) -> PrincipalIdentity {
    if let user = arguments["user"] {
      return PrincipalIdentity(
        arn: "arn:aws:iam::\(account):user/\(user)", account: account, kind: .user(name: user, path: "/"), id: "AIDAEXAMPLE")
    }
    let role = arguments["role"] ?? "Caller"
    return PrincipalIdentity(
      arn: "arn:aws:sts::\(account):assumed-role/\(role)/explain", account: account,
      kind: .assumedRole(roleARN: "arn:aws:iam::\(account):role/\(role)", sessionName: "explain"), id: "AROAEXAMPLE:explain")
  }

  private func context(_ region: String) throws -> ContextKeys {
    var values = ["aws:RequestedRegion": [region], "aws:SecureTransport": ["true"], "aws:ViaAWSService": ["false"]]
    for setting in arguments.values(of: "context") {
      guard let sign = setting.firstIndex(of: "=") else {
        throw Diagnostic("--context \"\(setting)\" has no value", help: "write --context key=value")
      }
      values[String(setting[..<sign]), default: []].append(String(setting[setting.index(after: sign)...]))
    }
    return ContextKeys(values)
  }
}
