import AWSWire
import ServiceCore

/// Answers the account that an access key belongs to.
enum GetAccessKeyInfo: AWSOperation {
  struct Input: OperationInput {
    let accessKeyID: String

    init(_ fields: Fields) throws(ServiceError) {
      accessKeyID = try fields.required("AccessKeyId", STSShapes.accessKeyID)
    }
  }

  struct Output: OperationOutput {
    let account: String

    func write(to fields: inout FieldWriter) { fields.field("Account", account) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("sts:GetAccessKeyInfo")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let record: CredentialRecord?
    do { record = try request.cloud.identities.credential(input.accessKeyID) } catch { throw ServiceError(wrapping: error) }
    guard let record else { throw .invalid("Access key \(input.accessKeyID) is not valid.") }
    return Output(account: record.caller.account)
  }
}
