import AWSSignature
import Basics
import Documents
import HTTP
import IAMPolicy
import ServiceCore
import Synchronization
import Testing

/// The corridor's way from the operation to the answer: writing, working, pages, uploads, calls between services.
@Suite(.timeLimit(.minutes(1))) struct CorridorTests {
  // MARK: State

  @Test func writesAreAnsweredAfterTheirCommit() throws {
    let test = try TestCloud()
    let created = test.sendGlue("CreateTable")
    #expect(created.status == 200)
    #expect(created.text == "{}")
    #expect(created.headers["Content-Type"] == "application/x-amz-json-1.1")
    #expect(test.sendGlue("GetTable").text == #"{"Names":["t"]}"#)
  }

  @Test func aRefusedWriteLeavesNothing() throws {
    let test = try TestCloud()
    #expect(test.sendGlue("CreateTable", #"{"Name":"t","Fails":true}"#).code == "InvalidInputException")
    #expect(test.sendGlue("GetTable").code == "EntityNotFoundException")
    #expect(test.sendGlue("CreateTable").status == 200)
  }

  @Test func workingOperationsCommitByThemselves() throws {
    let test = try TestCloud()
    #expect(test.sendGlue("StartJobRun").text == #"{"Names":["t"]}"#)
    #expect(test.sendGlue("GetTable").status == 200)
  }

  @Test func aDatabaseFailureIsOurOwn() throws {
    let test = try TestCloud()
    _ = test.sendGlue("CreateTable")
    let response = test.sendGlue("CreateTable")
    #expect((response.status, response.code) == (500, "InternalFailure"))
  }

  @Test func accountsDoNotSeeEachOther() throws {
    let test = try TestCloud()
    _ = test.sendGlue("CreateTable")
    let other = AWSCredentials(accessKeyID: "111122223333", secretAccessKey: "x")
    #expect(test.sendGlue("GetTable", as: other).code == "EntityNotFoundException")
    #expect(test.last?.account == "111122223333")
  }

  @Test func theRegionIsThatOfTheScope() throws {
    let test = try TestCloud()
    _ = test.client.response(to: test.signed(TestCloud.glue("GetTable"), region: "eu-west-3"))
    #expect(test.last?.region == "eu-west-3")
    #expect(test.last?.checks.first?.request.resource == "arn:aws:glue:eu-west-3:000000000000:catalog")
  }

  // MARK: Pages

  @Test func pagesJoinWithoutGapsOrRepeats() throws {
    let test = try TestCloud()
    let names = ["a", "b", "c|d", "d", "é"]
    for name in names { #expect(test.sendGlue("CreateTable", #"{"Name":"\#(name)"}"#).status == 200) }
    for limit in 1...6 {
      var (seen, token): ([String], String?) = ([], nil)
      repeat {
        let body = JSON.object(["MaxResults": .number(limit), "NextToken": token.map { .string($0) }])
        let answer = try JSON.parse(test.sendGlue("GetTables", body.text).body.bytes)
        let page = answer["Names"]?.elements?.compactMap(\.string) ?? []
        #expect(page.count <= limit)
        seen += page
        token = answer["NextToken"]?.string
      } while token != nil
      #expect(seen == names)
    }
  }

  @Test(arguments: ["x", "00", "zz", "312", "317c6", "317C", "617c61"]) func foreignTokensAreRefused(_ token: String) throws {
    let response = try TestCloud().sendGlue("GetTables", #"{"NextToken":"\#(token)"}"#)
    let isOwn = token == "317C"
    #expect(response.status == (isOwn ? 200 : 400))
    if !isOwn { #expect(response.message == "Invalid NextToken provided.") }
  }

  @Test func anEmptyTokenIsNone() throws {
    #expect(try TestCloud().sendGlue("GetTables", #"{"NextToken":""}"#).text == #"{"Names":[]}"#)
  }

  // MARK: Calls between services

  @Test func childCallsAreAuthorizedForTheCaller() throws {
    let test = try TestCloud()
    let response = test.sendGlue("GetPlan", as: TestCloud.ann)
    #expect(response.code == "AccessDeniedException")
    #expect(response.message?.contains("user/ann is not authorized to perform: glue:GetTable") == true)
  }

  @Test func childCallsAreRecordedUnderTheirParent() throws {
    let test = try TestCloud()
    _ = test.sendGlue("CreateTable")
    #expect(test.sendGlue("GetPlan").text == #"{"Names":["t"]}"#)
    let records = test.cloud.journal.records.suffix(2)
    let (child, parent) = (try #require(records.first), try #require(records.last))
    #expect(child.action == "glue:GetTable")
    #expect(child.parent == parent.number)
    #expect(child.status == 200)
    #expect(child.parameters.text == #"{"Name":"t"}"#)
    #expect(child.checks.count == 3)
    #expect(parent.action == "glue:GetPlan")
    #expect(parent.parent == nil)
  }

  @Test func aFailingChildIsRecordedToo() throws {
    let test = try TestCloud()
    #expect(test.sendGlue("GetPlan").code == "EntityNotFoundException")
    let child = try #require(test.cloud.journal.records.first { $0.parent != nil })
    #expect((child.status, child.errorCode) == (400, "EntityNotFoundException"))
  }

  @Test func writingChildrenAreCommitted() throws {
    let test = try TestCloud()
    #expect(test.sendGlue("CreateScript").status == 200)
    #expect(test.sendGlue("GetTable").status == 200)
  }

  // MARK: Uploads

  private func put(_ body: String) -> HTTPRequest { TestCloud.s3("PUT", "/bucket/key", body) }

  @Test func uploadsAreStored() throws {
    let test = try TestCloud()
    #expect(test.send(put("body")).status == 200)
    #expect(test.send(TestCloud.s3()).text == "body")
  }

  @Test func deniedUploadsAreAnsweredFromTheirHead() throws {
    let test = try TestCloud()
    let request = test.signed(put("body"), as: TestCloud.ann)
    guard case .respond(let result) = test.corridor.accept(request) else {
      Issue.record("the body was asked for")
      return
    }
    #expect(result.response.status == 403)
    #expect(test.s3.stored.withLock { $0.isEmpty })
  }

  @Test func aBodyThatDiffersFromItsHashIsDropped() throws {
    let test = try TestCloud()
    var request = test.signed(put("body"), as: TestCloud.ann)
    try test.allow("ann", ("Allow", "*", "*"))
    request.body = Array("baddy".utf8)
    let response = test.client.response(to: request)
    #expect((response.status, response.code) == (400, "XAmzContentSHA256Mismatch"))
    #expect(test.s3.stored.withLock { $0.isEmpty })
    #expect(test.s3.aborted.withLock { $0 } == 1)
  }

  @Test(arguments: ChunkedPayload.allKinds) func chunkedUploads(_ kind: ChunkedPayload) throws {
    let test = try TestCloud()
    try test.allow("ann", ("Allow", "*", "*"))
    let signer = RequestSigner(credentials: TestCloud.ann, region: "us-east-1", service: "s3")
    var request = put(String(repeating: "chunk ", count: 5000))
    signer.signChunked(
      &request, at: test.clock.now, kind: kind, chunkLength: 8192, trailers: ["x-amz-checksum-crc32": "AAAAAA=="])
    var broken = request
    #expect(test.client.response(to: request).status == 200)
    #expect(test.send(TestCloud.s3()).body.length == 30_000)
    test.s3.stored.withLock { $0 = [:] }
    broken.body.removeLast(40)
    #expect((400..<500).contains(test.client.response(to: broken).status))
    #expect(test.s3.stored.withLock { $0.isEmpty })
  }

  // MARK: The answer

  @Test func everyAnswerNamesItsRecord() throws {
    let test = try TestCloud()
    let first = test.sendGlue("GetTable")
    let second = test.send(TestCloud.s3())
    #expect(first.headers["x-mocklake-request"] == "r-1")
    #expect(second.headers["x-mocklake-request"] == "r-2")
    #expect(test.cloud.journal.record(2)?.action == "s3:GetObject")
  }

  @Test func headGetsNoBody() throws {
    let test = try TestCloud()
    let response = test.send(TestCloud.s3("HEAD"))
    #expect(response.status == 404)
    #expect(response.body.length == 0)
  }
}

extension ChunkedPayload {
  fileprivate static let allKinds: [ChunkedPayload] = [.signed, .signedTrailer, .unsignedTrailer]
}
