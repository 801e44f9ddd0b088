import AWSWire
import Basics
import IAMPolicy
import ServiceCore

/// Issues temporary credentials of a role to a caller whom the role's trust policy and the caller's own policies let in.
enum AssumeRole: AWSOperation {
  struct Input: OperationInput {
    let roleARN: String
    let sessionName: String
    let seconds: Int?
    let externalID: String?
    let sourceIdentity: String?
    let policy: String?
    let policyARNs: [String]
    let tags: [(key: String, value: String)]
    let transitiveTagKeys: [String]

    init(_ fields: Fields) throws(ServiceError) {
      roleARN = try fields.required("RoleArn", STSShapes.arn)
      sessionName = try fields.required("RoleSessionName", STSShapes.sessionName)
      seconds = try fields.integer("DurationSeconds", in: 900...43_200)
      externalID = try fields.string("ExternalId", STSShapes.externalID)
      sourceIdentity = try fields.string("SourceIdentity", STSShapes.sessionName)
      policy = try fields.string("Policy", .length(1...2048))
      policyARNs = try fields.list("PolicyArns") { item throws(ServiceError) in try item.required("arn", STSShapes.arn) } ?? []
      tags =
        try fields.list("Tags", count: 0...50) { item throws(ServiceError) in
          (key: try item.required("Key", .length(1...128)), value: try item.required("Value", .length(0...256)))
        } ?? []
      transitiveTagKeys = try fields.strings("TransitiveTagKeys", .length(1...128), count: 0...50) ?? []
    }
  }

  struct Output: OperationOutput {
    let key: AccessKeyIssuer.Key
    let expires: Timestamp
    let roleID: String
    let sessionARN: String
    let sourceIdentity: String?
    let packedSize: Int?

    func write(to fields: inout FieldWriter) {
      fields.credentials(key, expires: expires)
      fields.structure("AssumedRoleUser") { user in
        user.field("AssumedRoleId", roleID)
        user.field("Arn", sessionARN)
      }
      fields.field("PackedPolicySize", packedSize)
      fields.field("SourceIdentity", sourceIdentity)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let role = try RoleRecord.find(input.roleARN, in: request)
    let account = ARN(input.roleARN)?.account ?? request.account
    var context = AssumeRoleConditions(input, request).keys
    func check(_ action: String) -> Permission {
      // A role that does not exist answers as one that trusts nobody.
      Permission(action, on: [input.roleARN], resourceAccount: account, context: context)
        .governed(by: role?.trust ?? RoleRecord.trustingNobody, required: true)
    }
    context["sts:RoleSessionName"] = [input.sessionName]
    var permissions = [check("sts:AssumeRole")]
    // The session's name is known to the AssumeRole check alone.
    context["sts:RoleSessionName"] = nil
    if !input.tags.isEmpty { permissions.append(check("sts:TagSession")) }
    if sourceIdentity(input, request) != nil { permissions.append(check("sts:SetSourceIdentity")) }
    return permissions
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    guard let role = try RoleRecord.find(input.roleARN, in: request) else {
      throw .invalid("The role \(input.roleARN) was deleted meanwhile.")
    }
    try checkPolicy(input.policy)
    let facts = facts(input, role, try duration(input, role, request), request)
    let holder = IssuedSession.Holder.role(arn: role.arn, id: role.id, sessionName: input.sessionName)
    let session = IssuedSession(holder: holder, facts: facts, policy: input.policy, policyARNs: input.policyARNs)
    let key = try AccessKeyIssuer(request).issue(session, account: role.account)
    let name = role.arn.split(separator: "/").last.map(String.init) ?? ""
    return Output(
      key: key, expires: facts.expires, roleID: "\(role.id):\(input.sessionName)",
      sessionARN: "arn:aws:sts::\(role.account):assumed-role/\(name)/\(input.sessionName)",
      sourceIdentity: facts.sourceIdentity, packedSize: packedSize(input))
  }

  private static func duration(
    _ input: Input, _ role: RoleRecord, _ request: RequestContext
  ) throws(ServiceError) -> Int {
    let isChained = request.caller.session?.roleARN != nil
    guard let seconds = input.seconds else { return 3600 }
    if isChained, seconds > 3600 { throw .chainedTooLong }
    guard seconds <= role.sessionLimit else { throw .longerThanRoleAllows }
    return seconds
  }

  private static func facts(
    _ input: Input, _ role: RoleRecord, _ seconds: Int, _ request: RequestContext
  ) -> SessionFacts {
    let previous = request.caller.session
    let inheritedKeys = previous?.transitiveTagKeys ?? []
    var tags = role.tags
    for key in inheritedKeys { tags[key] = previous?.tags[key] }
    for tag in input.tags where !inheritedKeys.contains(tag.key) { tags[tag.key] = tag.value }
    return SessionFacts(
      issued: request.now, expires: request.now.adding(seconds: Int64(seconds)), roleARN: role.arn,
      isChained: previous?.roleARN != nil, sourceIdentity: sourceIdentity(input, request), tags: tags,
      transitiveTagKeys: Array(Set(inheritedKeys + input.transitiveTagKeys)).sorted())
  }

  /// A source identity, once set, stays through every later role.
  private static func sourceIdentity(_ input: Input, _ request: RequestContext) -> String? {
    request.caller.session?.sourceIdentity ?? input.sourceIdentity
  }

  private static func checkPolicy(_ text: String?) throws(ServiceError) {
    guard let text else { return }
    do { _ = try PolicyDocument.parse(text, kind: .session) } catch { throw .malformedPolicy(error.message) }
  }

  /// The share of the packed space that session policies and tags take, in percent; AWS's own packing is not public.
  private static func packedSize(_ input: Input) -> Int? {
    let characters = (input.policy?.utf8.count ?? 0) + input.tags.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    return characters == 0 && input.policyARNs.isEmpty ? nil : min(100, 1 + characters * 100 / 4096)
  }
}
