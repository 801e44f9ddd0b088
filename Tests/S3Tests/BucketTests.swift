import Documents
import HTTP
import Testing

@Suite struct BucketTests {
  private func constraint(_ region: String) -> String {
    """
    <CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>\(region)\
    </LocationConstraint></CreateBucketConfiguration>
    """
  }

  @Test func bucketIsCreatedListedAndDeleted() throws {
    let world = try S3World()
    let created = world.send("PUT", "/lake")
    #expect(created.status == 200)
    #expect(created.headers["Location"] == "/lake")
    #expect(world.send("HEAD", "/lake").status == 200)
    #expect(world.send("HEAD", "/lake").headers["x-amz-bucket-region"] == "us-east-1")
    let listed = world.send("GET", "/").xml
    let bucket = try #require(listed.child("Buckets")?.children.first)
    #expect(bucket.text(of: "Name") == "lake")
    #expect(bucket.text(of: "CreationDate") == "2026-03-01T09:00:00.000Z")
    #expect(listed.child("Owner")?.text(of: "ID")?.count == 64)
    #expect(world.send("DELETE", "/lake").status == 204)
    #expect(world.send("HEAD", "/lake").status == 404)
    #expect(world.send("GET", "/").xml.child("Buckets")?.children.isEmpty == true)
  }

  @Test func bucketsArePaged() throws {
    let world = try S3World()
    for name in ["aaa", "bbb", "bbc", "ccc"] { world.send("PUT", "/\(name)") }
    let first = world.send("GET", "/?max-buckets=3").xml
    #expect(first.child("Buckets")?.children.map { $0.text(of: "Name") } == ["aaa", "bbb", "bbc"])
    let token = try #require(first.text(of: "ContinuationToken"))
    let rest = world.send("GET", "/?max-buckets=3&continuation-token=\(token)").xml
    #expect(rest.child("Buckets")?.children.map { $0.text(of: "Name") } == ["ccc"])
    #expect(rest.text(of: "ContinuationToken") == nil)
    let prefixed = world.send("GET", "/?prefix=bb").xml
    #expect(prefixed.child("Buckets")?.children.map { $0.text(of: "Name") } == ["bbb", "bbc"])
    #expect(world.send("GET", "/?max-buckets=0").code == "InvalidArgument")
    #expect(world.send("GET", "/?continuation-token=zz").code == "InvalidArgument")
  }

  @Test func namesAreUniqueOverAccounts() throws {
    let world = try S3World()
    world.send("PUT", "/lake", by: "111122223333")
    let taken = world.send("PUT", "/lake", by: "444455556666")
    #expect(taken.status == 409)
    #expect(taken.code == "BucketAlreadyExists")
    #expect(taken.text(of: "BucketName") == "lake")
    #expect(world.send("PUT", "/lake", by: "111122223333").status == 200)
    #expect(world.send("GET", "/", by: "444455556666").xml.child("Buckets")?.children.isEmpty == true)
  }

  @Test func outsideTheFirstRegionACreatedBucketIsNotCreatedAgain() throws {
    let world = try S3World()
    let body = Array(constraint("eu-west-1").utf8)
    let created = world.send("PUT", "/lake", body: body, region: "eu-west-1")
    #expect(created.headers["Location"] == "http://lake.s3.amazonaws.com/")
    let again = world.send("PUT", "/lake", body: body, region: "eu-west-1")
    #expect(again.status == 409)
    #expect(again.code == "BucketAlreadyOwnedByYou")
    #expect(
      again.text(of: "Message") == "Your previous request to create the named bucket succeeded and you already own it.")
  }

  @Test(
    arguments: [
      ("us-east-1", "", 200, nil), ("eu-west-1", "eu-west-1", 200, nil), ("us-east-1", "eu-west-1", 200, nil),
      ("eu-west-1", "EU", 200, nil), ("eu-west-1", "", 400, "IllegalLocationConstraintException"),
      ("eu-west-1", "us-west-2", 400, "IllegalLocationConstraintException"),
      ("us-east-1", "us-east-1", 400, "InvalidLocationConstraint"), ("us-east-1", "mars", 400, "InvalidLocationConstraint"),
    ] as [(String, String, Int, String?)])
  func constraintsMustFitTheRegion(region: String, location: String, status: Int, code: String?) throws {
    let world = try S3World()
    let body = location.isEmpty ? [] : Array(constraint(location).utf8)
    let response = world.send("PUT", "/lake", body: body, region: region)
    #expect(response.status == status)
    #expect(response.code == code)
  }

  @Test func unspecifiedConstraintIsNamed() throws {
    let response = try S3World().send("PUT", "/lake", region: "eu-west-1")
    #expect(
      response.text(of: "Message")
        == "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.")
  }

  @Test(arguments: [("us-east-1", ""), ("eu-west-1", "eu-west-1")])
  func locationIsTold(region: String, location: String) throws {
    let world = try S3World()
    world.send("PUT", "/lake", body: region == "us-east-1" ? [] : Array(constraint(region).utf8), region: region)
    let response = world.send("GET", "/lake?location", region: region)
    #expect(response.xml.name == "LocationConstraint")
    #expect(response.xml.text == location)
    #expect(world.send("GET", "/lake?location").status == 200)
  }

  @Test func wrongRegionIsToldWithTheRightOne() throws {
    let world = try S3World()
    world.send("PUT", "/lake", body: Array(constraint("eu-west-1").utf8), region: "eu-west-1")
    let signed = world.send("GET", "/lake")
    #expect(signed.status == 400)
    #expect(signed.code == "AuthorizationHeaderMalformed")
    #expect(
      signed.text(of: "Message")
        == "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'")
    #expect(signed.text(of: "Region") == "eu-west-1")
    #expect(signed.headers["x-amz-bucket-region"] == "eu-west-1")
    #expect(world.sendPresigned("GET", "/lake/key").code == "AuthorizationQueryParametersError")
    #expect(world.send("HEAD", "/lake").headers["x-amz-bucket-region"] == "eu-west-1")
  }

  @Test(arguments: ["Lake", "ab", "la..ke", "192.168.0.1"])
  func invalidNamesAreRefused(name: String) throws {
    let response = try S3World().send("PUT", "/\(name)")
    #expect(response.status == 400)
    #expect(response.code == "InvalidBucketName")
    #expect(response.text(of: "BucketName") == name)
  }

  @Test func bucketWithObjectsStays() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    world.send("PUT", "/lake/key", body: "x")
    let refused = world.send("DELETE", "/lake")
    #expect(refused.status == 409)
    #expect(refused.code == "BucketNotEmpty")
    world.send("DELETE", "/lake/key")
    world.send("POST", "/lake/key?uploads")
    #expect(world.send("DELETE", "/lake").status == 204)
  }

  @Test(arguments: [
    ("GET", "/lake"), ("GET", "/lake?location"), ("GET", "/lake/key"), ("PUT", "/lake/key"), ("DELETE", "/lake"),
  ])
  func missingBucketIsTold(method: String, target: String) throws {
    let response = try S3World().send(method, target)
    #expect(response.status == 404)
    #expect(response.code == "NoSuchBucket")
    #expect(response.text(of: "Message") == "The specified bucket does not exist")
    #expect(response.text(of: "BucketName") == "lake")
    #expect(response.headers["x-amz-request-id"]?.count == 16)
  }

  @Test func publicAccessBlockIsKept() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    #expect(world.send("GET", "/lake?publicAccessBlock").xml.children.allSatisfy { $0.text == "true" })
    let document = """
      <PublicAccessBlockConfiguration><BlockPublicAcls>TRUE</BlockPublicAcls><IgnorePublicAcls>false</IgnorePublicAcls>\
      </PublicAccessBlockConfiguration>
      """
    #expect(world.send("PUT", "/lake?publicAccessBlock", body: document).status == 200)
    let block = world.send("GET", "/lake?publicAccessBlock")
    #expect(block.text(of: "BlockPublicAcls") == "true")
    #expect(block.text(of: "RestrictPublicBuckets") == "false")
    #expect(world.send("DELETE", "/lake?publicAccessBlock").status == 204)
    #expect(world.send("GET", "/lake?publicAccessBlock").code == "NoSuchPublicAccessBlockConfiguration")
    #expect(world.send("PUT", "/lake?publicAccessBlock", body: "<x/>").code == "MalformedXML")
  }

  @Test func headersThatAskForMoreAreRefused() throws {
    let world = try S3World()
    #expect(world.send("PUT", "/lake", ["x-amz-acl": "public-read"]).code == "InvalidBucketAclWithObjectOwnership")
    #expect(world.send("PUT", "/lake", ["x-amz-bucket-object-lock-enabled": "true"]).status == 501)
    #expect(world.send("PUT", "/lake", ["x-amz-object-ownership": "ObjectWriter"]).status == 501)
    #expect(world.send("PUT", "/lake", body: "<CreateBucketConfiguration>").code == "MalformedXML")
    #expect(world.send("HEAD", "/lake").status == 404)
  }

  @Test func expectedOwnerIsChecked() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    #expect(world.send("GET", "/lake", ["x-amz-expected-bucket-owner": "000000000000"]).status == 200)
    #expect(world.send("GET", "/lake", ["x-amz-expected-bucket-owner": "111122223333"]).code == "AccessDenied")
  }

  @Test func versioningIsTruthfullyAbsent() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    let response = world.send("GET", "/lake?versioning")
    #expect(response.xml.name == "VersioningConfiguration")
    #expect(response.xml.children.isEmpty)
  }
}
