import Basics
import IAMPolicy

/// The global condition keys of a request (`aws:SourceIp` and its like).
struct ConditionKeys {
  private var values: [String: [String]]

  init(_ context: RequestContext) {
    let caller = context.caller
    values = [
      "aws:principalarn": [caller.session?.roleARN ?? caller.arn],
      "aws:principalaccount": [caller.account],
      "aws:principaltype": [ConditionKeys.type(of: caller)],
      "aws:userid": [caller.userID],
      "aws:currenttime": [context.now.iso8601],
      "aws:epochtime": [String(context.now.seconds)],
      "aws:requestedregion": [context.region],
      "aws:resourceaccount": [context.account],
      "aws:securetransport": [String(context.isSecure)],
      "aws:viaawsservice": [String(!context.calledVia.isEmpty)],
    ]
    if !context.userAgent.isEmpty { values["aws:useragent"] = [context.userAgent] }
    if let address = context.remoteAddress { values["aws:sourceip"] = [address] }
    if let first = context.calledVia.first, let last = context.calledVia.last {
      values["aws:calledvia"] = context.calledVia
      values["aws:calledviafirst"] = [first]
      values["aws:calledvialast"] = [last]
    }
    if case .user = caller.principal?.kind, let name = caller.arn.split(separator: "/").last {
      values["aws:username"] = [String(name)]
    }
    if let session = caller.session { add(session) }
  }

  /// The keys with those of one check added.
  func adding(_ more: [String: [String]]) -> ContextKeys {
    var all = values
    for (name, value) in more { all[name.lowercased()] = value }
    return ContextKeys(all)
  }

  private mutating func add(_ session: SessionFacts) {
    values["aws:tokenissuetime"] = [session.issued.iso8601]
    values["aws:multifactorauthpresent"] = ["false"]
    if let identity = session.sourceIdentity { values["aws:sourceidentity"] = [identity] }
    for (key, value) in session.tags { values["aws:principaltag/\(key.lowercased())"] = [value] }
  }

  private static func type(of caller: Caller) -> String {
    switch caller.principal?.kind {
    case .root: "Account"
    case .user: "User"
    case .assumedRole: "AssumedRole"
    case .federatedUser: "FederatedUser"
    default: "Anonymous"
    }
  }
}
