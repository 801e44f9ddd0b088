import AWSWire
import ServiceCore

/// Answers who the caller is. Nobody can be denied this, not even by an explicit deny.
enum GetCallerIdentity: AWSOperation {
  typealias Input = EmptyInput

  struct Output: OperationOutput {
    let caller: Caller

    func write(to fields: inout FieldWriter) {
      fields.field("Arn", caller.arn)
      fields.field("UserId", caller.userID)
      fields.field("Account", caller.account)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: Input, in request: RequestContext) -> Output { Output(caller: request.caller) }
}
