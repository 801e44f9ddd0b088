extension ObjectCall {
  /// How an operation is asked for.
  struct Binding {
    var method: String
    var query: [(name: String, value: String)]

    init(_ method: String, _ query: String = "", _ value: String = "") {
      self.method = method
      self.query = query.isEmpty ? [] : [(query, value)]
    }
  }

  /// The operations that can be called.
  static let bindings: [String: Binding] = [
    "AbortMultipartUpload": Binding("DELETE"),
    "CompleteMultipartUpload": Binding("POST"),
    "CopyObject": Binding("PUT"),
    "CreateBucket": Binding("PUT"),
    "CreateMultipartUpload": Binding("POST", "uploads"),
    "DeleteBucket": Binding("DELETE"),
    "DeleteBucketEncryption": Binding("DELETE", "encryption"),
    "DeleteBucketPolicy": Binding("DELETE", "policy"),
    "DeleteObject": Binding("DELETE"),
    "DeleteObjectTagging": Binding("DELETE", "tagging"),
    "DeleteObjects": Binding("POST", "delete"),
    "DeletePublicAccessBlock": Binding("DELETE", "publicAccessBlock"),
    "GetBucketEncryption": Binding("GET", "encryption"),
    "GetBucketLocation": Binding("GET", "location"),
    "GetBucketPolicy": Binding("GET", "policy"),
    "GetBucketPolicyStatus": Binding("GET", "policyStatus"),
    "GetBucketVersioning": Binding("GET", "versioning"),
    "GetObject": Binding("GET"),
    "GetObjectAttributes": Binding("GET", "attributes"),
    "GetObjectTagging": Binding("GET", "tagging"),
    "GetPublicAccessBlock": Binding("GET", "publicAccessBlock"),
    "HeadBucket": Binding("HEAD"),
    "HeadObject": Binding("HEAD"),
    "ListBuckets": Binding("GET"),
    "ListMultipartUploads": Binding("GET", "uploads"),
    "ListObjectVersions": Binding("GET", "versions"),
    "ListObjects": Binding("GET"),
    "ListObjectsV2": Binding("GET", "list-type", "2"),
    "ListParts": Binding("GET"),
    "PutBucketEncryption": Binding("PUT", "encryption"),
    "PutBucketPolicy": Binding("PUT", "policy"),
    "PutObject": Binding("PUT"),
    "PutObjectTagging": Binding("PUT", "tagging"),
    "PutPublicAccessBlock": Binding("PUT", "publicAccessBlock"),
    "UploadPart": Binding("PUT"),
    "UploadPartCopy": Binding("PUT"),
  ]

  /// Members that travel in the query.
  static let queryNames = [
    "ContinuationToken": "continuation-token", "Delimiter": "delimiter", "EncodingType": "encoding-type",
    "FetchOwner": "fetch-owner", "KeyMarker": "key-marker", "Marker": "marker", "MaxKeys": "max-keys",
    "MaxParts": "max-parts", "MaxUploads": "max-uploads", "PartNumber": "partNumber",
    "PartNumberMarker": "part-number-marker", "Prefix": "prefix", "StartAfter": "start-after", "UploadId": "uploadId",
    "UploadIdMarker": "upload-id-marker", "VersionId": "versionId", "VersionIdMarker": "version-id-marker",
  ]

  /// Members that travel as header fields.
  static let headerNames = [
    "ACL": "x-amz-acl", "CacheControl": "Cache-Control", "ChecksumAlgorithm": "x-amz-sdk-checksum-algorithm",
    "ContentDisposition": "Content-Disposition", "ContentEncoding": "Content-Encoding",
    "ContentLanguage": "Content-Language", "ContentMD5": "Content-MD5", "ContentType": "Content-Type",
    "CopySource": "x-amz-copy-source", "CopySourceRange": "x-amz-copy-source-range",
    "ExpectedBucketOwner": "x-amz-expected-bucket-owner", "IfMatch": "If-Match", "IfModifiedSince": "If-Modified-Since",
    "IfNoneMatch": "If-None-Match", "IfUnmodifiedSince": "If-Unmodified-Since",
    "MetadataDirective": "x-amz-metadata-directive", "ObjectAttributes": "x-amz-object-attributes", "Range": "Range",
    "BucketKeyEnabled": "x-amz-server-side-encryption-bucket-key-enabled",
    "SSEKMSEncryptionContext": "x-amz-server-side-encryption-context",
    "SSEKMSKeyId": "x-amz-server-side-encryption-aws-kms-key-id",
    "ServerSideEncryption": "x-amz-server-side-encryption", "StorageClass": "x-amz-storage-class",
    "Tagging": "x-amz-tagging", "TaggingDirective": "x-amz-tagging-directive",
  ]

  /// Members that are the body's document, with the name of its root.
  static let documents = [
    "CreateBucketConfiguration": "CreateBucketConfiguration", "Delete": "Delete", "MultipartUpload": "CompleteMultipartUpload",
    "PublicAccessBlockConfiguration": "PublicAccessBlockConfiguration",
    "ServerSideEncryptionConfiguration": "ServerSideEncryptionConfiguration", "Tagging": "Tagging",
  ]

  /// Header fields of answers and the members that show them.
  static let answerHeaders: [(header: String, member: String)] = [
    ("ETag", "ETag"), ("Content-Type", "ContentType"), ("Content-Range", "ContentRange"), ("Last-Modified", "LastModified"),
    ("Location", "Location"), ("x-amz-version-id", "VersionId"), ("x-amz-delete-marker", "DeleteMarker"),
    ("x-amz-bucket-region", "BucketRegion"), ("x-amz-storage-class", "StorageClass"),
    ("x-amz-tagging-count", "TagCount"), ("x-amz-server-side-encryption", "ServerSideEncryption"),
    ("x-amz-server-side-encryption-aws-kms-key-id", "SSEKMSKeyId"),
  ]
}
