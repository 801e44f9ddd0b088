public import ServiceCore

/// Amazon Athena: workgroups, catalogs, metadata over the Data Catalog, and queries.
public struct AthenaService: JSONService {
  /// The service.
  public init() {}

  /// `athena`
  public let name = "athena"
  /// `AmazonAthena`
  public let targetPrefix = "AmazonAthena"
  /// The code of broken constraints.
  public let validationCode = "InvalidRequestException"

  /// The operations served.
  public let operations = OperationTable([
    .operation(BatchGetQueryExecution.self),
    .operation(CreateDataCatalog.self),
    .operation(CreateWorkGroup.self),
    .operation(DeleteDataCatalog.self),
    .operation(DeleteWorkGroup.self),
    .operation(GetDataCatalog.self),
    .operation(GetDatabase.self),
    .operation(GetQueryExecution.self),
    .operation(GetQueryResults.self),
    .operation(GetTableMetadata.self),
    .operation(GetWorkGroup.self),
    .operation(ListDataCatalogs.self),
    .operation(ListDatabases.self),
    .operation(ListEngineVersions.self),
    .operation(ListQueryExecutions.self),
    .operation(ListTableMetadata.self),
    .operation(ListWorkGroups.self),
    .operation(StartQueryExecution.self),
    .operation(StopQueryExecution.self),
    .operation(UpdateDataCatalog.self),
    .operation(UpdateWorkGroup.self),
  ])
}
