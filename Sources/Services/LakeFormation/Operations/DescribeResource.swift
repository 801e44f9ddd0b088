import AWSWire
import ServiceCore

/// Tells how a registered location is read.
enum DescribeResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("ResourceArn")
    }
  }

  struct Output: OperationOutput {
    let location: LakeLocation

    func write(to fields: inout FieldWriter) {
      fields.structure("ResourceInfo") { $0.location(location) }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("DescribeResource", request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try LakeLocation.validate(input.arn)
    return Output(location: try LakeStore(request, account: request.account).location(input.arn))
  }
}
