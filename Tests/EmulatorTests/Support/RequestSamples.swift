import HTTP

/// Real requests of every kind, for the fuzz to start from.
enum RequestSamples {
  static let all: [HTTPRequest] = glue + athena + sts + s3

  private static let glue: [HTTPRequest] = [
    ("CreateDatabase", #"{"DatabaseInput":{"Name":"db","Description":"d","Parameters":{"a":"b"}},"Tags":{"k":"v"}}"#),
    ("GetDatabases", #"{"MaxResults":2,"NextToken":""}"#), ("GetDatabase", #"{"Name":"db","CatalogId":"000000000000"}"#),
    ("UpdateDatabase", #"{"Name":"db","DatabaseInput":{"Name":"db"}}"#),
    (
      "CreateTable",
      #"{"DatabaseName":"db","TableInput":{"Name":"t","StorageDescriptor":{"Columns":[{"Name":"c","Type":"int"}],"#
        + #""Location":"s3://bucket/t/","SerdeInfo":{"Parameters":{"a":"b"}},"SortColumns":[{"Column":"c","SortOrder":1}]},"#
        + #""PartitionKeys":[{"Name":"y","Type":"int"},{"Name":"m","Type":"string"}],"Parameters":{"p":"q"},"Retention":0}}"#
    ),
    ("GetTable", #"{"DatabaseName":"db","Name":"t"}"#),
    ("GetTables", #"{"DatabaseName":"db","Expression":"t.*","MaxResults":5}"#),
    ("UpdateTable", #"{"DatabaseName":"db","TableInput":{"Name":"t"},"SkipArchive":false,"VersionId":"0"}"#),
    ("GetTableVersions", #"{"DatabaseName":"db","TableName":"t","MaxResults":1}"#),
    ("GetTableVersion", #"{"DatabaseName":"db","TableName":"t","VersionId":"0"}"#),
    ("CreatePartition", #"{"DatabaseName":"db","TableName":"t","PartitionInput":{"Values":["2024","01"]}}"#),
    ("BatchCreatePartition", #"{"DatabaseName":"db","TableName":"t","PartitionInputList":[{"Values":["2024","02"]}]}"#),
    (
      "GetPartitions",
      #"{"DatabaseName":"db","TableName":"t","Expression":"y >= 2023 AND (m LIKE '0%' OR m IN ('1','2'))","#
        + #""Segment":{"SegmentNumber":0,"TotalSegments":2},"ExcludeColumnSchema":true,"MaxResults":3}"#
    ),
    ("BatchGetPartition", #"{"DatabaseName":"db","TableName":"t","PartitionsToGet":[{"Values":["2024","01"]}]}"#),
    (
      "UpdatePartition",
      #"{"DatabaseName":"db","TableName":"t","PartitionValueList":["2024","01"],"PartitionInput":{"Values":["2024","03"]}}"#
    ),
    ("DeletePartition", #"{"DatabaseName":"db","TableName":"t","PartitionValues":["2024","02"]}"#),
    ("TagResource", #"{"ResourceArn":"arn:aws:glue:us-east-1:000000000000:database/db","TagsToAdd":{"a":"b"}}"#),
    ("GetTags", #"{"ResourceArn":"arn:aws:glue:us-east-1:000000000000:database/db"}"#),
    ("BatchDeleteTable", #"{"DatabaseName":"db","TablesToDelete":["t","u"]}"#),
  ].map { TestEmulator.json("AWSGlue.\($0)", $1) }

  private static let athena: [HTTPRequest] = [
    ("ListDatabases", #"{"CatalogName":"AwsDataCatalog","MaxResults":5}"#),
    ("GetDatabase", #"{"CatalogName":"awsdatacatalog","DatabaseName":"db"}"#),
    ("ListTableMetadata", #"{"CatalogName":"AwsDataCatalog","DatabaseName":"db","Expression":".*"}"#),
    ("GetTableMetadata", #"{"CatalogName":"AwsDataCatalog","DatabaseName":"db","TableName":"t"}"#), ("ListEngineVersions", "{}"),
    ("ListWorkGroups", #"{"MaxResults":5}"#), ("GetWorkGroup", #"{"WorkGroup":"primary"}"#),
    (
      "CreateWorkGroup",
      #"{"Name":"wg","Configuration":{"ResultConfiguration":{"OutputLocation":"s3://bucket/out/"}},"Tags":[{"Key":"a","Value":"b"}]}"#
    ),
    (
      "StartQueryExecution",
      #"{"QueryString":"SELECT 1 + 1.5, CAST('x' AS varchar(3)) || 'y', CASE WHEN true THEN 1 END","#
        + #""ResultConfiguration":{"OutputLocation":"s3://bucket/out/"},"QueryExecutionContext":{"Database":"db"}}"#
    ),
    (
      "StartQueryExecution",
      #"{"QueryString":"SHOW TABLES IN db 't*'","ResultConfiguration":{"OutputLocation":"s3://bucket/out/"}}"#
    ),
    ("GetQueryExecution", #"{"QueryExecutionId":"00000000-0000-0000-0000-000000000000"}"#),
    ("GetQueryResults", #"{"QueryExecutionId":"00000000-0000-0000-0000-000000000000","MaxResults":10}"#),
    ("BatchGetQueryExecution", #"{"QueryExecutionIds":["00000000-0000-0000-0000-000000000000"]}"#),
    ("ListQueryExecutions", #"{"WorkGroup":"primary"}"#),
    ("StopQueryExecution", #"{"QueryExecutionId":"00000000-0000-0000-0000-000000000000"}"#),
  ].map { TestEmulator.json("AmazonAthena.\($0)", $1) }

  private static let sts: [HTTPRequest] = [
    "Action=GetCallerIdentity&Version=2011-06-15", "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900",
    "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Fr&RoleSessionName=s&Tags.member.1.Key=a"
      + "&Tags.member.1.Value=b&TransitiveTagKeys.member.1=a&Policy=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D",
    "Action=GetAccessKeyInfo&Version=2011-06-15&AccessKeyId=AKIAIOSFODNN7EXAMPLE",
  ].map { TestEmulator.form($0) }

  private static let s3: [HTTPRequest] = [
    TestEmulator.s3("PUT", "/bucket"), TestEmulator.s3("GET", "/"), TestEmulator.s3("HEAD", "/bucket"),
    TestEmulator.s3("GET", "/bucket?location="),
    TestEmulator.s3("PUT", "/bucket/a%20b/key.txt", "hello world", headers: ["x-amz-meta-a": "b"]),
    TestEmulator.s3("GET", "/bucket/a%20b/key.txt", headers: ["Range": "bytes=1-3"]),
    TestEmulator.s3("HEAD", "/bucket/a%20b/key.txt"),
    TestEmulator.s3("GET", "/bucket?list-type=2&prefix=a&delimiter=%2F&max-keys=2"),
    TestEmulator.s3("GET", "/bucket?prefix=&marker=a"),
    TestEmulator.s3("PUT", "/bucket/copy", headers: ["x-amz-copy-source": "/bucket/a%20b/key.txt"]),
    TestEmulator.s3("DELETE", "/bucket/copy"),
    TestEmulator.s3("POST", "/bucket?delete=", "<Delete><Object><Key>copy</Key></Object><Quiet>true</Quiet></Delete>"),
    TestEmulator.s3("POST", "/bucket/big?uploads="), TestEmulator.s3("PUT", "/bucket/big?partNumber=1&uploadId=abc", "part"),
    TestEmulator.s3(
      "POST", "/bucket/big?uploadId=abc",
      "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>"),
    TestEmulator.s3("GET", "/bucket?uploads="),
    TestEmulator.s3(
      "PUT", "/bucket/a%20b/key.txt?tagging=", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>"),
    TestEmulator.s3(
      "PUT", "/bucket?publicAccessBlock=",
      "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>"),
    TestEmulator.s3("GET", "/bucket/a%20b/key.txt?versionId=null&response-content-type=text%2Fplain"),
  ]
}
