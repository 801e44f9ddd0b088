import AWSWire
import ServiceCore

/// Adds tags to a managed policy, replacing those of the same keys.
enum TagPolicy: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let tags: [Tag]

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("PolicyArn", IAMShapes.arn)
      tags = try Tag.required(fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("TagPolicy", policy: input.arn, adding: Tag.conditions(input.tags))]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let policy = try PolicyStore(request).requireOwn(input.arn)
    try TagRows(request).put(input.tags, to: PolicyStore.kind, policy.name, title: "Policy")
    return EmptyOutput()
  }
}
