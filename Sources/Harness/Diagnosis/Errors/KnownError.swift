/// An error that says less than it means, with what it means.
struct KnownError: Sendable {
  /// Texts of which all stand in the error.
  let signs: [String]
  /// What it comes from, the likeliest first.
  let causes: [ErrorCause]

  private init(_ signs: String..., from causes: [ErrorCause]) {
    (self.signs, self.causes) = (signs, causes)
  }

  /// Whether an error is this one.
  func matches(_ text: String) -> Bool { signs.allSatisfy { text.contains($0) } }

  /// The action behind an operation that S3 refuses without a sentence.
  static func action(ofDeniedOperation operation: String, _ code: String?) -> String? {
    guard ["AccessDenied", "403", "AccessDeniedException", "Forbidden"].contains(code ?? "") else { return nil }
    return switch operation {
    case "HeadObject", "GetObject": "s3:GetObject"
    case "HeadBucket", "ListObjects", "ListObjectsV2": "s3:ListBucket"
    case "PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "CopyObject": "s3:PutObject"
    case "ListBuckets": "s3:ListAllMyBuckets"
    case "GetBucketLocation": "s3:GetBucketLocation"
    default: nil
    }
  }

  /// All that are known, the more telling ones first.
  static let all = results + data + hidden + lakeFormation + credentials + others

  private static let results = [
    KnownError(
      "Unable to verify/create output bucket",
      from: [
        ErrorCause("s3:GetBucketLocation is not allowed on the results bucket", action: "s3:GetBucketLocation"),
        ErrorCause("s3:ListBucket or s3:PutObject is not allowed on it", action: "s3:ListBucket"),
        ErrorCause("the bucket does not exist, or lies in another region than Athena"),
      ]),
    KnownError(
      "Access denied when writing output to url",
      from: [
        ErrorCause("s3:PutObject is not allowed on the results' folder", action: "s3:PutObject"),
        ErrorCause("results are encrypted, and kms:GenerateDataKey is not allowed on the key", action: "kms:GenerateDataKey"),
        ErrorCause("the bucket's policy denies the upload, often for want of encryption"),
      ]),
    KnownError(
      "You do not seem to have access to the S3 location of your query results",
      from: [
        ErrorCause("s3:GetObject is not allowed on the results' folder", action: "s3:GetObject"),
        ErrorCause("results are encrypted, and kms:Decrypt is not allowed on the key", action: "kms:Decrypt"),
      ]),
    KnownError(
      "No output location provided",
      from: [ErrorCause("neither s3StagingDir nor the workgroup says where results go; this is no matter of permissions")]),
  ]

  private static let data = [
    KnownError(
      "Permission denied on S3 path",
      from: [
        ErrorCause("s3:ListBucket is not allowed on the bucket of the table's data", action: "s3:ListBucket"),
        ErrorCause("s3:GetObject is not allowed on the data", action: "s3:GetObject"),
        ErrorCause("Lake Formation governs the location, and SELECT is not granted", action: "lakeformation:GetDataAccess"),
      ]),
    KnownError(
      "AmazonS3Exception: User:", "kms:Decrypt",
      from: [
        ErrorCause("the data is encrypted, and kms:Decrypt is not allowed on the key", action: "kms:Decrypt"),
        ErrorCause("the key's policy does not delegate to the account's identity policies", action: "kms:Decrypt"),
      ]),
    KnownError(
      "Access Denied (Service: Amazon S3; Status Code: 403",
      from: [
        ErrorCause("s3:GetObject is not allowed on the object", action: "s3:GetObject"),
        ErrorCause("the bucket belongs to another account, or its policy denies the caller"),
      ]),
    KnownError(
      "The ciphertext refers to a customer master key that does not exist",
      from: [ErrorCause("the key is of another account or region, or kms:Decrypt is not allowed on it", action: "kms:Decrypt")]),
  ]

  private static let hidden = [
    KnownError(
      "NoSuchTableError",
      from: [
        ErrorCause(
          "glue:GetTable is not allowed: the driver reads every refused answer as a missing table", action: "glue:GetTable"),
        ErrorCause("athena:GetTableMetadata is not allowed on the data catalog", action: "athena:GetTableMetadata"),
        ErrorCause("Lake Formation hides the table from the role"), ErrorCause("the table does not exist"),
      ]),
    KnownError(
      "TABLE_NOT_FOUND",
      from: [
        ErrorCause("Lake Formation hides the table: SELECT or DESCRIBE is not granted"),
        ErrorCause("glue:GetTable is not allowed", action: "glue:GetTable"), ErrorCause("the table does not exist"),
      ]),
    KnownError(
      "requester is not authorized to access requested resources",
      from: [ErrorCause("Lake Formation hides the column from the role"), ErrorCause("the column does not exist")]),
    KnownError(
      "Fetching tables names failed for schema",
      from: [
        ErrorCause(
          "glue:GetTables is not allowed on the schema's database; with markDeletedTables its tables are deleted",
          action: "glue:GetTables"),
        ErrorCause("athena:ListTableMetadata is not allowed on the data catalog", action: "athena:ListTableMetadata"),
      ]),
    KnownError(
      "Unable to get LF-Tags",
      from: [
        ErrorCause(
          "lakeformation:GetResourceLFTags is not allowed on \"*\": the tags are left out without an error",
          action: "lakeformation:GetResourceLFTags")
      ]),
    KnownError(
      "Failed to get lineage details for job",
      from: [ErrorCause("glue:GetJob is not allowed: the lineage is left out with this warning", action: "glue:GetJob")]),
    KnownError(
      "Insufficient Glue permissions to access",
      from: [ErrorCause("glue:GetTable or glue:GetTables is not allowed", action: "glue:GetTable")]),
  ]

  private static let lakeFormation = [
    KnownError(
      "Insufficient Lake Formation permission(s)",
      from: [
        ErrorCause("a grant of Lake Formation is missing; IAM policies cannot make up for it"),
        ErrorCause("the database or table does not exist: Lake Formation answers the same"),
      ])
  ]

  private static let credentials = [
    KnownError(
      "The security token included in the request is invalid",
      from: [
        ErrorCause("a temporary key (ASIA…) is used without its session token"),
        ErrorCause("the access key was deleted or belongs to another partition"),
      ]),
    KnownError(
      "security token included in the request is expired", from: [ErrorCause("the session has ended: renew the credentials")]),
    KnownError("The provided token has expired", from: [ErrorCause("the session has ended: renew the credentials")]),
    KnownError(
      "The request signature we calculated does not match",
      from: [ErrorCause("the secret access key is wrong, or something between client and AWS changes the request")]),
    KnownError("Signature expired", from: [ErrorCause("the clock of the client is slow")]),
    KnownError("Signature not yet current", from: [ErrorCause("the clock of the client is fast")]),
  ]

  private static let others = [
    KnownError("Rate exceeded", from: [ErrorCause("too many calls in too short a time; this is no matter of permissions")]),
    KnownError(
      "WorkGroup", "is not found",
      from: [ErrorCause("the workgroup does not exist in this region and account; this is no matter of permissions")]),
    KnownError(
      "Entity Not Found", from: [ErrorCause("the database or table does not exist; a refusal would say AccessDeniedException")]),
  ]
}
