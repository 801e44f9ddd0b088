public import ServiceCore

/// AWS Lake Formation: settings, registered locations, LF-tags and permissions of the data lake.
public struct LakeFormationService: RESTJSONService {
  /// The service.
  public init() {}

  /// `lakeformation`
  public let name = "lakeformation"
  /// The code of broken constraints.
  public let validationCode = "ValidationException"
  /// Every operation of the model is posted to a path of its own name.
  public let routes = RESTRoutes(postedByName: ServiceModels.operations(of: "lakeformation"))

  /// The operations served.
  public let operations = OperationTable([
    .operation(AddLFTagsToResource.self),
    .operation(BatchGrantPermissions.self),
    .operation(BatchRevokePermissions.self),
    .operation(CreateDataCellsFilter.self),
    .operation(CreateLFTag.self),
    .operation(DeleteDataCellsFilter.self),
    .operation(DeleteLFTag.self),
    .operation(DeregisterResource.self),
    .operation(DescribeResource.self),
    .operation(GetDataCellsFilter.self),
    .operation(GetDataLakeSettings.self),
    .operation(GetEffectivePermissionsForPath.self),
    .operation(GetLFTag.self),
    .operation(GetResourceLFTags.self),
    .operation(GetTemporaryGluePartitionCredentials.self),
    .operation(GetTemporaryGlueTableCredentials.self),
    .operation(GrantPermissions.self),
    .operation(ListDataCellsFilter.self),
    .operation(ListLFTags.self),
    .operation(ListPermissions.self),
    .operation(ListResources.self),
    .operation(PutDataLakeSettings.self),
    .operation(RegisterResource.self),
    .operation(RemoveLFTagsFromResource.self),
    .operation(RevokePermissions.self),
    .operation(SearchDatabasesByLFTags.self),
    .operation(SearchTablesByLFTags.self),
    .operation(UpdateDataCellsFilter.self),
    .operation(UpdateLFTag.self),
    .operation(UpdateResource.self),
  ])
}
