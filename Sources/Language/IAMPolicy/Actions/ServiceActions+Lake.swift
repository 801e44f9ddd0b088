extension ServiceActions {
  /// Amazon Athena.
  static let athena = ServiceActions(
    "athena",
    types: """
      capacityReservation athena:RA:capacity-reservation/*
      datacatalog athena:RA:datacatalog/*
      session athena:RA:workgroup/*/session/*
      workgroup athena:RA:workgroup/*
      """,
    actions: """
      workgroup: BatchGetNamedQuery BatchGetPreparedStatement BatchGetQueryExecution CancelQueryExecution CreateNamedQuery
      CreateNotebook CreatePreparedStatement CreatePresignedNotebookUrl CreateWorkGroup DeleteNamedQuery DeleteNotebook
      DeletePreparedStatement DeleteWorkGroup ExportNotebook GetCalculationExecution GetCalculationExecutionCode
      GetCalculationExecutionStatus GetNamedQuery GetNotebookMetadata GetPreparedStatement GetQueryExecution
      GetQueryResults GetQueryResultsStream GetQueryRuntimeStatistics GetWorkGroup ImportNotebook
      ListCalculationExecutions ListNamedQueries ListNotebookMetadata ListNotebookSessions ListPreparedStatements
      ListQueryExecutions ListSessions StartCalculationExecution StartQueryExecution StopCalculationExecution
      StopQueryExecution UpdateNamedQuery UpdateNotebook UpdateNotebookMetadata UpdatePreparedStatement UpdateWorkGroup
      capacityReservation: CancelCapacityReservation CreateCapacityReservation DeleteCapacityReservation
      GetCapacityAssignmentConfiguration GetCapacityReservation UpdateCapacityReservation
      datacatalog: CreateDataCatalog DeleteDataCatalog GetDataCatalog GetDatabase GetTableMetadata ListDatabases
      ListTableMetadata UpdateDataCatalog
      *: GetCatalogs GetExecutionEngine GetExecutionEngines GetNamespace GetNamespaces GetQueryExecutions GetTable
      GetTables ListApplicationDPUSizes ListCapacityReservations ListDataCatalogs ListEngineVersions ListExecutors
      ListWorkGroups RunQuery
      workgroup|session: GetResourceDashboard GetSession GetSessionEndpoint GetSessionStatus StartSession TerminateSession
      capacityReservation+datacatalog+session+workgroup: ListTagsForResource TagResource UntagResource
      capacityReservation+workgroup: PutCapacityAssignmentConfiguration
      """)

  /// AWS Lake Formation.
  static let lakeFormation = ServiceActions(
    "lakeformation",
    types: """
      catalog lakeformation:RA:catalog:*
      table glue:RA:table/*/*
      """,
    actions: """
      -|catalog: AddLFTagsToResource BatchGrantPermissions BatchRevokePermissions CancelTransaction CommitTransaction
      CreateDataCellsFilter CreateLFTag CreateLFTagExpression CreateLakeFormationIdentityCenterConfiguration
      CreateLakeFormationOptIn DeleteDataCellsFilter DeleteLFTag DeleteLFTagExpression
      DeleteLakeFormationIdentityCenterConfiguration DeleteLakeFormationOptIn DeleteObjectsOnCancel DeregisterResource
      DescribeLakeFormationIdentityCenterConfiguration DescribeResource DescribeTransaction ExtendTransaction
      GetDataCellsFilter GetDataLakePrincipal GetDataLakeSettings GetEffectivePermissionsForPath GetLFTag
      GetLFTagExpression GetQueryState GetQueryStatistics GetResourceLFTags GetTableObjects
      GetTemporaryGluePartitionCredentials GetTemporaryGlueTableCredentials GetWorkUnitResults GetWorkUnits
      GrantPermissions ListDataCellsFilter ListLFTagExpressions ListLFTags ListLakeFormationOptIns ListPermissions
      ListResources ListTableStorageOptimizers ListTransactions PutDataLakeSettings RegisterResource
      RegisterResourceWithPrivilegedAccess RemoveLFTagsFromResource RevokePermissions SearchDatabasesByLFTags
      SearchTablesByLFTags StartQueryPlanning StartTransaction UpdateDataCellsFilter UpdateLFTag UpdateLFTagExpression
      UpdateLakeFormationIdentityCenterConfiguration UpdateResource UpdateTableObjects UpdateTableStorageOptimizer
      -|table: GetDataAccess
      """)

  /// AWS Lambda.
  static let lambda = ServiceActions(
    "lambda",
    types: """
      capacityProvider lambda:RA:capacity-provider:*
      codeSigningConfig lambda:RA:code-signing-config:*
      durableExecution lambda:RA:function:*:*/durable-execution/*/*
      eventSourceMapping lambda:RA:event-source-mapping:*
      function lambda:RA:function:*
      functionAlias lambda:RA:function:*:*
      functionVersion lambda:RA:function:*:*
      layer lambda:RA:layer:*
      layerVersion lambda:RA:layer:*:*
      """,
    actions: """
      layerVersion: AddLayerVersionPermission DeleteLayerVersion GetLayerVersion GetLayerVersionPolicy
      RemoveLayerVersionPermission
      function: AddPermission CreateAlias CreateFunction CreateFunctionUrlConfig DeleteAlias DeleteFunction
      DeleteFunctionCodeSigningConfig DeleteFunctionConcurrency DeleteFunctionEventInvokeConfig DeleteFunctionUrlConfig
      DisableReplication EnableReplication GetAlias GetFunction GetFunctionCodeSigningConfig GetFunctionConcurrency
      GetFunctionConfiguration GetFunctionEventInvokeConfig GetFunctionRecursionConfig GetFunctionScalingConfig
      GetFunctionUrlConfig GetPolicy GetRuntimeManagementConfig InvokeAsync InvokeFunction InvokeFunctionUrl ListAliases
      ListDurableExecutionsByFunction ListFunctionEventInvokeConfigs ListFunctionUrlConfigs
      ListProvisionedConcurrencyConfigs ListVersionsByFunction PublishVersion PutFunctionConcurrency
      PutFunctionEventInvokeConfig PutFunctionRecursionConfig PutFunctionScalingConfig PutRuntimeManagementConfig
      RemovePermission UpdateAlias UpdateFunctionCode UpdateFunctionConfiguration UpdateFunctionEventInvokeConfig
      UpdateFunctionUrlConfig
      durableExecution: CheckpointDurableExecution GetDurableExecution GetDurableExecutionHistory GetDurableExecutionState
      SendDurableExecutionCallbackFailure SendDurableExecutionCallbackHeartbeat SendDurableExecutionCallbackSuccess
      StopDurableExecution
      capacityProvider: CreateCapacityProvider DeleteCapacityProvider GetCapacityProvider
      ListFunctionVersionsByCapacityProvider PassCapacityProvider UpdateCapacityProvider
      *: CreateCodeSigningConfig CreateEventSourceMapping GetAccountSettings ListCapacityProviders ListCodeSigningConfigs
      ListEventSourceMappings ListFunctions ListLayerVersions ListLayers
      codeSigningConfig: DeleteCodeSigningConfig GetCodeSigningConfig ListFunctionsByCodeSigningConfig
      UpdateCodeSigningConfig
      eventSourceMapping: DeleteEventSourceMapping GetEventSourceMapping UpdateEventSourceMapping
      -|functionAlias|functionVersion: DeleteProvisionedConcurrencyConfig GetProvisionedConcurrencyConfig
      PutProvisionedConcurrencyConfig
      -|capacityProvider|codeSigningConfig|eventSourceMapping|function: ListTags TagResource UntagResource
      layer: PublishLayerVersion
      codeSigningConfig+function: PutFunctionCodeSigningConfig UpdateFunctionCodeSigningConfig
      """)
}
