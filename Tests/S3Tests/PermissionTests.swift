import HTTP
import IAMPolicy
import ServiceCore
import Testing

@Suite struct PermissionTests {
  private func world(_ policy: String) throws -> S3World {
    let world = try S3World(policies: ["ann": policy])
    world.send("PUT", "/lake")
    world.send("PUT", "/lake/key", ["x-amz-tagging": "open=yes"], body: "x")
    world.send("PUT", "/lake/other", body: "x")
    return world
  }

  /// Method, target, headers, and the action with the resource that is checked.
  private static let calls: [(String, String, HTTPHeaders, String, String)] = [
    ("GET", "/", [:], "s3:ListAllMyBuckets", "*"), ("PUT", "/pond", [:], "s3:CreateBucket", "arn:aws:s3:::pond"),
    ("DELETE", "/lake", [:], "s3:DeleteBucket", "arn:aws:s3:::lake"),
    ("HEAD", "/lake", [:], "s3:ListBucket", "arn:aws:s3:::lake"),
    ("GET", "/lake", [:], "s3:ListBucket", "arn:aws:s3:::lake"),
    ("GET", "/lake?list-type=2", [:], "s3:ListBucket", "arn:aws:s3:::lake"),
    ("GET", "/lake?versions", [:], "s3:ListBucketVersions", "arn:aws:s3:::lake"),
    ("GET", "/lake?location", [:], "s3:GetBucketLocation", "arn:aws:s3:::lake"),
    ("GET", "/lake?versioning", [:], "s3:GetBucketVersioning", "arn:aws:s3:::lake"),
    ("GET", "/lake?uploads", [:], "s3:ListBucketMultipartUploads", "arn:aws:s3:::lake"),
    ("GET", "/lake?publicAccessBlock", [:], "s3:GetBucketPublicAccessBlock", "arn:aws:s3:::lake"),
    ("DELETE", "/lake?publicAccessBlock", [:], "s3:PutBucketPublicAccessBlock", "arn:aws:s3:::lake"),
    ("GET", "/lake/key", [:], "s3:GetObject", "arn:aws:s3:::lake/key"),
    ("HEAD", "/lake/key", [:], "s3:GetObject", "arn:aws:s3:::lake/key"),
    ("GET", "/lake/key?versionId=null", [:], "s3:GetObjectVersion", "arn:aws:s3:::lake/key"),
    ("PUT", "/lake/key", [:], "s3:PutObject", "arn:aws:s3:::lake/key"),
    ("DELETE", "/lake/key", [:], "s3:DeleteObject", "arn:aws:s3:::lake/key"),
    ("GET", "/lake/key?tagging", [:], "s3:GetObjectTagging", "arn:aws:s3:::lake/key"),
    ("DELETE", "/lake/key?tagging", [:], "s3:DeleteObjectTagging", "arn:aws:s3:::lake/key"),
    ("POST", "/lake/key?uploads", [:], "s3:PutObject", "arn:aws:s3:::lake/key"),
    ("DELETE", "/lake/key?uploadId=x", [:], "s3:AbortMultipartUpload", "arn:aws:s3:::lake/key"),
    ("GET", "/lake/key?uploadId=x", [:], "s3:ListMultipartUploadParts", "arn:aws:s3:::lake/key"),
    ("PUT", "/lake/copy", ["x-amz-copy-source": "lake/other"], "s3:GetObject", "arn:aws:s3:::lake/other"),
  ]

  @Test(arguments: calls.indices)
  func callsAreDeniedByTheirAction(index: Int) throws {
    let (method, target, headers, action, resource) = PermissionTests.calls[index]
    let world = try world(allowing("sts:*", on: "*"))
    let response = world.send(method, target, headers, by: "ann")
    #expect(response.status == 403)
    let record = try #require(world.cloud.journal.records.last)
    #expect(record.checks.last?.request.action == action)
    #expect(record.checks.last?.request.resource == resource)
    if method == "HEAD" { return }
    let place = resource == "*" ? "" : " on resource: \"\(resource)\""
    #expect(response.code == "AccessDenied")
    #expect(
      response.text(of: "Message")
        == "User: arn:aws:iam::000000000000:user/ann is not authorized to perform: \(action)\(place) because no "
        + "identity-based policy allows the \(action) action")
  }

  @Test(arguments: calls.indices)
  func callsAreAllowedByTheirAction(index: Int) throws {
    let (method, target, headers, action, resource) = PermissionTests.calls[index]
    let world = try world(allowing(action, "s3:PutObject", on: resource, "arn:aws:s3:::lake/copy"))
    let status = world.send(method, target, headers, by: "ann").status
    #expect(status != 403)
  }

  @Test func missingKeyIsHiddenWithoutListBucket() throws {
    let reader = try world(allowing("s3:GetObject", on: "arn:aws:s3:::lake/*"))
    let hidden = reader.send("GET", "/lake/gone", by: "ann")
    #expect(hidden.status == 403)
    #expect(hidden.text(of: "Message")?.contains("s3:ListBucket on resource: \"arn:aws:s3:::lake\"") == true)
    #expect(reader.send("HEAD", "/lake/gone", by: "ann").status == 403)
    #expect(reader.send("GET", "/lake/key", by: "ann").status == 200)
    let lister = try world(allowing("s3:GetObject", "s3:ListBucket", on: "arn:aws:s3:::lake/*", "arn:aws:s3:::lake"))
    #expect(lister.send("GET", "/lake/gone", by: "ann").code == "NoSuchKey")
  }

  @Test func taggedWritesNeedTheirOwnPermission() throws {
    let world = try world(allowing("s3:PutObject", on: "arn:aws:s3:::lake/*"))
    #expect(world.send("PUT", "/lake/new", body: "x", by: "ann").status == 200)
    let tagged = world.send("PUT", "/lake/new", ["x-amz-tagging": "a=b"], body: "x", by: "ann")
    #expect(tagged.text(of: "Message")?.contains("s3:PutObjectTagging") == true)
    let granted = world.send("PUT", "/lake/new", ["x-amz-acl": "bucket-owner-full-control"], body: "x", by: "ann")
    #expect(granted.text(of: "Message")?.contains("s3:PutObjectAcl") == true)
  }

  @Test func copyOfATaggedObjectNeedsItsTags() throws {
    let world = try world(allowing("s3:GetObject", "s3:PutObject", on: "arn:aws:s3:::lake/*"))
    #expect(world.send("PUT", "/lake/copy", ["x-amz-copy-source": "lake/other"], by: "ann").status == 200)
    let response = world.send("PUT", "/lake/copy", ["x-amz-copy-source": "lake/key"], by: "ann")
    #expect(response.text(of: "Message")?.contains("s3:GetObjectTagging") == true)
  }

  @Test func conditionsSeeTheRequest() throws {
    let world = try world(
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": {"StringLike": {"s3:prefix": "home/*"}}},
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
         "Condition": {"StringEquals": {"s3:ExistingObjectTag/open": "yes"}}},
        {"Effect": "Allow", "Action": ["s3:PutObject", "s3:PutObjectTagging"], "Resource": "*",
         "Condition": {"StringEquals": {"s3:RequestObjectTag/team": "data"}}}]}
      """)
    #expect(world.send("GET", "/lake?list-type=2&prefix=home%2Fann", by: "ann").status == 200)
    #expect(world.send("GET", "/lake?list-type=2&prefix=tmp", by: "ann").status == 403)
    #expect(world.send("GET", "/lake?list-type=2", by: "ann").status == 403)
    #expect(world.send("GET", "/lake/key", by: "ann").status == 200)
    #expect(world.send("GET", "/lake/other", by: "ann").status == 403)
    #expect(world.send("PUT", "/lake/new", ["x-amz-tagging": "team=data"], body: "x", by: "ann").status == 200)
    #expect(world.send("PUT", "/lake/new", ["x-amz-tagging": "team=web"], body: "x", by: "ann").status == 403)
  }

  @Test func otherAccountsAreRefusedShortly() throws {
    let world = try world(allowing("s3:*", on: "*"))
    for target in ["/lake", "/lake/key"] {
      let response = world.send("GET", target, by: "111122223333")
      #expect(response.status == 403)
      #expect(response.text(of: "Message") == "Access Denied")
    }
    #expect(world.sendUnsigned("GET", "/lake/key").code == "AccessDenied")
    #expect(world.sendUnsigned("PUT", "/lake/new", ["Content-Length": "0"]).code == "AccessDenied")
  }

  @Test func wrongSecretsAreRefusedBeforeTheBody() throws {
    let world = try world(allowing("s3:*", on: "*"))
    #expect(world.sendPresigned("GET", "/lake/key").status == 200)
    #expect(world.send("PUT", "/lake/new", body: "x", by: "ASIAUNKNOWN").code == "InvalidAccessKeyId")
  }
}
