extension AWSManagedPolicy {
  /// The policies AWS keeps for Athena.
  static let athena = [awsQuicksightAthenaAccess, amazonAthenaFullAccess]

  private static let awsQuicksightAthenaAccess = AWSManagedPolicy(
    name: "AWSQuicksightAthenaAccess", path: "/service-role/", id: "ANPAI4JB77JXFQXDWNRPM",
    description: "Quicksight access to Athena API and S3 buckets used for Athena query results",
    version: 10, created: "2016-12-09T02:31:00Z", edited: "2021-07-07T20:09:00Z",
    source: "Amazon Athena User Guide, managed policies, as connectors' documentation quotes it; later "
      + "versions add to it",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "athena:BatchGetQueryExecution",
                      "athena:GetQueryExecution",
                      "athena:GetQueryResults",
                      "athena:GetQueryResultsStream",
                      "athena:ListQueryExecutions",
                      "athena:StartQueryExecution",
                      "athena:StopQueryExecution",
                      "athena:ListWorkGroups",
                      "athena:ListEngineVersions",
                      "athena:GetWorkGroup",
                      "athena:GetDataCatalog",
                      "athena:GetDatabase",
                      "athena:GetTableMetadata",
                      "athena:ListDataCatalogs",
                      "athena:ListDatabases",
                      "athena:ListTableMetadata"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "glue:CreateDatabase",
                      "glue:DeleteDatabase",
                      "glue:GetDatabase",
                      "glue:GetDatabases",
                      "glue:UpdateDatabase",
                      "glue:CreateTable",
                      "glue:DeleteTable",
                      "glue:BatchDeleteTable",
                      "glue:UpdateTable",
                      "glue:GetTable",
                      "glue:GetTables",
                      "glue:BatchCreatePartition",
                      "glue:CreatePartition",
                      "glue:DeletePartition",
                      "glue:BatchDeletePartition",
                      "glue:UpdatePartition",
                      "glue:GetPartition",
                      "glue:GetPartitions",
                      "glue:BatchGetPartition"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:GetBucketLocation",
                      "s3:GetObject",
                      "s3:ListBucket",
                      "s3:ListBucketMultipartUploads",
                      "s3:ListMultipartUploadParts",
                      "s3:AbortMultipartUpload",
                      "s3:CreateBucket",
                      "s3:PutObject",
                      "s3:PutBucketPublicAccessBlock"
                  ],
                  "Resource": [
                      "arn:aws:s3:::aws-athena-query-results-*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "lakeformation:GetDataAccess"
                  ],
                  "Resource": [
                      "*"
                  ]
              }
          ]
      }
      """#)

  private static let amazonAthenaFullAccess = AWSManagedPolicy(
    name: "AmazonAthenaFullAccess", path: "/", id: "ANPAIPJMLMD4C7RYZ6XCK",
    description: "Provide full access to Amazon Athena and scoped access to the dependencies needed to enable "
      + "querying, writing results, and data management.",
    version: 11, created: "2016-11-30T16:46:00Z", edited: "2024-01-03T19:05:55Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Sid": "BaseAthenaPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "athena:*"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Sid": "BaseGluePermissions",
                  "Effect": "Allow",
                  "Action": [
                      "glue:CreateDatabase",
                      "glue:DeleteDatabase",
                      "glue:GetDatabase",
                      "glue:GetDatabases",
                      "glue:UpdateDatabase",
                      "glue:CreateTable",
                      "glue:DeleteTable",
                      "glue:BatchDeleteTable",
                      "glue:UpdateTable",
                      "glue:GetTable",
                      "glue:GetTables",
                      "glue:BatchCreatePartition",
                      "glue:CreatePartition",
                      "glue:DeletePartition",
                      "glue:BatchDeletePartition",
                      "glue:UpdatePartition",
                      "glue:GetPartition",
                      "glue:GetPartitions",
                      "glue:BatchGetPartition",
                      "glue:StartColumnStatisticsTaskRun",
                      "glue:GetColumnStatisticsTaskRun",
                      "glue:GetColumnStatisticsTaskRuns"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Sid": "BaseQueryResultsPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "s3:GetBucketLocation",
                      "s3:GetObject",
                      "s3:ListBucket",
                      "s3:ListBucketMultipartUploads",
                      "s3:ListMultipartUploadParts",
                      "s3:AbortMultipartUpload",
                      "s3:CreateBucket",
                      "s3:PutObject",
                      "s3:PutBucketPublicAccessBlock"
                  ],
                  "Resource": [
                      "arn:aws:s3:::aws-athena-query-results-*"
                  ]
              },
              {
                  "Sid": "BaseAthenaExamplesPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "s3:GetObject",
                      "s3:ListBucket"
                  ],
                  "Resource": [
                      "arn:aws:s3:::athena-examples*"
                  ]
              },
              {
                  "Sid": "BaseS3BucketPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "s3:ListBucket",
                      "s3:GetBucketLocation",
                      "s3:ListAllMyBuckets"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Sid": "BaseSNSPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "sns:ListTopics",
                      "sns:GetTopicAttributes"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Sid": "BaseCloudWatchPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "cloudwatch:PutMetricAlarm",
                      "cloudwatch:DescribeAlarms",
                      "cloudwatch:DeleteAlarms",
                      "cloudwatch:GetMetricData"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Sid": "BaseLakeFormationPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "lakeformation:GetDataAccess"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Sid": "BaseDataZonePermissions",
                  "Effect": "Allow",
                  "Action": [
                      "datazone:ListDomains",
                      "datazone:ListProjects",
                      "datazone:ListAccountEnvironments"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Sid": "BasePricingPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "pricing:GetProducts"
                  ],
                  "Resource": [
                      "*"
                  ]
              }
          ]
      }
      """#)
}
