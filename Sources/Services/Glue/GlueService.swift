public import ServiceCore

/// AWS Glue: the Data Catalog.
public struct GlueService: JSONService {
  /// The service.
  public init() {}

  /// `glue`
  public let name = "glue"
  /// `AWSGlue`
  public let targetPrefix = "AWSGlue"
  /// The code of broken constraints.
  public let validationCode = "ValidationException"

  /// The operations served.
  public let operations = OperationTable([
    .operation(BatchCreatePartition.self),
    .operation(BatchDeletePartition.self),
    .operation(BatchDeleteTable.self),
    .operation(BatchDeleteTableVersion.self),
    .operation(BatchGetPartition.self),
    .operation(BatchUpdatePartition.self),
    .operation(CreateDatabase.self),
    .operation(CreatePartition.self),
    .operation(CreateTable.self),
    .operation(DeleteDatabase.self),
    .operation(DeletePartition.self),
    .operation(DeleteResourcePolicy.self),
    .operation(DeleteTable.self),
    .operation(DeleteTableVersion.self),
    .operation(GetDatabase.self),
    .operation(GetDatabases.self),
    .operation(GetPartition.self),
    .operation(GetPartitions.self),
    .operation(GetResourcePolicies.self),
    .operation(GetResourcePolicy.self),
    .operation(GetTable.self),
    .operation(GetTableVersion.self),
    .operation(GetTableVersions.self),
    .operation(GetTables.self),
    .operation(GetTags.self),
    .operation(PutResourcePolicy.self),
    .operation(TagResource.self),
    .operation(UntagResource.self),
    .operation(UpdateDatabase.self),
    .operation(UpdatePartition.self),
    .operation(UpdateTable.self),
  ])
}
