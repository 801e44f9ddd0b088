import AWSWire
import ServiceCore

/// Keeps a key that is pending deletion; it stays disabled until it is enabled.
enum CancelKeyDeletion: AWSOperation, KeyAction {
  typealias Input = KeyIDInput

  struct Output: OperationOutput {
    let arn: String

    func write(to fields: inout FieldWriter) { fields.field("KeyId", arn) }
  }

  static let access = StateAccess.writing

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    var key = try key(input, in: request)
    guard key.state == .pendingDeletion else { throw .notPendingDeletion(key.arn) }
    (key.state, key.deletion) = (.disabled, nil)
    try KeyStore(request, account: key.account).put(key)
    return Output(arn: key.arn)
  }
}
