import AWSSignature
import Basics
import Documents

/// Calls the Security Token Service.
public struct STSClient: Sendable {
  private let caller: AWSCaller
  private let target: CallTarget

  /// A client.
  public init(_ caller: AWSCaller, at target: CallTarget) {
    (self.caller, self.target) = (caller, target)
  }

  /// Assumes a role.
  /// - Throws: `AWSCallError` if the role may not be assumed.
  public func assumeRole(
    _ role: String, sessionName: String, sourceIdentity: String? = nil, externalID: String? = nil
  ) throws(AWSCallError) -> AssumedRole.Session {
    var parameters = [(name: "RoleArn", value: role), (name: "RoleSessionName", value: sessionName)]
    if let sourceIdentity { parameters.append((name: "SourceIdentity", value: sourceIdentity)) }
    if let externalID { parameters.append((name: "ExternalId", value: externalID)) }
    let result = try caller.call(target, version: "2011-06-15", "AssumeRole", parameters)
    guard let answer = result.child("Credentials"), let key = answer.text(of: "AccessKeyId"),
      let secret = answer.text(of: "SecretAccessKey"),
      let expiration = answer.text(of: "Expiration").flatMap({ Timestamp(iso8601: $0) })
    else {
      throw AWSCallError(
        service: "sts", operation: "AssumeRole", code: nil, message: "the answer to AssumeRole has no credentials")
    }
    let credentials = AWSCredentials(accessKeyID: key, secretAccessKey: secret, sessionToken: answer.text(of: "SessionToken"))
    return AssumedRole.Session(credentials: credentials, expiration: expiration)
  }
}
