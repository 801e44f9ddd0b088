import AWSSignature
import Basics
import HTTP
import Testing

@Suite struct PresignedVersion2Tests {
  /// The example of S3's documentation on Signature Version 2.
  private let request = HTTPRequest(
    path: "/photos/puppy.jpg",
    query: "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620",
    headers: ["Host": "johnsmith.s3.amazonaws.com"])
  private let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

  @Test func theDocumentedExampleVerifies() throws {
    let presigned = try #require(PresignedVersion2(request))
    #expect(presigned.accessKeyID == "AKIAIOSFODNN7EXAMPLE")
    #expect(presigned.expires == Timestamp(seconds: 1_175_139_620))
    try presigned.verify(request, secretAccessKey: secret)
  }

  @Test func anotherPathMethodOrSecretDoesNotVerify() throws {
    let presigned = try #require(PresignedVersion2(request))
    var other = request
    other.path = "/photos/kitten.jpg"
    #expect(throws: SignatureFailure.self) { try presigned.verify(other, secretAccessKey: secret) }
    other = request
    other.method = "PUT"
    #expect(throws: SignatureFailure.self) { try presigned.verify(other, secretAccessKey: secret) }
    #expect(throws: SignatureFailure.self) { try presigned.verify(request, secretAccessKey: "other") }
  }

  @Test func aSubresourceIsPartOfWhatIsSigned() throws {
    let presigned = try #require(PresignedVersion2(request))
    var other = request
    other.query = "\(request.query ?? "")&acl"
    let changed = try #require(PresignedVersion2(other))
    #expect(throws: SignatureFailure.self) { try changed.verify(other, secretAccessKey: secret) }
    #expect(presigned.sessionToken == nil)
  }

  @Test(arguments: [
    nil, "", "AWSAccessKeyId=A&Signature=B", "AWSAccessKeyId=A&Signature=B&Expires=x",
    "AWSAccessKeyId=A&Signature=B&Expires=-1", "AWSAccessKeyId=A&Signature=%zz&Expires=1",
    "AWSAccessKeyId=A&Signature=B&Expires=99999999999999999999",
  ])
  func anythingElseIsNoSuchURL(query: String?) {
    #expect(PresignedVersion2(HTTPRequest(path: "/b/k", query: query)) == nil)
  }
}
