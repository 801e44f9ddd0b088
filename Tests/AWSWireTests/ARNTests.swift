import AWSWire
import Testing

@Suite struct ARNTests {
  @Test func partsComeBack() throws {
    let text = "arn:aws-cn:glue:cn-north-1:111122223333:table/db/a:b:c"
    let arn = try #require(ARN(text))
    #expect(arn.partition == "aws-cn")
    #expect(arn.service == "glue")
    #expect(arn.region == "cn-north-1")
    #expect(arn.account == "111122223333")
    #expect(arn.resource == "table/db/a:b:c")
    #expect(arn.description == text)
  }

  @Test func emptyPartsAreKept() {
    #expect(ARN("arn:aws:s3:::bucket/key")?.description == "arn:aws:s3:::bucket/key")
    #expect(ARN("arn:aws:glue:us-east-1:1:")?.resource == "")
    #expect(ARN(service: "s3", region: "", account: "", resource: "b").description == "arn:aws:s3:::b")
  }

  @Test(arguments: ["", "arn", "arn:aws:s3::", "urn:aws:s3:::b", "ARN:aws:s3:::b", " arn:aws:s3:::b"])
  func othersAreNotARNs(_ text: String) { #expect(ARN(text) == nil) }
}
