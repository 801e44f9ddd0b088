import AWSSignature
import Basics
import Documents
import HTTP
import Synchronization
import Testing

@testable import AWSClient

@Suite struct CallTests {
  private let clock = FrozenClock(Timestamp(seconds: 1_772_355_600))
  private let pauses = Pauses()

  final class Pauses: Sendable {
    let values = Mutex<[Double]>([])
  }

  private func glue(_ transport: ScriptedTransport, credentials: (any CredentialSource)? = nil) throws -> GlueClient {
    let pauses = pauses
    let retry = RetryPolicy(ids: SeededIDSource(seed: 1)) { seconds in pauses.values.withLock { $0.append(seconds) } }
    let caller = AWSCaller(transport: transport, clock: clock, retry: retry)
    let source = credentials ?? StaticCredentials(AWSCredentials(accessKeyID: "AKID", secretAccessKey: "secret"))
    let endpoint = try #require(Endpoint("http://127.0.0.1:4566"))
    return GlueClient(caller, at: CallTarget(service: "glue", region: "eu-west-1", endpoint: endpoint, credentials: source))
  }

  private func failure<Value>(_ call: () throws(AWSCallError) -> Value) -> AWSCallError? {
    do throws(AWSCallError) {
      _ = try call()
      return nil
    } catch {
      return error
    }
  }

  @Test func signsJSONCalls() throws {
    let transport = ScriptedTransport([.json(200, #"{"DatabaseList":[{"Name":"sales","CatalogId":"1"}]}"#)])
    #expect(try glue(transport).databases().map(\.name) == ["sales"])
    let request = try #require(transport.requests.first)
    #expect(request.headers["X-Amz-Target"] == "AWSGlue.GetDatabases")
    #expect(request.headers["Content-Type"] == "application/x-amz-json-1.1")
    #expect(request.headers["X-Amz-Date"] == "20260301T090000Z")
    #expect(
      request.headers["Authorization"]?.hasPrefix("AWS4-HMAC-SHA256 Credential=AKID/20260301/eu-west-1/glue/aws4_request") == true
    )
    #expect(String(decoding: request.body, as: UTF8.self) == "{}")
  }

  @Test func turnsPages() throws {
    let transport = ScriptedTransport([
      .json(200, #"{"TableList":[{"Name":"a"},{"Name":"b"}],"NextToken":"n1"}"#), .json(200, #"{"TableList":[{"Name":"c"}]}"#),
    ])
    var names: [[String]] = []
    try glue(transport).tables(in: "sales") { names.append($0.map(\.name)) }
    #expect(names == [["a", "b"], ["c"]])
    #expect(
      transport.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
        #"{"DatabaseName":"sales"}"#, #"{"DatabaseName":"sales","NextToken":"n1"}"#,
      ])
  }

  @Test func noticesEndlessPages() throws {
    let page = ScriptedTransport.Answer.json(200, #"{"TableList":[],"NextToken":"n"}"#)
    let glue = try glue(ScriptedTransport([page, page, page]))
    let error = failure { () throws(AWSCallError) in try glue.tables(in: "x") { _ in } }
    #expect(error?.description == "Error during pagination: The same next token was received twice: {'NextToken': 'n'}")
  }

  @Test func namesErrorsAsTheSDK() throws {
    let glue = try glue(
      ScriptedTransport([
        .json(400, #"{"__type":"com.amazonaws.glue#AccessDeniedException","Message":"User: x is not authorized"}"#)
      ]))
    let error = try #require(failure { () throws(AWSCallError) in try glue.databases() })
    #expect(
      error.description
        == "An error occurred (AccessDeniedException) when calling the GetDatabases operation: User: x is not authorized")
    #expect(error.action == "glue:GetDatabases")
    #expect(error.status == 400)
  }

  @Test func repeatsThrottledCalls() throws {
    let throttled = ScriptedTransport.Answer.json(400, #"{"__type":"ThrottlingException","message":"Rate exceeded"}"#)
    let transport = ScriptedTransport([
      throttled, .json(503, ""), .broken(.connectionClosed), .json(200, #"{"DatabaseList":[]}"#),
    ])
    #expect(try glue(transport).databases().isEmpty)
    #expect(transport.requests.count == 4)
    let waited = pauses.values.withLock { $0 }
    #expect(waited.count == 3)
    #expect(zip(waited, [1.0, 2.0, 4.0]).allSatisfy { $0 >= 0 && $0 < $1 })
  }

  @Test func givesUpAfterFiveAttempts() throws {
    let throttled = ScriptedTransport.Answer.json(400, #"{"__type":"ThrottlingException","message":"Rate exceeded"}"#)
    let transport = ScriptedTransport(Array(repeating: throttled, count: 9))
    let glue = try glue(transport)
    let error = failure { () throws(AWSCallError) in try glue.databases() }
    #expect(transport.requests.count == 5)
    #expect(
      error?.description
        == "An error occurred (ThrottlingException) when calling the GetDatabases operation (reached max retries: 4): Rate exceeded"
    )
  }

  @Test func saysThatNobodyAnswers() throws {
    let transport = ScriptedTransport(Array(repeating: .broken(.notConnected), count: 5))
    let glue = try glue(transport)
    let error = failure { () throws(AWSCallError) in try glue.databases() }
    #expect(error?.description == "Could not connect to the endpoint URL: \"http://127.0.0.1:4566/\"")
    #expect(error?.code == nil)
  }

  @Test(arguments: [("not json", "Unable to parse response of GetDatabases, invalid JSON received")])
  func survivesGarbage(_ text: String, _ message: String) throws {
    let glue = try glue(ScriptedTransport([.json(200, text)]))
    #expect(failure { () throws(AWSCallError) in try glue.databases() }?.description == message)
  }

  @Test(arguments: [
    #"{}"#, #"{"DatabaseList":null}"#, #"{"DatabaseList":{}}"#, #"{"DatabaseList":[1,"x",{"Name":3},{"CatalogId":"1"}]}"#, "",
  ])
  func survivesOddAnswers(_ text: String) throws {
    #expect(try glue(ScriptedTransport([.json(200, text)])).databases().isEmpty)
  }

  @Test func renewsExpiredCredentialsOnce() throws {
    let expired = ScriptedTransport.Answer.json(
      400, #"{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}"#)
    let sessions = Mutex(0)
    let role = try AssumedRole(clock: clock) { () throws(AWSCallError) in
      let number = sessions.withLock { count -> Int in
        count += 1
        return count
      }
      return AssumedRole.Session(
        credentials: AWSCredentials(accessKeyID: "ASIA\(number)", secretAccessKey: "s", sessionToken: "t"),
        expiration: Timestamp(seconds: 1_772_359_200))
    }
    let transport = ScriptedTransport([expired, .json(200, #"{"DatabaseList":[]}"#), expired, expired])
    let glue = try glue(transport, credentials: role)
    #expect(try glue.databases().isEmpty)
    #expect(transport.requests.map { $0.headers["Authorization"]?.contains("ASIA2") } == [false, true])
    #expect(failure { () throws(AWSCallError) in try glue.databases() }?.code == "ExpiredTokenException")
  }
}
