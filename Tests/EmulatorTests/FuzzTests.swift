import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// Mutated real requests through the whole emulator: never a crash, never a failure of ours, always an answer in a protocol
/// of AWS's.
@Suite(.timeLimit(.minutes(5))) struct FuzzTests {
  @Test(arguments: 0..<12) func mutatedRequestsAreAnswered(_ seed: UInt64) throws {
    let test = try TestEmulator(seed: seed)
    let mutation = RequestMutation(seed: seed)
    prepare(test)
    for round in 0..<250 {
      let sample = mutation.one(of: RequestSamples.all)
      // What is signed after the change is judged on its merits; what is signed before tries the signature's parser.
      let isResigned = mutation.below(4) > 0
      let name = TestEmulator.service(of: sample)
      let request =
        isResigned ? test.signed(mutation.mutated(sample), for: name) : mutation.mutated(test.signed(sample, for: name))
      let response = test.client.response(to: request)
      if let problem = problem(with: response, to: request) {
        Issue.record(
          "seed \(seed) round \(round): \(problem)\n\(shown(request))\n=> \(response.status) \(response.text.prefix(400))")
      }
    }
    // The state must still be whole.
    #expect(test.glue("GetDatabases").status == 200)
    #expect(test.send(TestEmulator.s3("GET", "/")).status == 200)
    #expect(test.admin("GET", "/_mocklake/health").status == 200)
  }

  @Test(arguments: 0..<4) func mutatedAdminRequestsAreAnswered(_ seed: UInt64) throws {
    let test = try TestEmulator(seed: seed)
    let mutation = RequestMutation(seed: seed)
    let samples = [
      HTTPRequest(
        method: "POST", path: "/_mocklake/faults",
        body: Array(#"{"operation":"x:*","call":"2-4","delay":"1ms","where":{"A":"b"}}"#.utf8)),
      HTTPRequest(path: "/_mocklake/requests", query: "after=1&wait=1"), HTTPRequest(path: "/_mocklake/explain/r-1"),
      HTTPRequest(path: "/_mocklake/requests/r-1"), HTTPRequest(path: "/_mocklake/health"),
      HTTPRequest(method: "POST", path: "/_mocklake/reset"),
    ]
    for _ in 0..<150 {
      let request = mutation.mutated(mutation.one(of: samples))
      let response = test.client.response(to: request)
      let isAdmin = request.path.hasPrefix("/_mocklake/")
      #expect(response.status < 500 || !isAdmin && response.status == 501, "\(shown(request)) => \(response.text)")
    }
  }

  /// What the samples speak of.
  private func prepare(_ test: TestEmulator) {
    _ = test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"db"}}"#)
    _ = test.glue(
      "CreateTable",
      #"{"DatabaseName":"db","TableInput":{"Name":"t","PartitionKeys":[{"Name":"y","Type":"int"},{"Name":"m","Type":"string"}]}}"#
    )
    _ = test.send(TestEmulator.s3("PUT", "/bucket"))
    _ = test.send(TestEmulator.s3("PUT", "/bucket/a%20b/key.txt", "hello world"))
  }

  private func problem(with response: HTTPResponse, to request: HTTPRequest) -> String? {
    let text = response.text
    if response.status >= 500 {
      let isDeliberate = response.status == 501 && (text.contains("NotImplemented") || request.method == "HEAD")
      return isDeliberate ? nil : "a failure of ours"
    }
    if response.status < 200 { return "an odd status" }
    if request.method == "HEAD" { return response.body.bytes.isEmpty ? nil : "HEAD has a body" }
    guard response.status != 413 else { return nil }
    let type = response.headers["Content-Type"] ?? ""
    if type.contains("json"), (try? JSON.parse(response.body.bytes)) == nil { return "broken JSON" }
    // S3 writes control characters of keys as references, which XML 1.0 has no place for.
    let plain = text.replacing(/&#x[0-9A-F]+;/, with: "")
    if type.contains("xml"), response.status >= 300, (try? XMLElement.parse(Array(plain.utf8))) == nil { return "broken XML" }
    return nil
  }

  private func shown(_ request: HTTPRequest) -> String {
    let headers = request.headers.fields.map { "\($0.name): \($0.value.prefix(120))" }.joined(separator: " | ")
    return
      "\(request.method) \(request.target.prefix(200)) [\(headers)] \(String(decoding: request.body.prefix(600), as: UTF8.self))"
  }
}
