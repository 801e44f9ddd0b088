extension ServiceActions {
  /// Amazon S3.
  static let s3 = ServiceActions(
    "s3",
    types: """
      accessgrant s3:RA:access-grants/default/grant/*
      accessgrantsinstance s3:RA:access-grants/default
      accessgrantslocation s3:RA:access-grants/default/location/*
      accesspoint s3:RA:accesspoint/*
      accesspointobject s3:RA:accesspoint/*/object/*
      bucket s3:--:*
      job s3:RA:job/*
      multiregionaccesspoint s3:-A:accesspoint/*
      multiregionaccesspointrequestarn s3:RA:async-request/mrap/*/*
      object s3:--:*/*
      objectlambdaaccesspoint s3-object-lambda:RA:accesspoint/*
      storagelensconfiguration s3:RA:storage-lens/*
      storagelensgroup s3:RA:storage-lens-group/*
      """,
    actions: """
      -|accesspointobject|object: AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectTagging
      DeleteObjectVersion DeleteObjectVersionTagging GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold
      GetObjectRetention GetObjectTagging GetObjectVersion GetObjectVersionAcl GetObjectVersionAttributes
      GetObjectVersionTagging ListMultipartUploadParts PutObject PutObjectAcl PutObjectLegalHold PutObjectRetention
      PutObjectTagging PutObjectVersionAcl PutObjectVersionTagging RestoreObject UpdateObjectEncryption
      accessgrantsinstance: AssociateAccessGrantsIdentityCenter CreateAccessGrantsInstance CreateAccessGrantsLocation
      DeleteAccessGrantsInstance DeleteAccessGrantsInstanceResourcePolicy DissociateAccessGrantsIdentityCenter
      GetAccessGrantsInstance GetAccessGrantsInstanceForPrefix GetAccessGrantsInstanceResourcePolicy GetDataAccess
      ListAccessGrants ListAccessGrantsLocations ListCallerAccessGrants PutAccessGrantsInstanceResourcePolicy
      accessgrantslocation: CreateAccessGrant DeleteAccessGrantsLocation GetAccessGrantsLocation
      UpdateAccessGrantsLocation
      accesspoint: CreateAccessPoint DeleteAccessPoint DeleteAccessPointPolicy GetAccessPointPolicy
      GetAccessPointPolicyStatus PutAccessPointPolicy
      objectlambdaaccesspoint: CreateAccessPointForObjectLambda DeleteAccessPointForObjectLambda
      DeleteAccessPointPolicyForObjectLambda GetAccessPointConfigurationForObjectLambda GetAccessPointForObjectLambda
      GetAccessPointPolicyForObjectLambda GetAccessPointPolicyStatusForObjectLambda
      PutAccessPointConfigurationForObjectLambda PutAccessPointPolicyForObjectLambda
      bucket: CreateBucket CreateBucketMetadataTableConfiguration DeleteBucket DeleteBucketMetadataTableConfiguration
      DeleteBucketPolicy DeleteBucketWebsite GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac
      GetBucketLogging GetBucketMetadataTableConfiguration GetBucketObjectLockConfiguration GetBucketOwnershipControls
      GetBucketPolicyStatus GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning
      GetBucketWebsite GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration
      GetLifecycleConfiguration GetMetricsConfiguration GetReplicationConfiguration ListBucketMultipartUploads
      PauseReplication PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAbac PutBucketAcl PutBucketCORS
      PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy
      PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite
      PutEncryptionConfiguration PutIntelligentTieringConfiguration PutInventoryConfiguration PutLifecycleConfiguration
      PutMetricsConfiguration PutReplicationConfiguration UpdateBucketMetadataInventoryTableConfiguration
      UpdateBucketMetadataJournalTableConfiguration
      *: CreateJob CreateStorageLensGroup GetAccessPoint GetAccountPublicAccessBlock ListAccessGrantsInstances
      ListAccessPoints ListAccessPointsForObjectLambda ListAllMyBuckets ListJobs ListMultiRegionAccessPoints
      ListStorageLensConfigurations ListStorageLensGroups PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock
      PutStorageLensConfiguration
      multiregionaccesspoint: CreateMultiRegionAccessPoint DeleteMultiRegionAccessPoint GetMultiRegionAccessPoint
      GetMultiRegionAccessPointPolicy GetMultiRegionAccessPointPolicyStatus GetMultiRegionAccessPointRoutes
      PutMultiRegionAccessPointPolicy SubmitMultiRegionAccessPointRoutes
      accessgrant: DeleteAccessGrant GetAccessGrant
      job: DeleteJobTagging DescribeJob GetJobTagging PutJobTagging UpdateJobPriority UpdateJobStatus
      storagelensconfiguration: DeleteStorageLensConfiguration DeleteStorageLensConfigurationTagging
      GetStorageLensConfiguration GetStorageLensConfigurationTagging GetStorageLensDashboard
      PutStorageLensConfigurationTagging
      storagelensgroup: DeleteStorageLensGroup GetStorageLensGroup UpdateStorageLensGroup
      multiregionaccesspointrequestarn: DescribeMultiRegionAccessPointOperation
      -|accesspoint|bucket: GetBucketAcl GetBucketCORS GetBucketLocation GetBucketNotification GetBucketPolicy ListBucket
      ListBucketVersions
      object: GetObjectTorrent GetObjectVersionForReplication GetObjectVersionTorrent InitiateReplication
      ObjectOwnerOverrideToBucketOwner ReplicateDelete ReplicateObject ReplicateTags
      -|accessgrant|accessgrantsinstance|accessgrantslocation|accesspoint|bucket|storagelensgroup: ListTagsForResource
      TagResource UntagResource
      """)

  /// AWS Key Management Service.
  static let kms = ServiceActions(
    "kms",
    types: """
      alias kms:RA:alias/*
      key kms:RA:key/*
      """,
    actions: """
      key: CancelKeyDeletion CreateGrant Decrypt DeleteImportedKeyMaterial DeriveSharedSecret DescribeKey DisableKey
      DisableKeyRotation EnableKey EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair
      GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac GetKeyPolicy GetKeyRotationStatus
      GetParametersForImport GetPublicKey ImportKeyMaterial ListGrants ListKeyPolicies ListKeyRotations ListResourceTags
      PutKeyPolicy ReEncryptFrom ReEncryptTo ReplicateKey RetireGrant RevokeGrant RotateKeyOnDemand ScheduleKeyDeletion
      Sign SynchronizeMultiRegionKey TagResource UntagResource UpdateKeyDescription UpdatePrimaryRegion Verify VerifyMac
      *: ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore DescribeCustomKeyStores
      DisconnectCustomKeyStore GenerateRandom ListAliases ListKeys ListRetirableGrants UpdateCustomKeyStore
      alias+key: CreateAlias DeleteAlias UpdateAlias
      """)
}
