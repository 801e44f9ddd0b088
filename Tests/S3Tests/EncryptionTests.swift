import AWSWire
import Basics
import Digests
import Documents
import HTTP
import IAMPolicy
import S3
import ServiceCore
import Testing

@Suite struct EncryptionTests {
  private static let kms: HTTPHeaders = ["x-amz-server-side-encryption": "aws:kms"]
  private static let dan = "arn:aws:iam::000000000000:user/dan"
  private let world: S3World
  private let key: String

  init() throws {
    world = try S3World(
      policies: [
        "ann": allowing("s3:*", "kms:*", on: "*"), "dan": allowing("s3:*", on: "*"),
        "eve": allowing("s3:*", "kms:GenerateDataKey", on: "*"),
      ], keys: true)
    world.send("PUT", "/lake")
    key = world.kms("CreateKey", [:])["KeyMetadata"]?["Arn"]?.string ?? ""
  }

  private func headers(_ more: (String, String)...) -> HTTPHeaders {
    var headers = EncryptionTests.kms
    headers.add("x-amz-server-side-encryption-aws-kms-key-id", key)
    for (name, value) in more { headers.add("x-amz-server-side-encryption-\(name)", value) }
    return headers
  }

  private func denial(_ action: String) -> String {
    "User: \(EncryptionTests.dan) is not authorized to perform: kms:\(action) on resource: \(key) because no "
      + "identity-based policy allows the kms:\(action) action"
  }

  @Test func objectsAreStoredUnderAKey() {
    let put = world.send("PUT", "/lake/a", headers(("bucket-key-enabled", "false")), body: "x")
    #expect(put.headers["x-amz-server-side-encryption"] == "aws:kms")
    #expect(put.headers["x-amz-server-side-encryption-aws-kms-key-id"] == key)
    #expect(put.headers["ETag"] != "\"9dd4e461268c8034f5c8564e155c67a6\"")
    let got = world.send("GET", "/lake/a")
    #expect(got.text == "x")
    #expect(got.headers["ETag"] == put.headers["ETag"])
    #expect(got.headers["x-amz-server-side-encryption-aws-kms-key-id"] == key)
    #expect(got.headers["x-amz-server-side-encryption-bucket-key-enabled"] == nil)
    let rows = world.cloud.journal.records.filter { $0.service == "kms" && $0.parent != nil }
    #expect(rows.map(\.action) == ["kms:GenerateDataKey", "kms:Decrypt"])
    #expect(rows[0].parameters["EncryptionContext"]?["aws:s3:arn"]?.string == "arn:aws:s3:::lake/a")
  }

  @Test func callersNeedTheKey() {
    let put = world.send("PUT", "/lake/a", headers(), body: "x", by: "dan")
    #expect(put.status == 403)
    #expect(put.code == "AccessDenied")
    #expect(put.text(of: "Message") == denial("GenerateDataKey"))
    #expect(world.send("HEAD", "/lake/a").status == 404)
    #expect(world.send("PUT", "/lake/a", headers(), body: "x", by: "eve").status == 200)
    #expect(world.send("GET", "/lake/a", by: "eve").status == 403)
    #expect(world.send("GET", "/lake/a", by: "ann").text == "x")
    let got = world.send("GET", "/lake/a", by: "dan")
    #expect([got.code, got.text(of: "Message")] == ["AccessDenied", denial("Decrypt")])
    // What is not encrypted can be looked at; a checksum is.
    #expect(world.send("HEAD", "/lake/a", by: "dan").status == 200)
    #expect(world.send("HEAD", "/lake/a", ["x-amz-checksum-mode": "ENABLED"], by: "dan").status == 403)
    #expect(world.send("GET", "/lake/a?attributes", ["x-amz-object-attributes": "ObjectSize"], by: "dan").status == 200)
    #expect(world.send("GET", "/lake/a?attributes", ["x-amz-object-attributes": "Checksum"], by: "dan").status == 403)
  }

  @Test func theKeyOfS3IsOpenToTheAccount() {
    #expect(world.send("PUT", "/lake/a", EncryptionTests.kms, body: "x", by: "dan").status == 200)
    let got = world.send("GET", "/lake/a", by: "dan")
    #expect(got.text == "x")
    let managed = world.kms("DescribeKey", ["KeyId": .string("alias/aws/s3")])["KeyMetadata"]
    #expect(managed?["KeyManager"]?.string == "AWS")
    #expect(got.headers["x-amz-server-side-encryption-aws-kms-key-id"] == managed?["Arn"]?.string)
  }

  @Test func keysMustBeThereAndUsable() {
    func put(_ key: String) -> [String?] {
      var headers = EncryptionTests.kms
      headers.add("x-amz-server-side-encryption-aws-kms-key-id", key)
      let response = world.send("PUT", "/lake/b", headers, body: "x")
      return [String(response.status), response.code, response.text(of: "Message")]
    }
    let missing = "arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555"
    #expect(put(missing) == ["400", "KMS.NotFoundException", "Key '\(missing)' does not exist"])
    #expect(put("aws/s3") == ["400", "KMS.NotFoundException", "Invalid keyId 'aws/s3'"])
    #expect(
      put(missing.replacing("us-east-1", with: "us-west-2")) == ["400", "KMS.NotFoundException", "Invalid arn us-west-2"])
    world.kms("CreateAlias", ["AliasName": .string("alias/lake"), "TargetKeyId": .string(key)])
    #expect(put("alias/lake")[0] == "200")
    world.kms("DisableKey", ["KeyId": .string(key)])
    #expect(put(key) == ["400", "KMS.DisabledException", "\(key) is disabled."])
    #expect(world.send("GET", "/lake/b").code == "KMS.DisabledException")
    world.kms("ScheduleKeyDeletion", ["KeyId": .string(key)])
    #expect(put(key) == ["400", "KMS.KMSInvalidStateException", "\(key) is pending deletion."])
    world.clock.advance(seconds: 30 * 86_400)
    let gone = world.send("GET", "/lake/b")
    #expect(gone.code == "AccessDenied")
    #expect(gone.text(of: "Message")?.hasPrefix("The ciphertext refers to a customer master key") == true)
  }

  @Test func headersAreChecked() {
    let name = "x-amz-server-side-encryption"
    let message = "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms"
    for headers: HTTPHeaders in [
      ["\(name)-aws-kms-key-id": key], [name: "AES256", "\(name)-aws-kms-key-id": key], ["\(name)-context": "e30="],
    ] {
      let response = world.send("PUT", "/lake/a", headers, body: "x")
      #expect([response.code, response.text(of: "Message")] == ["InvalidArgument", message])
    }
    for text in ["{}", "e", #"{"a":1}"#, #"{"aws:s3:arn":"x"}"#, "[]"] {
      let header = text == "e" ? "e" : Base64.encode(Array(text.utf8))
      #expect(world.send("PUT", "/lake/a", headers(("context", header)), body: "x").status == (text == "{}" ? 200 : 400))
    }
  }

  @Test func contextAndBucketKeyAreWhatKMSSees() {
    let context = Base64.encode(Array(#"{"team":"data"}"#.utf8))
    let put = world.send("PUT", "/lake/a", headers(("context", context), ("bucket-key-enabled", "true")), body: "x")
    #expect(put.headers["x-amz-server-side-encryption-context"] == context)
    #expect(put.headers["x-amz-server-side-encryption-bucket-key-enabled"] == "true")
    let row = world.cloud.journal.records.last { $0.action == "kms:GenerateDataKey" }
    #expect(
      row?.parameters["EncryptionContext"] == .object(["aws:s3:arn": .string("arn:aws:s3:::lake"), "team": .string("data")]))
    #expect(world.send("GET", "/lake/a").text == "x")
    #expect(world.send("GET", "/lake/a").headers["x-amz-server-side-encryption-context"] == nil)
  }

  @Test func bucketsHaveADefault() {
    func configuration(_ rule: String) -> String {
      "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>\(rule)"
        + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule>"
        + "</ServerSideEncryptionConfiguration>"
    }
    #expect(world.send("GET", "/lake?encryption").text.contains("<SSEAlgorithm>AES256</SSEAlgorithm>"))
    let rule = "<SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>\(key)</KMSMasterKeyID>"
    #expect(world.send("PUT", "/lake?encryption", body: configuration(rule)).status == 200)
    #expect(world.send("GET", "/lake?encryption").text.contains("<KMSMasterKeyID>\(key)</KMSMasterKeyID>"))
    let put = world.send("PUT", "/lake/a", body: "x")
    #expect(put.headers["x-amz-server-side-encryption-aws-kms-key-id"] == key)
    #expect(put.headers["x-amz-server-side-encryption-bucket-key-enabled"] == "true")
    #expect(world.send("PUT", "/lake/b", body: "x", by: "dan").text(of: "Message") == denial("GenerateDataKey"))
    #expect(
      world.send("PUT", "/lake/b", ["x-amz-server-side-encryption": "AES256"], body: Array("x".utf8), by: "dan").status == 200)
    #expect(world.send("DELETE", "/lake?encryption").status == 204)
    #expect(world.send("PUT", "/lake/c", body: "x").headers["x-amz-server-side-encryption"] == "AES256")
    #expect(world.send("GET", "/lake/a", by: "dan").status == 403)
    let wrong = configuration("<SSEAlgorithm>AES256</SSEAlgorithm><KMSMasterKeyID>\(key)</KMSMasterKeyID>")
    #expect(world.send("PUT", "/lake?encryption", body: wrong).code == "InvalidArgument")
    #expect(
      world.send("PUT", "/lake?encryption", body: configuration("<SSEAlgorithm>rot13</SSEAlgorithm>")).code == "MalformedXML")
    #expect(world.send("PUT", "/lake?encryption", body: "<Other/>").code == "MalformedXML")
    let policies = try? S3World(policies: ["zoe": allowing("s3:PutObject", on: "*")], keys: true)
    policies?.send("PUT", "/lake")
    #expect(
      policies?.send("GET", "/lake?encryption", by: "zoe").text(of: "Message")?.contains("s3:GetEncryptionConfiguration") == true)
  }

  @Test func uploadsInPartsNeedBothActions() throws {
    func begin(_ user: String) -> HTTPResponse { world.send("POST", "/lake/big?uploads", headers(), by: user) }
    #expect(begin("dan").text(of: "Message") == denial("GenerateDataKey"))
    let begun = begin("eve")
    #expect(begun.headers["x-amz-server-side-encryption-aws-kms-key-id"] == key)
    let id = try #require(begun.text(of: "UploadId"))
    #expect(world.send("PUT", "/lake/big?partNumber=1&uploadId=\(id)", body: "x", by: "eve").status == 403)
    let part = world.send("PUT", "/lake/big?partNumber=1&uploadId=\(id)", body: "x", by: "ann")
    #expect(part.headers["x-amz-server-side-encryption"] == "aws:kms")
    let tag = try #require(part.headers["ETag"])
    let list = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\(tag)</ETag></Part></CompleteMultipartUpload>"
    #expect(world.send("POST", "/lake/big?uploadId=\(id)", body: list, by: "eve").status == 403)
    let done = world.send("POST", "/lake/big?uploadId=\(id)", body: list, by: "ann")
    #expect(done.headers["x-amz-server-side-encryption-aws-kms-key-id"] == key)
    #expect(world.send("GET", "/lake/big", by: "ann").text == "x")
    #expect(world.send("GET", "/lake/big", by: "dan").status == 403)
  }

  @Test func copiesAreReadWithOneKeyAndWrittenWithAnother() {
    world.send("PUT", "/lake/a", headers(), body: "x")
    world.send("PUT", "/lake/plain", body: "y")
    func copy(_ source: String, _ target: String, _ more: HTTPHeaders, by user: String) -> HTTPResponse {
      var headers = more
      headers.add("x-amz-copy-source", "/lake/\(source)")
      return world.send("PUT", "/lake/\(target)", headers, by: user)
    }
    #expect(copy("a", "b", [:], by: "dan").text(of: "Message") == denial("Decrypt"))
    #expect(copy("plain", "b", headers(), by: "dan").text(of: "Message") == denial("GenerateDataKey"))
    // A copy is encrypted as it is asked for, not as its source is.
    #expect(copy("a", "b", [:], by: "ann").headers["x-amz-server-side-encryption"] == "AES256")
    #expect(world.send("GET", "/lake/b", by: "dan").text == "x")
    #expect(copy("plain", "c", headers(), by: "ann").headers["x-amz-server-side-encryption-aws-kms-key-id"] == key)
    #expect(world.send("GET", "/lake/c", by: "dan").status == 403)
  }

  @Test func otherServicesAreAskedToo() throws {
    world.send("PUT", "/lake/a", headers(), body: "x")
    let dan = try #require(try world.cloud.identities.credential("dan")?.caller)
    let context = RequestContext(
      requestID: "id", number: 1, caller: dan, account: dan.account, region: "us-east-1", now: world.clock.now,
      cloud: world.cloud)
    let refusal = #expect(throws: ServiceError.self) { try S3ObjectPort().get(bucket: "lake", key: "a", for: context) }
    #expect(refusal?.message == denial("Decrypt"))
    let row = world.cloud.journal.records.last { $0.action == "kms:Decrypt" }
    #expect(row?.status == 400)
    #expect(row?.checks.first?.request.context["aws:calledvia"] == ["athena.amazonaws.com", "s3.amazonaws.com"])
    #expect(row?.checks.first?.request.context["kms:viaservice"] == ["s3.us-east-1.amazonaws.com"])
  }
}
