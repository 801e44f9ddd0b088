/// The names of all operations that AWS's service models have, whether served here or not.
///
/// They tell an operation that AWS does not know from one that is not served yet. Taken from botocore 1.41's models.
public enum ServiceModels {
  /// Whether AWS's model of a service has an operation of that name.
  public static func hasOperation(_ name: String, of service: String) -> Bool {
    operations(of: service).contains(name)
  }

  /// The operations of a service, sorted; empty for services without a model here.
  public static func operations(of service: String) -> Set<String> { names[service] ?? [] }

  private static let names = texts.mapValues { Set($0.split(whereSeparator: \.isWhitespace).map(String.init)) }

  private static let texts = [
    "athena": """
    BatchGetNamedQuery BatchGetPreparedStatement BatchGetQueryExecution CancelCapacityReservation
    CreateCapacityReservation CreateDataCatalog CreateNamedQuery CreateNotebook CreatePreparedStatement
    CreatePresignedNotebookUrl CreateWorkGroup DeleteCapacityReservation DeleteDataCatalog DeleteNamedQuery
    DeleteNotebook DeletePreparedStatement DeleteWorkGroup ExportNotebook GetCalculationExecution
    GetCalculationExecutionCode GetCalculationExecutionStatus GetCapacityAssignmentConfiguration
    GetCapacityReservation GetDataCatalog GetDatabase GetNamedQuery GetNotebookMetadata GetPreparedStatement
    GetQueryExecution GetQueryResults GetQueryRuntimeStatistics GetResourceDashboard GetSession GetSessionEndpoint
    GetSessionStatus GetTableMetadata GetWorkGroup ImportNotebook ListApplicationDPUSizes ListCalculationExecutions
    ListCapacityReservations ListDataCatalogs ListDatabases ListEngineVersions ListExecutors ListNamedQueries
    ListNotebookMetadata ListNotebookSessions ListPreparedStatements ListQueryExecutions ListSessions
    ListTableMetadata ListTagsForResource ListWorkGroups PutCapacityAssignmentConfiguration
    StartCalculationExecution StartQueryExecution StartSession StopCalculationExecution StopQueryExecution
    TagResource TerminateSession UntagResource UpdateCapacityReservation UpdateDataCatalog UpdateNamedQuery
    UpdateNotebook UpdateNotebookMetadata UpdatePreparedStatement UpdateWorkGroup
    """,
    "glue": """
    BatchCreatePartition BatchDeleteConnection BatchDeletePartition BatchDeleteTable BatchDeleteTableVersion
    BatchGetBlueprints BatchGetCrawlers BatchGetCustomEntityTypes BatchGetDataQualityResult BatchGetDevEndpoints
    BatchGetJobs BatchGetPartition BatchGetTableOptimizer BatchGetTriggers BatchGetWorkflows
    BatchPutDataQualityStatisticAnnotation BatchStopJobRun BatchUpdatePartition
    CancelDataQualityRuleRecommendationRun CancelDataQualityRulesetEvaluationRun CancelMLTaskRun CancelStatement
    CheckSchemaVersionValidity CreateBlueprint CreateCatalog CreateClassifier CreateColumnStatisticsTaskSettings
    CreateConnection CreateCrawler CreateCustomEntityType CreateDataQualityRuleset CreateDatabase CreateDevEndpoint
    CreateGlueIdentityCenterConfiguration CreateIntegration CreateIntegrationResourceProperty
    CreateIntegrationTableProperties CreateJob CreateMLTransform CreatePartition CreatePartitionIndex CreateRegistry
    CreateSchema CreateScript CreateSecurityConfiguration CreateSession CreateTable CreateTableOptimizer
    CreateTrigger CreateUsageProfile CreateUserDefinedFunction CreateWorkflow DeleteBlueprint DeleteCatalog
    DeleteClassifier DeleteColumnStatisticsForPartition DeleteColumnStatisticsForTable
    DeleteColumnStatisticsTaskSettings DeleteConnection DeleteCrawler DeleteCustomEntityType
    DeleteDataQualityRuleset DeleteDatabase DeleteDevEndpoint DeleteGlueIdentityCenterConfiguration
    DeleteIntegration DeleteIntegrationResourceProperty DeleteIntegrationTableProperties DeleteJob DeleteMLTransform
    DeletePartition DeletePartitionIndex DeleteRegistry DeleteResourcePolicy DeleteSchema DeleteSchemaVersions
    DeleteSecurityConfiguration DeleteSession DeleteTable DeleteTableOptimizer DeleteTableVersion DeleteTrigger
    DeleteUsageProfile DeleteUserDefinedFunction DeleteWorkflow DescribeConnectionType DescribeEntity
    DescribeInboundIntegrations DescribeIntegrations GetBlueprint GetBlueprintRun GetBlueprintRuns GetCatalog
    GetCatalogImportStatus GetCatalogs GetClassifier GetClassifiers GetColumnStatisticsForPartition
    GetColumnStatisticsForTable GetColumnStatisticsTaskRun GetColumnStatisticsTaskRuns
    GetColumnStatisticsTaskSettings GetConnection GetConnections GetCrawler GetCrawlerMetrics GetCrawlers
    GetCustomEntityType GetDataCatalogEncryptionSettings GetDataQualityModel GetDataQualityModelResult
    GetDataQualityResult GetDataQualityRuleRecommendationRun GetDataQualityRuleset
    GetDataQualityRulesetEvaluationRun GetDatabase GetDatabases GetDataflowGraph GetDevEndpoint GetDevEndpoints
    GetEntityRecords GetGlueIdentityCenterConfiguration GetIntegrationResourceProperty GetIntegrationTableProperties
    GetJob GetJobBookmark GetJobRun GetJobRuns GetJobs GetMLTaskRun GetMLTaskRuns GetMLTransform GetMLTransforms
    GetMapping GetPartition GetPartitionIndexes GetPartitions GetPlan GetRegistry GetResourcePolicies
    GetResourcePolicy GetSchema GetSchemaByDefinition GetSchemaVersion GetSchemaVersionsDiff
    GetSecurityConfiguration GetSecurityConfigurations GetSession GetStatement GetTable GetTableOptimizer
    GetTableVersion GetTableVersions GetTables GetTags GetTrigger GetTriggers GetUnfilteredPartitionMetadata
    GetUnfilteredPartitionsMetadata GetUnfilteredTableMetadata GetUsageProfile GetUserDefinedFunction
    GetUserDefinedFunctions GetWorkflow GetWorkflowRun GetWorkflowRunProperties GetWorkflowRuns ImportCatalogToGlue
    ListBlueprints ListColumnStatisticsTaskRuns ListConnectionTypes ListCrawlers ListCrawls ListCustomEntityTypes
    ListDataQualityResults ListDataQualityRuleRecommendationRuns ListDataQualityRulesetEvaluationRuns
    ListDataQualityRulesets ListDataQualityStatisticAnnotations ListDataQualityStatistics ListDevEndpoints
    ListEntities ListIntegrationResourceProperties ListJobs ListMLTransforms ListRegistries ListSchemaVersions
    ListSchemas ListSessions ListStatements ListTableOptimizerRuns ListTriggers ListUsageProfiles ListWorkflows
    ModifyIntegration PutDataCatalogEncryptionSettings PutDataQualityProfileAnnotation PutResourcePolicy
    PutSchemaVersionMetadata PutWorkflowRunProperties QuerySchemaVersionMetadata RegisterSchemaVersion
    RemoveSchemaVersionMetadata ResetJobBookmark ResumeWorkflowRun RunStatement SearchTables StartBlueprintRun
    StartColumnStatisticsTaskRun StartColumnStatisticsTaskRunSchedule StartCrawler StartCrawlerSchedule
    StartDataQualityRuleRecommendationRun StartDataQualityRulesetEvaluationRun StartExportLabelsTaskRun
    StartImportLabelsTaskRun StartJobRun StartMLEvaluationTaskRun StartMLLabelingSetGenerationTaskRun StartTrigger
    StartWorkflowRun StopColumnStatisticsTaskRun StopColumnStatisticsTaskRunSchedule StopCrawler StopCrawlerSchedule
    StopSession StopTrigger StopWorkflowRun TagResource TestConnection UntagResource UpdateBlueprint UpdateCatalog
    UpdateClassifier UpdateColumnStatisticsForPartition UpdateColumnStatisticsForTable
    UpdateColumnStatisticsTaskSettings UpdateConnection UpdateCrawler UpdateCrawlerSchedule UpdateDataQualityRuleset
    UpdateDatabase UpdateDevEndpoint UpdateGlueIdentityCenterConfiguration UpdateIntegrationResourceProperty
    UpdateIntegrationTableProperties UpdateJob UpdateJobFromSourceControl UpdateMLTransform UpdatePartition
    UpdateRegistry UpdateSchema UpdateSourceControlFromJob UpdateTable UpdateTableOptimizer UpdateTrigger
    UpdateUsageProfile UpdateUserDefinedFunction UpdateWorkflow
    """,
    "iam": """
    AcceptDelegationRequest AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile AddUserToGroup
    AssociateDelegationRequest AttachGroupPolicy AttachRolePolicy AttachUserPolicy ChangePassword CreateAccessKey
    CreateAccountAlias CreateDelegationRequest CreateGroup CreateInstanceProfile CreateLoginProfile
    CreateOpenIDConnectProvider CreatePolicy CreatePolicyVersion CreateRole CreateSAMLProvider
    CreateServiceLinkedRole CreateServiceSpecificCredential CreateUser CreateVirtualMFADevice DeactivateMFADevice
    DeleteAccessKey DeleteAccountAlias DeleteAccountPasswordPolicy DeleteGroup DeleteGroupPolicy
    DeleteInstanceProfile DeleteLoginProfile DeleteOpenIDConnectProvider DeletePolicy DeletePolicyVersion DeleteRole
    DeleteRolePermissionsBoundary DeleteRolePolicy DeleteSAMLProvider DeleteSSHPublicKey DeleteServerCertificate
    DeleteServiceLinkedRole DeleteServiceSpecificCredential DeleteSigningCertificate DeleteUser
    DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachGroupPolicy DetachRolePolicy
    DetachUserPolicy DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions
    DisableOutboundWebIdentityFederation EnableMFADevice EnableOrganizationsRootCredentialsManagement
    EnableOrganizationsRootSessions EnableOutboundWebIdentityFederation GenerateCredentialReport
    GenerateOrganizationsAccessReport GenerateServiceLastAccessedDetails GetAccessKeyLastUsed
    GetAccountAuthorizationDetails GetAccountPasswordPolicy GetAccountSummary GetContextKeysForCustomPolicy
    GetContextKeysForPrincipalPolicy GetCredentialReport GetDelegationRequest GetGroup GetGroupPolicy
    GetHumanReadableSummary GetInstanceProfile GetLoginProfile GetMFADevice GetOpenIDConnectProvider
    GetOrganizationsAccessReport GetOutboundWebIdentityFederationInfo GetPolicy GetPolicyVersion GetRole
    GetRolePolicy GetSAMLProvider GetSSHPublicKey GetServerCertificate GetServiceLastAccessedDetails
    GetServiceLastAccessedDetailsWithEntities GetServiceLinkedRoleDeletionStatus GetUser GetUserPolicy
    ListAccessKeys ListAccountAliases ListAttachedGroupPolicies ListAttachedRolePolicies ListAttachedUserPolicies
    ListDelegationRequests ListEntitiesForPolicy ListGroupPolicies ListGroups ListGroupsForUser
    ListInstanceProfileTags ListInstanceProfiles ListInstanceProfilesForRole ListMFADeviceTags ListMFADevices
    ListOpenIDConnectProviderTags ListOpenIDConnectProviders ListOrganizationsFeatures ListPolicies
    ListPoliciesGrantingServiceAccess ListPolicyTags ListPolicyVersions ListRolePolicies ListRoleTags ListRoles
    ListSAMLProviderTags ListSAMLProviders ListSSHPublicKeys ListServerCertificateTags ListServerCertificates
    ListServiceSpecificCredentials ListSigningCertificates ListUserPolicies ListUserTags ListUsers
    ListVirtualMFADevices PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary
    PutUserPolicy RejectDelegationRequest RemoveClientIDFromOpenIDConnectProvider RemoveRoleFromInstanceProfile
    RemoveUserFromGroup ResetServiceSpecificCredential ResyncMFADevice SendDelegationToken SetDefaultPolicyVersion
    SetSecurityTokenServicePreferences SimulateCustomPolicy SimulatePrincipalPolicy TagInstanceProfile TagMFADevice
    TagOpenIDConnectProvider TagPolicy TagRole TagSAMLProvider TagServerCertificate TagUser UntagInstanceProfile
    UntagMFADevice UntagOpenIDConnectProvider UntagPolicy UntagRole UntagSAMLProvider UntagServerCertificate
    UntagUser UpdateAccessKey UpdateAccountPasswordPolicy UpdateAssumeRolePolicy UpdateDelegationRequest UpdateGroup
    UpdateLoginProfile UpdateOpenIDConnectProviderThumbprint UpdateRole UpdateRoleDescription UpdateSAMLProvider
    UpdateSSHPublicKey UpdateServerCertificate UpdateServiceSpecificCredential UpdateSigningCertificate UpdateUser
    UploadSSHPublicKey UploadServerCertificate UploadSigningCertificate
    """,
    "kms": """
    CancelKeyDeletion ConnectCustomKeyStore CreateAlias CreateCustomKeyStore CreateGrant CreateKey Decrypt
    DeleteAlias DeleteCustomKeyStore DeleteImportedKeyMaterial DeriveSharedSecret DescribeCustomKeyStores
    DescribeKey DisableKey DisableKeyRotation DisconnectCustomKeyStore EnableKey EnableKeyRotation Encrypt
    GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext
    GenerateMac GenerateRandom GetKeyPolicy GetKeyRotationStatus GetParametersForImport GetPublicKey
    ImportKeyMaterial ListAliases ListGrants ListKeyPolicies ListKeyRotations ListKeys ListResourceTags
    ListRetirableGrants PutKeyPolicy ReEncrypt ReplicateKey RetireGrant RevokeGrant RotateKeyOnDemand
    ScheduleKeyDeletion Sign TagResource UntagResource UpdateAlias UpdateCustomKeyStore UpdateKeyDescription
    UpdatePrimaryRegion Verify VerifyMac
    """,
    "lakeformation": """
    AddLFTagsToResource AssumeDecoratedRoleWithSAML BatchGrantPermissions BatchRevokePermissions CancelTransaction
    CommitTransaction CreateDataCellsFilter CreateLFTag CreateLFTagExpression
    CreateLakeFormationIdentityCenterConfiguration CreateLakeFormationOptIn DeleteDataCellsFilter DeleteLFTag
    DeleteLFTagExpression DeleteLakeFormationIdentityCenterConfiguration DeleteLakeFormationOptIn
    DeleteObjectsOnCancel DeregisterResource DescribeLakeFormationIdentityCenterConfiguration DescribeResource
    DescribeTransaction ExtendTransaction GetDataCellsFilter GetDataLakePrincipal GetDataLakeSettings
    GetEffectivePermissionsForPath GetLFTag GetLFTagExpression GetQueryState GetQueryStatistics GetResourceLFTags
    GetTableObjects GetTemporaryGluePartitionCredentials GetTemporaryGlueTableCredentials GetWorkUnitResults
    GetWorkUnits GrantPermissions ListDataCellsFilter ListLFTagExpressions ListLFTags ListLakeFormationOptIns
    ListPermissions ListResources ListTableStorageOptimizers ListTransactions PutDataLakeSettings RegisterResource
    RemoveLFTagsFromResource RevokePermissions SearchDatabasesByLFTags SearchTablesByLFTags StartQueryPlanning
    StartTransaction UpdateDataCellsFilter UpdateLFTag UpdateLFTagExpression
    UpdateLakeFormationIdentityCenterConfiguration UpdateResource UpdateTableObjects UpdateTableStorageOptimizer
    """,
    "lambda": """
    AddLayerVersionPermission AddPermission CreateAlias CreateCapacityProvider CreateCodeSigningConfig
    CreateEventSourceMapping CreateFunction CreateFunctionUrlConfig DeleteAlias DeleteCapacityProvider
    DeleteCodeSigningConfig DeleteEventSourceMapping DeleteFunction DeleteFunctionCodeSigningConfig
    DeleteFunctionConcurrency DeleteFunctionEventInvokeConfig DeleteFunctionUrlConfig DeleteLayerVersion
    DeleteProvisionedConcurrencyConfig GetAccountSettings GetAlias GetCapacityProvider GetCodeSigningConfig
    GetEventSourceMapping GetFunction GetFunctionCodeSigningConfig GetFunctionConcurrency GetFunctionConfiguration
    GetFunctionEventInvokeConfig GetFunctionRecursionConfig GetFunctionScalingConfig GetFunctionUrlConfig
    GetLayerVersion GetLayerVersionByArn GetLayerVersionPolicy GetPolicy GetProvisionedConcurrencyConfig
    GetRuntimeManagementConfig Invoke InvokeAsync InvokeWithResponseStream ListAliases ListCapacityProviders
    ListCodeSigningConfigs ListEventSourceMappings ListFunctionEventInvokeConfigs ListFunctionUrlConfigs
    ListFunctionVersionsByCapacityProvider ListFunctions ListFunctionsByCodeSigningConfig ListLayerVersions
    ListLayers ListProvisionedConcurrencyConfigs ListTags ListVersionsByFunction PublishLayerVersion PublishVersion
    PutFunctionCodeSigningConfig PutFunctionConcurrency PutFunctionEventInvokeConfig PutFunctionRecursionConfig
    PutFunctionScalingConfig PutProvisionedConcurrencyConfig PutRuntimeManagementConfig RemoveLayerVersionPermission
    RemovePermission TagResource UntagResource UpdateAlias UpdateCapacityProvider UpdateCodeSigningConfig
    UpdateEventSourceMapping UpdateFunctionCode UpdateFunctionConfiguration UpdateFunctionEventInvokeConfig
    UpdateFunctionUrlConfig
    """,
    "s3": """
    AbortMultipartUpload CompleteMultipartUpload CopyObject CreateBucket CreateBucketMetadataConfiguration
    CreateBucketMetadataTableConfiguration CreateMultipartUpload CreateSession DeleteBucket
    DeleteBucketAnalyticsConfiguration DeleteBucketCors DeleteBucketEncryption
    DeleteBucketIntelligentTieringConfiguration DeleteBucketInventoryConfiguration DeleteBucketLifecycle
    DeleteBucketMetadataConfiguration DeleteBucketMetadataTableConfiguration DeleteBucketMetricsConfiguration
    DeleteBucketOwnershipControls DeleteBucketPolicy DeleteBucketReplication DeleteBucketTagging DeleteBucketWebsite
    DeleteObject DeleteObjectTagging DeleteObjects DeletePublicAccessBlock GetBucketAbac
    GetBucketAccelerateConfiguration GetBucketAcl GetBucketAnalyticsConfiguration GetBucketCors GetBucketEncryption
    GetBucketIntelligentTieringConfiguration GetBucketInventoryConfiguration GetBucketLifecycle
    GetBucketLifecycleConfiguration GetBucketLocation GetBucketLogging GetBucketMetadataConfiguration
    GetBucketMetadataTableConfiguration GetBucketMetricsConfiguration GetBucketNotification
    GetBucketNotificationConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus
    GetBucketReplication GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetObject
    GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectLockConfiguration GetObjectRetention
    GetObjectTagging GetObjectTorrent GetPublicAccessBlock HeadBucket HeadObject ListBucketAnalyticsConfigurations
    ListBucketIntelligentTieringConfigurations ListBucketInventoryConfigurations ListBucketMetricsConfigurations
    ListBuckets ListDirectoryBuckets ListMultipartUploads ListObjectVersions ListObjects ListObjectsV2 ListParts
    PutBucketAbac PutBucketAccelerateConfiguration PutBucketAcl PutBucketAnalyticsConfiguration PutBucketCors
    PutBucketEncryption PutBucketIntelligentTieringConfiguration PutBucketInventoryConfiguration PutBucketLifecycle
    PutBucketLifecycleConfiguration PutBucketLogging PutBucketMetricsConfiguration PutBucketNotification
    PutBucketNotificationConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketReplication
    PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite PutObject PutObjectAcl
    PutObjectLegalHold PutObjectLockConfiguration PutObjectRetention PutObjectTagging PutPublicAccessBlock
    RenameObject RestoreObject SelectObjectContent UpdateBucketMetadataInventoryTableConfiguration
    UpdateBucketMetadataJournalTableConfiguration UploadPart UploadPartCopy WriteGetObjectResponse
    """,
    "sts": """
    AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage GetAccessKeyInfo
    GetCallerIdentity GetDelegatedAccessToken GetFederationToken GetSessionToken GetWebIdentityToken
    """,
  ]
}
