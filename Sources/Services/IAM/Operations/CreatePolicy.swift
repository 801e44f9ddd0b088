import AWSWire
import Basics
import ServiceCore

/// Creates a managed policy with its first version.
enum CreatePolicy: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let path: String
    let document: String
    let description: String?
    let tags: [Tag]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("PolicyName", IAMShapes.policyName)
      path = try fields.string("Path", IAMShapes.path) ?? "/"
      document = try fields.required("PolicyDocument", IAMShapes.policyDocument)
      description = try fields.string("Description", IAMShapes.policyDescription)
      tags = try Tag.list(fields) ?? []
    }
  }

  typealias Output = PolicyOutput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    let arn = IAMResources(request).arn("policy\(input.path)\(input.name)")
    let context = Tag.conditions(input.tags)
    let create = Permission("iam:CreatePolicy", on: arn, context: context).shown(as: "policy \(input.name)")
    return input.tags.isEmpty ? [create] : [create, Permission("iam:TagPolicy", on: arn, context: context)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try NameRules.check(input.name, "policyName")
    try NameRules.check(path: input.path)
    try DocumentRules.check(managed: input.document)
    let policy = ManagedPolicy(
      account: request.account, name: input.name, arn: IAMResources(request).arn("policy\(input.path)\(input.name)"),
      id: "ANPA" + request.ids.base32(17), path: input.path, description: input.description, created: request.now,
      updated: request.now, defaultVersion: 1, lastVersion: 1)
    try PolicyStore(request).add(policy, document: input.document, tags: input.tags)
    return Output(policy: policy, tags: input.tags)
  }
}
