import AWSWire
import Basics
import IAMPolicy
import ServiceCore

/// Issues temporary credentials for the calling user. Needs no permission; an explicit deny works.
enum GetSessionToken: AWSOperation {
  struct Input: OperationInput {
    let seconds: Int?

    init(_ fields: Fields) throws(ServiceError) {
      seconds = try fields.integer("DurationSeconds", in: 900...129_600)
    }
  }

  struct Output: OperationOutput {
    let key: AccessKeyIssuer.Key
    let expires: Timestamp

    func write(to fields: inout FieldWriter) { fields.credentials(key, expires: expires) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("sts:GetSessionToken").unlessDenied()]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    guard request.caller.session == nil else { throw .sessionCredentials }
    let holder: IssuedSession.Holder
    // The root user's sessions last an hour at most.
    var limit = 43_200
    if case .user(let name, _) = request.caller.principal.kind {
      holder = .user(name: name)
    } else {
      (holder, limit) = (.root, 3600)
    }
    let seconds = holder.isRoot ? min(input.seconds ?? limit, limit) : input.seconds ?? limit
    let expires = request.now.adding(seconds: Int64(seconds))
    let session = IssuedSession(holder: holder, facts: SessionFacts(issued: request.now, expires: expires))
    return Output(key: try AccessKeyIssuer(request).issue(session, account: request.account), expires: expires)
  }
}

extension IssuedSession.Holder {
  fileprivate var isRoot: Bool {
    if case .root = self { true } else { false }
  }
}
