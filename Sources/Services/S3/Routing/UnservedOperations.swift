/// The operations of S3's model that are not served, so that the answer can name them.
enum UnservedOperations {
  /// The name of the operation that a key asks for.
  static func name(_ key: RouteKey) -> String? {
    // Uploads by HTML forms have no name in the model.
    if key.method == "POST", key.resource == .bucket, key.subresource.isEmpty { return "PostObject" }
    return names[RouteKey(method: key.method, resource: key.resource, subresource: key.subresource)]
  }

  /// The sub-resources that appear in the table.
  static let subresources = lines.map { String($0[2]) }

  private static let names = Dictionary(
    lines.compactMap { line in
      ResourceKind(rawValue: line[1].uppercased()).map { resource in
        (RouteKey(method: String(line[0]), resource: resource, subresource: String(line[2])), String(line[3]))
      }
    }
  ) { first, _ in first }

  private static let lines = table.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count == 4 }

  private static let table = """
    PUT bucket abac PutBucketAbac
    GET bucket abac GetBucketAbac
    PUT bucket accelerate PutBucketAccelerateConfiguration
    GET bucket accelerate GetBucketAccelerateConfiguration
    PUT bucket acl PutBucketAcl
    GET bucket acl GetBucketAcl
    DELETE bucket analytics DeleteBucketAnalyticsConfiguration
    GET bucket analytics GetBucketAnalyticsConfiguration
    PUT bucket analytics PutBucketAnalyticsConfiguration
    DELETE bucket cors DeleteBucketCors
    GET bucket cors GetBucketCors
    PUT bucket cors PutBucketCors
    DELETE bucket intelligent-tiering DeleteBucketIntelligentTieringConfiguration
    GET bucket intelligent-tiering GetBucketIntelligentTieringConfiguration
    PUT bucket intelligent-tiering PutBucketIntelligentTieringConfiguration
    DELETE bucket inventory DeleteBucketInventoryConfiguration
    GET bucket inventory GetBucketInventoryConfiguration
    PUT bucket inventory PutBucketInventoryConfiguration
    DELETE bucket lifecycle DeleteBucketLifecycle
    GET bucket lifecycle GetBucketLifecycleConfiguration
    PUT bucket lifecycle PutBucketLifecycleConfiguration
    GET bucket logging GetBucketLogging
    PUT bucket logging PutBucketLogging
    DELETE bucket metadataConfiguration DeleteBucketMetadataConfiguration
    GET bucket metadataConfiguration GetBucketMetadataConfiguration
    POST bucket metadataConfiguration CreateBucketMetadataConfiguration
    PUT bucket metadataInventoryTable UpdateBucketMetadataInventoryTableConfiguration
    PUT bucket metadataJournalTable UpdateBucketMetadataJournalTableConfiguration
    DELETE bucket metadataTable DeleteBucketMetadataTableConfiguration
    GET bucket metadataTable GetBucketMetadataTableConfiguration
    POST bucket metadataTable CreateBucketMetadataTableConfiguration
    DELETE bucket metrics DeleteBucketMetricsConfiguration
    GET bucket metrics GetBucketMetricsConfiguration
    PUT bucket metrics PutBucketMetricsConfiguration
    GET bucket notification GetBucketNotificationConfiguration
    PUT bucket notification PutBucketNotificationConfiguration
    GET bucket object-lock GetObjectLockConfiguration
    PUT bucket object-lock PutObjectLockConfiguration
    DELETE bucket ownershipControls DeleteBucketOwnershipControls
    GET bucket ownershipControls GetBucketOwnershipControls
    PUT bucket ownershipControls PutBucketOwnershipControls
    DELETE bucket replication DeleteBucketReplication
    GET bucket replication GetBucketReplication
    PUT bucket replication PutBucketReplication
    GET bucket requestPayment GetBucketRequestPayment
    PUT bucket requestPayment PutBucketRequestPayment
    GET bucket session CreateSession
    DELETE bucket tagging DeleteBucketTagging
    GET bucket tagging GetBucketTagging
    PUT bucket tagging PutBucketTagging
    PUT bucket versioning PutBucketVersioning
    DELETE bucket website DeleteBucketWebsite
    GET bucket website GetBucketWebsite
    PUT bucket website PutBucketWebsite
    GET object acl GetObjectAcl
    PUT object acl PutObjectAcl
    GET object legal-hold GetObjectLegalHold
    PUT object legal-hold PutObjectLegalHold
    PUT object renameObject RenameObject
    POST object restore RestoreObject
    GET object retention GetObjectRetention
    PUT object retention PutObjectRetention
    POST object select SelectObjectContent
    GET object torrent GetObjectTorrent
    """
}
