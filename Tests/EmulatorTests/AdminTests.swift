import AWSSignature
import Basics
import CloudState
import Documents
import Emulator
import HTTP
import IAMPolicy
import ServiceCore
import Synchronization
import Testing

/// The server's own paths.
@Suite(.timeLimit(.minutes(1))) struct AdminTests {
  // MARK: Health

  @Test(arguments: ["/_mocklake/health", "/_mocklake/ready", "/_localstack/health"]) func health(_ path: String) throws {
    let test = try TestEmulator()
    _ = test.glue("GetDatabases")
    let response = test.admin("GET", path)
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "application/json")
    let health = response.json
    #expect(health.members?.map(\.name) == ["status", "edition", "services", "iam", "region", "requests"])
    #expect(health["status"]?.string == "running")
    #expect(health["edition"]?.string == "mocklake")
    #expect(health["services"]?.members?.map(\.name) == test.emulator.services.map(\.name))
    #expect(health["services"]?["glue"]?.string == "running")
    let iam = health["iam"]
    #expect(iam?["enforcement"]?.string == "enforce")
    #expect(iam?["appliesTo"]?.string?.hasPrefix("users, roles and sessions") == true)
    #expect(iam?["unknownKeys"]?.string == "act as account root")
    #expect(iam?["denialText"]?.string == "2026")
    #expect(iam?["defaultAccount"]?.string == "000000000000")
    #expect(health["region"]?.string == "us-east-1")
    #expect(health["requests"]?.integer == 1)
  }

  @Test func healthShowsTheOptions() throws {
    var options = SecurityOptions(enforcement: .audit, unknownKeys: .strict, defaultAccount: "111122223333", region: "eu-west-1")
    options.denialEra = .y2022
    let health = try TestEmulator(options).admin("GET", "/_mocklake/health").json
    #expect(
      health["iam"]?.text
        == #"{"enforcement":"audit","appliesTo":"nobody; denials are marked in the journal","unknownKeys":"are refused","#
        + #""denialText":"2022","defaultAccount":"111122223333"}"#)
    #expect(health["region"]?.string == "eu-west-1")
  }

  @Test(arguments: [
    ("GET", "/_mocklake/nonsense"), ("GET", "/_mocklake/"), ("POST", "/_mocklake/health"), ("GET", "/_mocklake/reset"),
    ("DELETE", "/moto-api/reset"),
    ("GET", "/_localstack/info"), ("GET", "/_mocklake/requests/r-1/more"),
  ])
  func otherPaths(_ method: String, _ path: String) throws {
    let response = try TestEmulator().admin(method, path)
    #expect(response.status == 404)
    #expect(response.json["message"]?.string == "\(method) \(path) is not a path of this server")
  }

  // MARK: Reset

  @Test(arguments: ["/_mocklake/reset", "/moto-api/reset", "/_localstack/state/reset"]) func resetEmptiesEverything(
    _ path: String
  ) throws {
    let test = try TestEmulator()
    _ = test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"d"},"Tags":{"a":"b"}}"#)
    _ = test.glue("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t"}}"#)
    #expect(test.send(TestEmulator.s3("PUT", "/bucket")).status == 200)
    #expect(test.send(TestEmulator.s3("PUT", "/bucket/key", String(repeating: "x", count: 100_000))).status == 200)
    _ = test.admin("POST", "/_mocklake/faults", #"{"operation":"glue:GetDatabase","respond":"X"}"#)
    let response = test.admin("POST", path)
    #expect((response.status, response.text) == (200, #"{"status":"ok"}"#))
    #expect(test.admin("GET", "/_mocklake/requests").json["requests"]?.elements?.isEmpty == true)
    #expect(test.admin("GET", "/_mocklake/faults").text == "[]")
    #expect(FileSystem.contents(of: test.emulator.cloud.folder.objects).isEmpty)
    #expect(test.glue("GetDatabases").text == #"{"DatabaseList":[]}"#)
    #expect(test.send(TestEmulator.s3("HEAD", "/bucket")).status == 404)
    #expect(test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"d"}}"#).status == 200)
    #expect(test.glue("GetTables", #"{"DatabaseName":"d"}"#).text == #"{"TableList":[]}"#)
  }

  @Test func keysOnceIssuedStayRefusedAfterAReset() throws {
    let test = try TestEmulator()
    let allowed = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
    try test.addUser("ann", TestEmulator.ann, policy: allowed)
    #expect(test.glue("GetDatabases", as: TestEmulator.ann).status == 200)
    let session = test.send(TestEmulator.form("Action=GetSessionToken&Version=2011-06-15"), as: TestEmulator.ann)
    let key = AWSCredentials(
      accessKeyID: try session.element("AccessKeyId"), secretAccessKey: try session.element("SecretAccessKey"),
      sessionToken: try session.element("SessionToken"))
    #expect(test.glue("GetDatabases", as: key).status == 200)
    _ = test.admin("POST", "/_mocklake/reset")
    for credentials in [TestEmulator.ann, key] {
      #expect(test.glue("GetDatabases", as: credentials).json["__type"]?.string == "UnrecognizedClientException")
    }
    // A key that was never issued still acts as root.
    #expect(test.glue("GetDatabases").status == 200)
  }

  @Test func resetWhileOthersWrite() throws {
    let test = try TestEmulator()
    let statuses = Mutex<Set<Int>>([])
    let writers = (0..<4).map { writer in
      WorkerThread {
        for number in 0..<30 {
          let response = test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"d\#(writer)-\#(number)"}}"#)
          _ = statuses.withLock { $0.insert(response.status) }
        }
      }
    }
    for _ in 0..<10 { #expect(test.admin("POST", "/_mocklake/reset").status == 200) }
    for writer in writers { writer.join() }
    #expect(statuses.withLock { $0 } == [200])
  }

  // MARK: Journal

  @Test func requestsAreListed() throws {
    let test = try TestEmulator()
    _ = test.glue("GetDatabases", #"{"MaxResults":5}"#)
    let list = test.admin("GET", "/_mocklake/requests").json
    #expect(list["position"]?.integer == 1)
    let record = try #require(list["requests"]?[0])
    #expect(record["id"]?.string == "r-1")
    #expect(record["time"]?.string == "2026-03-01T09:00:00.000Z")
    #expect(record["operation"]?.string == "glue:GetDatabases")
    #expect(record["caller"]?.string == "arn:aws:iam::000000000000:root")
    #expect(record["parameters"]?.text == #"{"MaxResults":5}"#)
    #expect(record["status"]?.integer == 200)
    #expect(
      record["checks"]?.text
        == #"[{"action":"glue:GetDatabases","resource":"arn:aws:glue:us-east-1:000000000000:catalog","effect":"allowed","layer":"root"}]"#
    )
    for name in ["r-1", "1"] { #expect(test.admin("GET", "/_mocklake/requests/\(name)").json["id"]?.string == "r-1") }
    #expect(test.admin("GET", "/_mocklake/requests", query: "after=1").json["requests"]?.elements?.isEmpty == true)
  }

  @Test(arguments: ["r-9", "x", "-1", "9999999999999999999999"]) func unknownRequests(_ name: String) throws {
    let test = try TestEmulator()
    for path in ["requests", "explain"] {
      let response = test.admin("GET", "/_mocklake/\(path)/\(name)")
      #expect(response.status == 404)
      #expect(response.json["message"]?.string == "no request \(name) is remembered; the journal keeps the latest 10,000")
    }
  }

  @Test(arguments: [
    "after=-9223372036854775808", "wait=-9223372036854775808", "wait=x&after=y", "after=9223372036854775807", "%zz",
  ])
  func oddQueriesEndAtOnce(_ query: String) throws {
    #expect(try TestEmulator().admin("GET", "/_mocklake/requests", query: query).status == 200)
  }

  @Test func followersHoldNobodyUp() throws {
    let test = try TestEmulator()
    let followers = (0..<6).map { _ in
      WorkerThread { _ = test.admin("GET", "/_mocklake/requests", query: "after=5&wait=20000") }
    }
    let start = monotonicNanoseconds()
    #expect(test.admin("GET", "/_mocklake/health").status == 200)
    for _ in 0..<6 { _ = test.glue("GetDatabases") }
    for follower in followers { follower.join() }
    #expect(monotonicNanoseconds() - start < 15_000_000_000)
  }

  // MARK: Faults

  @Test func faultsAreAddedListedAndCleared() throws {
    let test = try TestEmulator()
    let rule = #"{"name":"slow","operation":"glue:GetDatabases","call":"2","respond":"ThrottlingException"}"#
    #expect(test.admin("POST", "/_mocklake/faults", rule).text == #"{"added":"slow"}"#)
    #expect(test.glue("GetDatabases").status == 200)
    #expect(test.glue("GetDatabases").text == #"{"__type":"ThrottlingException","Message":"Rate exceeded"}"#)
    let listed = try #require(test.admin("GET", "/_mocklake/faults").json[0])
    #expect(listed["name"]?.string == "slow")
    #expect((listed["matched"]?.integer, listed["fired"]?.integer) == (2, 1))
    #expect(test.admin("DELETE", "/_mocklake/faults").text == #"{"cleared":true}"#)
    #expect(test.admin("GET", "/_mocklake/faults").text == "[]")
    #expect(test.admin("GET", "/_mocklake/requests/r-2").json["fault"]?.string == "slow")
  }

  @Test(arguments: ["", "{", "[]", "{}", #"{"operation":"*","delay":"1e300s"}"#, #"{"operation":"*","oops":1}"#])
  func brokenFaults(_ body: String) throws {
    let test = try TestEmulator()
    let response = test.admin("POST", "/_mocklake/faults", body)
    #expect(response.status == 400)
    #expect(response.json["message"]?.string?.isEmpty == false)
    #expect(test.admin("GET", "/_mocklake/faults").text == "[]")
  }
}

extension HTTPResponse {
  struct Missing: Error { var name: String }

  /// The text of an XML element.
  func element(_ name: String) throws -> String {
    guard let start = text.firstRange(of: "<\(name)>"), let end = text.firstRange(of: "</\(name)>") else {
      throw Missing(name: name)
    }
    return String(text[start.upperBound..<end.lowerBound])
  }
}
