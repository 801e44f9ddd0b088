import Basics
import IAMPolicy

/// What the global condition keys of a request are answered from (`aws:SourceIp` and its like).
///
/// Keys are worked out only when a policy asks for them: most policies ask for none.
struct ConditionFacts: Sendable {
  private let session: SessionFacts?
  private let region: String
  private let now: Timestamp
  private let calledVia: [String]
  private let remoteAddress: String?
  private let isSecure: Bool
  private let userAgent: String
  private let account: String
  private let organization: Organization?
  private let endpoint: VPCEndpoint?

  init(_ context: RequestContext, _ perimeter: Perimeter) {
    account = context.caller.principal.account
    organization = perimeter.organization
    // What a service does for its caller never comes through the caller's endpoint.
    endpoint = context.calledVia.isEmpty ? perimeter.endpoint : nil
    (session, region, now) = (context.caller.session, context.region, context.now)
    (calledVia, remoteAddress) = (context.calledVia, context.remoteAddress)
    (isSecure, userAgent) = (context.isSecure, context.userAgent)
  }

  /// The keys with those of one check added.
  /// - Parameter owner: the account that owns what is checked.
  func keys(adding more: [String: [String]], owner: String) -> ContextKeys {
    ContextKeys(more) { name in values(of: name, owner) }
  }

  private func values(of name: String, _ owner: String) -> [String]? {
    if name.hasPrefix("aws:calledvia") { return calledViaValues(of: name) }
    return (value(of: name) ?? perimeterValue(of: name, owner)).map { [$0] }
  }

  private func perimeterValue(of name: String, _ owner: String) -> String? {
    switch name {
    case "aws:principalorgid": organization?.memberships[account].flatMap { _ in organization?.id }
    case "aws:principalorgpaths": organization?.memberships[account]?.path
    case "aws:resourceorgid": organization?.memberships[owner].flatMap { _ in organization?.id }
    case "aws:resourceorgpaths": organization?.memberships[owner]?.path
    case "aws:sourcevpce": endpoint?.id
    case "aws:sourcevpc": endpoint?.vpc
    case "aws:vpcsourceip": endpoint.flatMap { $0.address ?? remoteAddress }
    default: nil
    }
  }

  private func value(of name: String) -> String? {
    switch name {
    case "aws:currenttime": now.iso8601
    case "aws:epochtime": String(now.seconds)
    case "aws:requestedregion": region
    case "aws:securetransport": String(isSecure)
    case "aws:viaawsservice": String(!calledVia.isEmpty)
    case "aws:useragent": userAgent.isEmpty ? nil : userAgent
    case "aws:sourceip": endpoint == nil ? remoteAddress : nil
    case "aws:principalisawsservice": "false"
    case "aws:tokenissuetime": session?.issued.iso8601
    case "aws:multifactorauthpresent": session.map { _ in "false" }
    case "aws:sourceidentity": session?.sourceIdentity
    default: principalTag(name)
    }
  }

  private func principalTag(_ name: String) -> String? {
    let prefix = "aws:principaltag/"
    guard name.hasPrefix(prefix) else { return nil }
    return session?.tags.first { $0.key.lowercased() == name.dropFirst(prefix.count) }?.value
  }

  private func calledViaValues(of name: String) -> [String]? {
    switch name {
    case "aws:calledvia": calledVia.isEmpty ? nil : calledVia
    case "aws:calledviafirst": calledVia.first.map { [$0] }
    case "aws:calledvialast": calledVia.last.map { [$0] }
    default: nil
    }
  }
}
