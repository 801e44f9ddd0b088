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
    .operation(BatchGetNamedQuery.self),
    .operation(BatchGetPreparedStatement.self),
    .operation(BatchGetQueryExecution.self),
    .operation(CreateDataCatalog.self),
    .operation(CreateNamedQuery.self),
    .operation(CreatePreparedStatement.self),
    .operation(CreateWorkGroup.self),
    .operation(DeleteDataCatalog.self),
    .operation(DeleteNamedQuery.self),
    .operation(DeletePreparedStatement.self),
    .operation(DeleteWorkGroup.self),
    .operation(GetDataCatalog.self),
    .operation(GetDatabase.self),
    .operation(GetNamedQuery.self),
    .operation(GetPreparedStatement.self),
    .operation(GetQueryExecution.self),
    .operation(GetQueryResults.self),
    .operation(GetQueryRuntimeStatistics.self),
    .operation(GetTableMetadata.self),
    .operation(GetWorkGroup.self),
    .operation(ListDataCatalogs.self),
    .operation(ListDatabases.self),
    .operation(ListEngineVersions.self),
    .operation(ListNamedQueries.self),
    .operation(ListPreparedStatements.self),
    .operation(ListQueryExecutions.self),
    .operation(ListTableMetadata.self),
    .operation(ListTagsForResource.self),
    .operation(ListWorkGroups.self),
    .operation(StartQueryExecution.self),
    .operation(StopQueryExecution.self),
    .operation(TagResource.self),
    .operation(UntagResource.self),
    .operation(UpdateDataCatalog.self),
    .operation(UpdateNamedQuery.self),
    .operation(UpdatePreparedStatement.self),
    .operation(UpdateWorkGroup.self),
  ])
}
