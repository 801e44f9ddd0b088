import AWSWire
import ServiceCore

/// A service of the query protocol: who am I, and one operation that policies can refuse.
struct TinySTS: QueryService {
  let name = "sts"
  let namespace = "https://sts.amazonaws.com/doc/2011-06-15/"
  let validationCode = "ValidationError"
  let operations = OperationTable([.operation(TinyIdentity.self), .operation(TinyKeyInfo.self)])
}

enum TinyIdentity: AWSOperation {
  typealias Input = EmptyInput

  struct Output: OperationOutput {
    let arn: String

    func write(to fields: inout FieldWriter) { fields.field("Arn", arn) }
  }

  static let name = "GetCallerIdentity"

  static func permissions(for input: EmptyInput, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: EmptyInput, in request: RequestContext) -> Output { Output(arn: request.caller.arn) }
}

enum TinyKeyInfo: AWSOperation {
  struct Input: OperationInput {
    let key: String

    init(_ fields: Fields) throws(ServiceError) { key = try fields.required("AccessKeyId", .length(16...128)) }
  }

  static let name = "GetAccessKeyInfo"

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("sts:GetAccessKeyInfo")]
  }

  static func perform(_ input: Input, in request: RequestContext) -> EmptyOutput { EmptyOutput() }
}
