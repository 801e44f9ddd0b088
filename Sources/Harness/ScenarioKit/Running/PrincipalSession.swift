import AWSSignature
import Basics
import Documents

/// Opens the session in which a step acts.
struct PrincipalSession {
  let world: World
  let files: ScenarioFiles

  /// The session's name unless a role's `session` names another.
  static let defaultName = "scenario"

  /// The credentials of a user, of a fresh session of a role, or of the account's root.
  /// - Throws: `StepTrouble` if the role cannot be assumed.
  func credentials(of principal: Located<String>?) throws -> AWSCredentials {
    guard let principal, principal.value != "root" else { return world.root }
    if let key = world.userKeys[principal.value] { return key }
    guard let role = world.roles[principal.value] else {
      throw Diagnostic("no role or user is named \"\(principal.value)\"", code: "ML007", at: principal.location)
    }
    return try assume(role)
  }

  private func assume(_ role: PrincipalSeed) throws -> AWSCredentials {
    let input = JSON.object([
      "RoleArn": .string(world.arn("role", role.name)),
      "RoleSessionName": .string(role.session.name ?? PrincipalSession.defaultName),
      "DurationSeconds": role.session.duration.map { .number($0.wholeMilliseconds / 1000) },
      "Policy": try role.session.policy.map { .string(try files.text(of: $0.document)) },
    ])
    let answer = try world.caller.call("sts:AssumeRole", input, as: trusted(by: role))
    let credentials = answer.result["Credentials"]
    guard let id = credentials?["AccessKeyId"]?.string, let secret = credentials?["SecretAccessKey"]?.string else {
      let reason = answer.refusal.map { "\($0.code): \($0.message)" } ?? "the answer has no credentials"
      throw StepTrouble.failed("the role \(role.name) cannot be assumed for this step: \(reason)")
    }
    return AWSCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: credentials?["SessionToken"]?.string)
  }

  /// Who assumes the role: the first user whom it trusts by name, otherwise the root of the account.
  private func trusted(by role: PrincipalSeed) -> AWSCredentials {
    guard case .principals(let names)? = role.trust else { return world.root }
    return names.lazy.compactMap { name in
      world.userKeys[name] ?? world.userKeys[name.split(separator: "/").last.map(String.init) ?? name]
    }.first ?? world.root
  }
}
