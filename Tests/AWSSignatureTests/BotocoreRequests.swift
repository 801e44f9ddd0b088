/// Requests signed by botocore 1.41.6 at 2026-03-01T09:00:00Z: a signer that shares no code with this one.
let botocoreRequests: [SignedExample] = [
  SignedExample(
    "S3 key with blanks and plus", "GET", "/a%20b%2Bc/d%3De.csv", nil,
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com"),
      ("X-Amz-Date", "20260301T090000Z"),
      ("X-Amz-Content-SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeade"
          + "rs=host;x-amz-content-sha256;x-amz-date, Signature=3876d403ec449761e2471c72e1d91e660b472fb"
          + "74d824795107e8c0165a7298e"
      ),
    ],
    body: ""),
  SignedExample(
    "S3 key with dots and double slashes", "GET", "/a//b/./c/../d", nil,
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com"),
      ("X-Amz-Date", "20260301T090000Z"),
      ("X-Amz-Content-SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeade"
          + "rs=host;x-amz-content-sha256;x-amz-date, Signature=4fbcf12c546d9c00e75ade9f9b3b700824e9080"
          + "93ad52e0df8b7c3990eceabf3"
      ),
    ],
    body: ""),
  SignedExample(
    "S3 key in Unicode", "PUT", "/%C3%BCber/%E6%97%A5.txt", nil,
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com"),
      ("Content-Type", "text/plain"),
      ("x-amz-meta-note", "two  blanks"),
      ("X-Amz-Date", "20260301T090000Z"),
      ("X-Amz-Content-SHA256", "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeade"
          + "rs=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-meta-note, Signature=8e6b6eed80"
          + "dcc369a0d6a1a0bdf36e8ac59c835af5cf10d7b87386e4c5706517"
      ),
    ],
    body: "data"),
  SignedExample(
    "S3 listing", "GET", "/", "list-type=2&prefix=a%2Fb%20c&delimiter=%2F&encoding-type=url&max-keys=10",
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com"),
      ("X-Amz-Date", "20260301T090000Z"),
      ("X-Amz-Content-SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeade"
          + "rs=host;x-amz-content-sha256;x-amz-date, Signature=a41b1e0746a8467a83acc31e44ec94cab67ad95"
          + "9c31ef282fd24f95da9a956b6"
      ),
    ],
    body: ""),
  SignedExample(
    "S3 subresource without value", "POST", "/key", "uploads",
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com"),
      ("X-Amz-Date", "20260301T090000Z"),
      ("X-Amz-Content-SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeade"
          + "rs=host;x-amz-content-sha256;x-amz-date, Signature=79e14b855bdaeae3c9fa946dc57d5de0c7c67a4"
          + "9db1c8f56d01d03e116dc7c3f"
      ),
    ],
    body: ""),
  SignedExample(
    "S3 with a session token", "DELETE", "/key", "versionId=null",
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com"),
      ("X-Amz-Date", "20260301T090000Z"),
      ("X-Amz-Security-Token", "FQoGZXIvYXdzEA+/=token"),
      ("X-Amz-Content-SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeade"
          + "rs=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature=e0c018d5bcbad1d716"
          + "5b8cc71b019c0cb53ee3fc62ca5d611fcdeb2da9a781d3"
      ),
    ],
    body: ""),
  SignedExample(
    "S3 presigned", "GET", "/dir/file%20name.csv",
    "response-content-type=text%2Fcsv&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXA"
      + "MPLE%2F20260301%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T090000Z&X-Amz-Expir"
      + "es=600&X-Amz-SignedHeaders=host&X-Amz-Signature=765165553dfcbe3e767dcbf14b538a488b8cd9efbe"
      + "f19e541247f75ae6c40027",
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com")
    ],
    body: ""),
  SignedExample(
    "S3 presigned with a session token", "PUT", "/upload",
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20260301%2Feu-central-1%2F"
      + "s3%2Faws4_request&X-Amz-Date=20260301T090000Z&X-Amz-Expires=604800&X-Amz-SignedHeaders=hos"
      + "t&X-Amz-Security-Token=FQoGZXIvYXdzEA%2B%2F%3Dtoken&X-Amz-Signature=e9668ae4b6ac81779d415d"
      + "7ba65506e26daab44e09d33e861fc5cb62c6f69366",
    [
      ("Host", "bucket.s3.eu-central-1.amazonaws.com")
    ],
    body: ""),
  SignedExample(
    "Athena call", "POST", "/", nil,
    [
      ("Host", "athena.eu-central-1.amazonaws.com"),
      ("X-Amz-Target", "AmazonAthena.StartQueryExecution"),
      ("Content-Type", "application/x-amz-json-1.1"),
      ("X-Amz-Date", "20260301T090000Z"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/athena/aws4_request, SignedH"
          + "eaders=content-type;host;x-amz-date;x-amz-target, Signature=86008e86669df03b694580bac92568"
          + "68fe0ff08b2d1d0b94666dc9e6baf6430f"
      ),
    ],
    body: "{\"QueryString\":\"SELECT 1\"}"),
  SignedExample(
    "Glue call on a port", "POST", "/", nil,
    [
      ("Host", "localhost:4566"),
      ("X-Amz-Target", "AWSGlue.GetTables"),
      ("Content-Type", "application/x-amz-json-1.1"),
      ("X-Amz-Date", "20260301T090000Z"),
      ("X-Amz-Security-Token", "FQoGZXIvYXdzEA+/=token"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20260301/eu-central-1/glue/aws4_request, SignedHea"
          + "ders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=4beafad53b5"
          + "f75cb1b5bd43caf4cb594f4f4aa23564113cfbd38190d9b3c5c76"
      ),
    ],
    body: "{\"DatabaseName\":\"sales\"}"),
  SignedExample(
    "STS query call", "POST", "/", nil,
    [
      ("Host", "sts.amazonaws.com"),
      ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
      ("X-Amz-Date", "20260301T090000Z"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/sts/aws4_request, SignedHeaders"
          + "=content-type;host;x-amz-date, Signature=5d4b3c67e57e7b2b3eff1a6cab7ca14454cedd97efae34974"
          + "606d56b2f04bccb"
      ),
    ],
    body: "Action=GetCallerIdentity&Version=2011-06-15"),
  SignedExample(
    "STS presigned", "GET", "/",
    "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credent"
      + "ial=AKIDEXAMPLE%2F20260301%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Date=20260301T090000Z&X-"
      + "Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id&X-Amz-Signature=cbce9a4de6de66e2372"
      + "49b8f6b9cff0bf65184d003286f1bf9580288c10bbb9c",
    [
      ("Host", "sts.amazonaws.com"),
      ("x-k8s-aws-id", "cluster"),
    ],
    body: ""),
  SignedExample(
    "Lambda path with an encoded ARN", "POST",
    "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-central-1%3A111122223333%3Afunction%3Aspill/"
      + "invocations", "Qualifier=%24LATEST",
    [
      ("Host", "lambda.eu-central-1.amazonaws.com"),
      ("Content-Type", "application/json"),
      ("X-Amz-Date", "20260301T090000Z"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/lambda/aws4_request, SignedH"
          + "eaders=content-type;host;x-amz-date, Signature=5b73dfd9ca198d8adbf08a3ba9ebdbb81fd49b72382"
          + "8b8685c6b3736441d3225"
      ),
    ],
    body: "{}"),
  SignedExample(
    "Path with dot segments", "GET", "/2015-03-31//functions/./x/../y/", nil,
    [
      ("Host", "lambda.eu-central-1.amazonaws.com"),
      ("X-Amz-Date", "20260301T090000Z"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/lambda/aws4_request, SignedH"
          + "eaders=host;x-amz-date, Signature=7eb1be163bcf39bcd10442f1d75fecd41c9266f8d52a7d2ab13008e1"
          + "3e16d0f5"
      ),
    ],
    body: ""),
  SignedExample(
    "Query with repeated names", "GET", "/", "b=2&a=2&a=1&a=&c",
    [
      ("Host", "iam.amazonaws.com"),
      ("X-Amz-Date", "20260301T090000Z"),
      (
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/iam/aws4_request, SignedHeaders"
          + "=host;x-amz-date, Signature=1b78decd0faed8708cc1faa39b99ba46475609b5a8da49f841065199e84626"
          + "86"
      ),
    ],
    body: ""),
]
