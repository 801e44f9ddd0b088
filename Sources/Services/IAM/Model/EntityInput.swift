import AWSWire
import ServiceCore

/// An input that only names a user or role.
struct EntityInput<Kind: EntityKind>: OperationInput {
  let name: String

  init(_ fields: Fields) throws(ServiceError) { name = try fields.entityName(Kind.self) }
}

/// A page of what belongs to a user or role.
struct EntityPageInput<Kind: EntityKind>: OperationInput {
  let name: String
  let page: PageRequest

  init(_ fields: Fields) throws(ServiceError) {
    name = try fields.entityName(Kind.self)
    page = try PageRequest(fields)
  }
}

/// An input that names an inline policy.
struct InlinePolicyInput<Kind: EntityKind>: OperationInput {
  let owner: String
  let policy: String

  init(_ fields: Fields) throws(ServiceError) {
    owner = try fields.entityName(Kind.self)
    policy = try fields.required("PolicyName", IAMShapes.policyName)
  }
}

/// An input that names a managed policy and an identity it is attached to.
struct AttachmentInput<Kind: EntityKind>: OperationInput {
  let owner: String
  let arn: String

  init(_ fields: Fields) throws(ServiceError) {
    owner = try fields.entityName(Kind.self)
    arn = try fields.required("PolicyArn", IAMShapes.arn)
  }
}

/// An input that names a managed policy.
struct PolicyInput: OperationInput {
  let arn: String

  init(_ fields: Fields) throws(ServiceError) { arn = try fields.required("PolicyArn", IAMShapes.arn) }
}

/// An input that names a version of a managed policy.
struct PolicyVersionInput: OperationInput {
  let arn: String
  let version: String

  init(_ fields: Fields) throws(ServiceError) {
    arn = try fields.required("PolicyArn", IAMShapes.arn)
    version = try fields.required("VersionId", IAMShapes.versionID)
  }
}

/// A page of users or roles under a path.
struct EntityListInput: OperationInput {
  let pathPrefix: String?
  let page: PageRequest

  init(_ fields: Fields) throws(ServiceError) {
    pathPrefix = try fields.string("PathPrefix", IAMShapes.path)
    page = try PageRequest(fields)
  }
}

extension Fields {
  /// The name of an existing user or role.
  func entityName<Kind: EntityKind>(_ kind: Kind.Type) throws(ServiceError) -> String {
    try required(Kind.nameMember, .length(1...Kind.nameLimit))
  }
}
