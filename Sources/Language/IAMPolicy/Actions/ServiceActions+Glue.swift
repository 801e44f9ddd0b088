extension ServiceActions {
  /// AWS Glue.
  static let glue = ServiceActions(
    "glue",
    types: """
      blueprint glue:RA:blueprint/*
      catalog glue:RA:catalog/*
      completion glue:RA:completion/*
      connection glue:RA:connection/*
      connectionType glue:RA:connectionType:*
      crawler glue:RA:crawler/*
      customEntityType glue:RA:customEntityType/*
      dataQualityRuleset glue:RA:dataQualityRuleset/*
      database glue:RA:database/*
      devendpoint glue:RA:devEndpoint/*
      integration glue:RA:integration:*
      integrationResourceProperty glue:RA:integrationresourceproperty/*/*
      job glue:RA:job/*
      mlTransform glue:RA:mlTransform/*
      registry glue:RA:registry/*
      rootcatalog glue:RA:catalog
      schema glue:RA:schema/*
      session glue:RA:session/*
      table glue:RA:table/*/*
      tableversion glue:RA:tableVersion/*/*/*
      trigger glue:RA:trigger/*
      usageProfile glue:RA:usageProfile/*
      userdefinedfunction glue:RA:userDefinedFunction/*/*
      workflow glue:RA:workflow/*
      """,
    actions: """
      integration: AuthorizeInboundIntegration DeleteIntegration DescribeIntegrations ModifyIntegration
      database+rootcatalog+table|catalog: BatchCreatePartition BatchDeletePartition BatchDeleteTable
      BatchDeleteTableVersion BatchGetPartition BatchUpdatePartition CreatePartition CreatePartitionIndex CreateTable
      DeleteColumnStatisticsForPartition DeleteColumnStatisticsForTable DeletePartition DeletePartitionIndex DeleteTable
      DeleteTableVersion GetColumnStatisticsForPartition GetColumnStatisticsForTable GetPartition GetPartitionIndexes
      GetPartitions GetTable GetTableVersion GetTableVersions GetTables RenameTable SearchTables
      UpdateColumnStatisticsForPartition UpdateColumnStatisticsForTable UpdatePartition UpdateTable
      connection+rootcatalog: BatchDeleteConnection DeleteConnection GetConnection GetConnections
      blueprint: BatchGetBlueprints CreateBlueprint DeleteBlueprint GetBlueprint GetBlueprintRun GetBlueprintRuns
      StartBlueprintRun UpdateBlueprint
      crawler: BatchGetCrawlers DeleteCrawler GetCrawler ListCrawls StartCrawler StopCrawler UpdateCrawler
      *: BatchGetCustomEntityTypes BatchGetStageFiles CheckSchemaVersionValidity CreateClassifier CreateCrawler
      CreateCustomEntityType CreateDataQualityRuleset CreateDevEndpoint CreateGlueIdentityCenterConfiguration
      CreateInboundIntegration CreateMLTransform CreateScript CreateSecurityConfiguration DeleteClassifier
      DeleteCustomEntityType DeleteGlueIdentityCenterConfiguration DeleteSecurityConfiguration DeregisterDataPreview
      DescribeInboundIntegrations GetClassifier GetClassifiers GetColumnStatisticsTaskRun GetColumnStatisticsTaskRuns
      GetColumnStatisticsTaskSettings GetCrawlerMetrics GetCrawlers GetCustomEntityType GetDataPreviewStatement
      GetDataflowGraph GetDevEndpoints GetEnvironment GetExecutors GetExecutorsThreads GetGeneratedCode
      GetGlueIdentityCenterConfiguration GetJobBookmark GetJobs GetLogParsingStatus GetMapping GetNotebookInstanceStatus
      GetPlan GetQueries GetQuery GetRecipeAction GetSecurityConfiguration GetSecurityConfigurations GetStage
      GetStageAttempt GetStageAttemptTaskList GetStageAttemptTaskSummary GetStageFiles GetStages GetStorage GetStorageUnit
      GetTriggers GlueNotebookAuthorize GlueNotebookRefreshCredentials ListBlueprints ListColumnStatisticsTaskRuns
      ListConnectionTypes ListCrawlers ListCustomEntityTypes ListDevEndpoints ListJobs ListRegistries ListSessions
      ListTriggers ListUsageProfiles ListWorkflows RequestLogParsing ResetJobBookmark RunDataPreviewStatement SendFeedback
      SendRecipeAction StartCompletion StartCrawlerSchedule StartNotebook StopCrawlerSchedule TerminateNotebook
      UpdateClassifier UpdateCrawlerSchedule UpdateGlueIdentityCenterConfiguration UseGlueStudio
      devendpoint: BatchGetDevEndpoints DeleteDevEndpoint GetDevEndpoint UpdateDevEndpoint
      job: BatchGetJobs BatchStopJobRun CreateJob DeleteJob GetJob GetJobRun GetJobRuns GetJobUpgradeAnalysis
      ListJobUpgradeAnalyses StartJobRun StartJobUpgradeAnalysis StopJobUpgradeAnalysis UpdateJob
      UpdateJobFromSourceControl UpdateSourceControlFromJob UpgradeJob
      database+rootcatalog+table: BatchGetTableOptimizer CreateColumnStatisticsTaskSettings CreateTableOptimizer
      DeleteColumnStatisticsTaskSettings DeleteTableOptimizer GetTableOptimizer ListTableOptimizerRuns
      StartColumnStatisticsTaskRun StartColumnStatisticsTaskRunSchedule StopColumnStatisticsTaskRun
      StopColumnStatisticsTaskRunSchedule UpdateColumnStatisticsTaskSettings UpdateTableOptimizer
      trigger: BatchGetTriggers CreateTrigger DeleteTrigger GetTrigger StartTrigger StopTrigger UpdateTrigger
      workflow: BatchGetWorkflows CreateWorkflow DeleteWorkflow GetWorkflow GetWorkflowRun GetWorkflowRunProperties
      GetWorkflowRuns NotifyEvent PutWorkflowRunProperties ResumeWorkflowRun StartWorkflowRun StopWorkflowRun
      UpdateWorkflow
      dataQualityRuleset: CancelDataQualityRuleRecommendationRun CancelDataQualityRulesetEvaluationRun
      DeleteDataQualityRuleset GetDataQualityResult GetDataQualityRuleRecommendationRun GetDataQualityRuleset
      GetDataQualityRulesetEvaluationRun ListDataQualityResults ListDataQualityRuleRecommendationRuns
      ListDataQualityRulesetEvaluationRuns ListDataQualityRulesets PublishDataQuality
      StartDataQualityRuleRecommendationRun StartDataQualityRulesetEvaluationRun UpdateDataQualityRuleset
      mlTransform: CancelMLTaskRun DeleteMLTransform GetMLTaskRun GetMLTaskRuns GetMLTransform GetMLTransforms
      ListMLTransforms StartExportLabelsTaskRun StartImportLabelsTaskRun StartMLEvaluationTaskRun
      StartMLLabelingSetGenerationTaskRun UpdateMLTransform UseMLTransforms
      session: CancelStatement CreateSession DeleteSession GetDashboardUrl GetSession GetStatement ListStatements
      RunStatement StopSession
      catalog+rootcatalog: CreateCatalog
      rootcatalog|connectionType: CreateConnection
      database+rootcatalog|catalog: CreateDatabase CreateUserDefinedFunction GetDatabase UpdateDatabase
      catalog+connection+database+integration: CreateIntegration
      catalog+connection+database+integrationResourceProperty: CreateIntegrationResourceProperty
      DeleteIntegrationResourceProperty GetIntegrationResourceProperty ListIntegrationResourceProperties
      UpdateIntegrationResourceProperty
      catalog+connection+database: CreateIntegrationTableProperties DeleteIntegrationTableProperties
      GetIntegrationTableProperties UpdateIntegrationTableProperties
      registry: CreateRegistry DeleteRegistry GetRegistry UpdateRegistry
      registry+schema: CreateSchema DeleteSchema DeleteSchemaVersions GetSchema GetSchemaByDefinition
      GetSchemaVersionsDiff ListSchemaVersions RegisterSchemaVersion UpdateSchema
      usageProfile: CreateUsageProfile DeleteUsageProfile GetUsageProfile UpdateUsageProfile
      rootcatalog|catalog: DeleteCatalog FederateAuthorization GetCatalog GetCatalogs UpdateCatalog
      connectionType: DeleteConnectionType RegisterConnectionType
      database+rootcatalog+table+userdefinedfunction|catalog: DeleteDatabase
      rootcatalog: DeleteResourcePolicy GetCatalogImportStatus GetDataCatalogEncryptionSettings GetResourcePolicies
      GetResourcePolicy ImportCatalogToGlue PutDataCatalogEncryptionSettings PutResourcePolicy
      database+rootcatalog+userdefinedfunction|catalog: DeleteUserDefinedFunction GetUserDefinedFunction
      GetUserDefinedFunctions UpdateUserDefinedFunction
      -|connectionType: DescribeConnectionType
      connection+rootcatalog|connectionType: DescribeEntity ListEntities RefreshOAuth2Tokens UpdateConnection
      completion: GetCompletion
      dataQualityRuleset+job: GetDataQualityModel GetDataQualityModelResult PutDataQualityProfileAnnotation
      PutDataQualityStatisticAnnotation
      catalog|connection|connectionType: GetEntityRecords
      -|registry|schema: GetSchemaVersion PutSchemaVersionMetadata QuerySchemaVersionMetadata RemoveSchemaVersionMetadata
      -|blueprint|catalog|connection|connectionType|crawler|customEntityType|database|devendpoint|job|trigger|usageProfile|workflow:
      GetTags
      -|registry: ListSchemas
      connection: PassConnection
      -|blueprint|catalog|connection|connectionType|crawler|customEntityType|dataQualityRuleset|database|devendpoint|integration|integrationResourceProperty|job|mlTransform|registry|schema|session|trigger|usageProfile|workflow:
      TagResource UntagResource
      -|connection|connectionType: TestConnection
      rootcatalog|catalog|database: GetDatabases
      """)
}
