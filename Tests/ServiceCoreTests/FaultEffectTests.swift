import AWSSignature
import Basics
import Documents
import HTTP
import IAMPolicy
import ServiceCore
import Synchronization
import Testing

/// What scripted faults do to calls.
@Suite(.timeLimit(.minutes(1))) struct FaultEffectTests {
  /// A cloud with a table and one rule.
  private func cloud(_ rule: String) throws -> TestCloud {
    let test = try TestCloud()
    _ = test.sendGlue("CreateTable")
    test.cloud.faults.add(try FaultRule(JSON.parse(rule)))
    return test
  }

  /// Which of so many calls fail, counted from 1.
  private func struck(_ test: TestCloud, of count: Int) -> [Int] {
    (1...count).filter { _ in test.sendGlue("GetTable").status != 200 }
  }

  // MARK: Which calls

  @Test(arguments: [
    ("3", [3]), ("2-4", [2, 3, 4]), ("every 5th", [5, 10]), ("every 1st", Array(1...12)), ("12", [12]), ("13", []),
  ])
  func calls(_ calls: String, _ expected: [Int]) throws {
    let test = try cloud(#"{"operation":"glue:GetTable","call":"\#(calls)","respond":"ThrottlingException"}"#)
    #expect(struck(test, of: 12) == expected)
    let tally = try #require(test.cloud.faults.tallies.first)
    #expect((tally.matched, tally.fired) == (12, expected.count))
  }

  @Test func withoutCallsAllAreStruck() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","respond":"ThrottlingException"}"#)
    #expect(struck(test, of: 3) == [1, 2, 3])
  }

  @Test(arguments: ["glue:gettable", "GLUE:*", "*:GetTable", "any", "*"]) func operationsAreGlobsWithoutCase(_ operation: String)
    throws
  {
    #expect(struck(try cloud(#"{"operation":"\#(operation)","cut":true}"#), of: 1) == [1])
  }

  @Test(arguments: ["glue:GetTables", "s3:*", "glue:Get?"]) func otherOperationsAreLeftAlone(_ operation: String) throws {
    let test = try cloud(#"{"operation":"\#(operation)","cut":true}"#)
    #expect(struck(test, of: 2) == [])
    #expect(test.cloud.faults.tallies.first?.matched == 0)
  }

  @Test func afterWaitsForOtherCalls() throws {
    let test = try cloud(
      #"{"operation":"glue:GetTable","after":"2 calls of glue:CreateTable","respond":"ThrottlingException"}"#)
    #expect(struck(test, of: 2) == [])
    _ = test.sendGlue("CreateTable", #"{"Name":"u"}"#)
    #expect(struck(test, of: 1) == [])
    _ = test.sendGlue("CreateTable", #"{"Name":"v"}"#)
    #expect(struck(test, of: 2) == [1, 2])
  }

  @Test func afterCountsCallsOfAnything() throws {
    #expect(struck(try cloud(#"{"operation":"glue:GetTable","after":2,"respond":"X"}"#), of: 4) == [3, 4])
  }

  @Test(arguments: [("t", [1]), ("T", []), ("x*", []), ("?", [1])]) func whereLooksAtTheInput(_ value: String, _ expected: [Int])
    throws
  {
    #expect(struck(try cloud(#"{"operation":"*","where":{"Name":"\#(value)"},"respond":"X"}"#), of: 1) == expected)
  }

  @Test func whereOfAnAbsentMemberMeetsNothing() throws {
    #expect(struck(try cloud(#"{"operation":"*","where":{"Name.Inner":"*"},"respond":"X"}"#), of: 1) == [])
  }

  @Test func roleLooksAtTheCaller() throws {
    for role in ["Loader", "arn:aws:iam::000000000000:role/Loader"] {
      let test = try cloud(#"{"operation":"*","role":"\#(role)","respond":"ThrottlingException"}"#)
      let session = try test.assume("Loader")
      #expect(test.sendGlue("GetTable", as: session).code == "ThrottlingException")
      #expect(test.sendGlue("GetTable").status == 200)
      try test.allow("ann", ("Allow", "*", "*"))
      #expect(test.sendGlue("GetTable", as: TestCloud.ann).status == 200)
    }
  }

  @Test func theFirstOfTwoRulesStrikes() throws {
    let test = try cloud(#"{"name":"one","operation":"*","call":1,"respond":"First"}"#)
    test.cloud.faults.add(try FaultRule(JSON.parse(#"{"name":"two","operation":"*","respond":"Second"}"#)))
    #expect(test.sendGlue("GetTable").code == "First")
    #expect(test.sendGlue("GetTable").code == "Second")
    #expect(test.cloud.faults.tallies.map(\.fired) == [1, 1])
  }

  @Test func serviceStandsForItsOperations() throws {
    #expect(struck(try cloud(#"{"service":"glue","cut":true}"#), of: 1) == [1])
    #expect(struck(try cloud(#"{"service":"s3","cut":true}"#), of: 1) == [])
    #expect(struck(try cloud(#"{"service":"glue","operation":"GetTable","cut":true}"#), of: 1) == [1])
  }

  @Test(arguments: [
    ("arn:aws:glue:*:catalog", [1]), ("*", [1]), ("arn:aws:glue:us-east-1:000000000000:table/db/?", [1]),
    ("arn:aws:glue:us-east-1:000000000000:table/hr/*", []), ("*:CATALOG", []),
  ])
  func resourceLooksAtWhatIsChecked(_ resource: String, _ expected: [Int]) throws {
    let test = try cloud(#"{"operation":"glue:GetTable","resource":"\#(resource)","respond":"X"}"#)
    #expect(struck(test, of: 1) == expected)
  }

  @Test func windowsAreMeasuredByTheServersClock() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","from":"10s","until":"2026-03-01T09:00:20Z","respond":"X"}"#)
    var seen: [Int] = []
    for second in 0..<25 {
      if !struck(test, of: 1).isEmpty { seen.append(second) }
      test.clock.advance(seconds: 1)
    }
    #expect(seen == Array(10..<20))
  }

  @Test func chanceIsTheSameForTheSameSeed() throws {
    func seen(_ chance: String) throws -> [Int] {
      struck(try cloud(#"{"operation":"glue:GetTable",\#(chance),"respond":"X"}"#), of: 200)
    }
    let third = try seen(#""probability":0.3"#)
    #expect((40...80).contains(third.count))
    #expect(try seen(#""probability":"30%""#) == third)
    #expect(try seen(#""probability":0.3,"seed":7"#) != third)
    #expect(try seen(#""probability":0"#).isEmpty)
    #expect(try seen(#""probability":1"#).count == 200)
  }

  @Test func theNearestCallIsRemembered() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","where":{"Name":"orders"},"role":"Loader","respond":"X"}"#)
    #expect(test.cloud.faults.tallies.first?.nearest == nil)
    _ = test.send(TestCloud.sts())
    _ = test.sendGlue("CreateTable", #"{"Name":"orders"}"#)
    let role = "the caller was arn:aws:iam::000000000000:root, not Loader"
    let first = test.cloud.faults.tallies.first?.nearest
    #expect(first?.call == "r-3 glue:CreateTable")
    #expect(first?.misses == ["the operation is not glue:GetTable", role])
    _ = test.sendGlue("GetTable", #"{"Name":"t"}"#)
    #expect(test.cloud.faults.tallies.first?.nearest?.call == "r-4 glue:GetTable")
    #expect(test.cloud.faults.tallies.first?.nearest?.misses == [role, "Name was \"t\", not \"orders\""])
    let session = try test.assume("Loader")
    _ = test.sendGlue("GetTable", #"{"Name":"t"}"#, as: session)
    #expect(test.cloud.faults.tallies.first?.nearest?.text == "r-5 glue:GetTable: Name was \"t\", not \"orders\"")
    _ = test.sendGlue("GetTable", #"{"Name":"orders"}"#, as: session)
    #expect(test.cloud.faults.tallies.first?.nearest == nil)
  }

  @Test func theNearestCallMayHaveComeTooEarly() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","after":"2 calls of sts:*","from":"1m","respond":"X"}"#)
    _ = test.sendGlue("GetTable")
    #expect(
      test.cloud.faults.tallies.first?.nearest?.misses
        == ["only 0 of 2 calls of sts:* had come", "it came too early"])
  }

  // MARK: What happens

  @Test func respondKnowsTheErrorsSentences() throws {
    let test = try cloud(#"{"name":"slow down","operation":"glue:GetTable","respond":"ThrottlingException"}"#)
    let response = test.sendGlue("GetTable")
    #expect(response.status == 400)
    #expect(response.text == #"{"__type":"ThrottlingException","Message":"Rate exceeded"}"#)
    #expect(test.last?.fault == "slow down")
    #expect(test.last?.errorCode == "ThrottlingException")
  }

  @Test func respondTakesMessageAndStatus() throws {
    let response = try cloud(#"{"operation":"*","respond":"Odd","message":"why not","status":503}"#).sendGlue("GetTable")
    #expect((response.status, response.code, response.message) == (503, "Odd", "why not"))
  }

  @Test func respondSpeaksTheProtocolOfTheCall() throws {
    let test = try cloud(#"{"operation":"s3:*","respond":"SlowDown"}"#)
    let response = test.send(TestCloud.s3())
    #expect((response.status, response.code) == (503, "SlowDown"))
    #expect(response.text.contains("<Message>Please reduce your request rate.</Message>"))
  }

  @Test(arguments: [
    ("explicit", "with an explicit deny in an identity-based policy"),
    ("implicit", "because no identity-based policy allows the glue:GetTable action"),
    ("boundary", "because no permissions boundary allows the glue:GetTable action"),
    ("session", "because no session policy allows the glue:GetTable action"),
    ("scp", "because no service control policy allows the glue:GetTable action"),
    ("resource", "because no resource-based policy allows the glue:GetTable action"),
    ("endpoint", "because no VPC endpoint policy allows the glue:GetTable action"),
    ("rcp", "with an explicit deny in a resource control policy"),
    ("explicit boundary", "with an explicit deny in a permissions boundary"),
    ("explicit session", "with an explicit deny in a session policy"),
    ("explicit scp", "with an explicit deny in a service control policy"),
    ("explicit resource", "with an explicit deny in a resource-based policy"),
    ("explicit endpoint", "with an explicit deny in a VPC endpoint policy"),
  ])
  func deny(_ layer: String, _ reason: String) throws {
    let test = try cloud(#"{"operation":"glue:GetTable","deny":"\#(layer)"}"#)
    let response = test.sendGlue("GetTable")
    #expect((response.status, response.code) == (400, "AccessDeniedException"))
    #expect(
      response.message
        == "User: arn:aws:iam::000000000000:root is not authorized to perform: glue:GetTable on resource: "
        + "arn:aws:glue:us-east-1:000000000000:catalog \(reason)")
    #expect(test.last?.isDenied == true)
  }

  @Test func denialsNameThePolicyTheyAreGiven() throws {
    let arn = "arn:aws:organizations::999999999999:policy/o-exampleorgid/service_control_policy/p-1"
    let test = try cloud(#"{"operation":"glue:GetTable","deny":"explicit scp","policy":"\#(arn)"}"#)
    #expect(test.sendGlue("GetTable").message?.hasSuffix(" with an explicit deny in a service control policy: \(arn)") == true)
  }

  @Test func everyServiceThrottlesInItsOwnWay() throws {
    let test = try cloud(#"{"operation":"any","throttle":true}"#)
    let glue = test.sendGlue("GetTable")
    #expect((glue.status, glue.code, glue.message) == (400, "ThrottlingException", "Rate exceeded"))
    let s3 = test.send(TestCloud.s3())
    #expect((s3.status, s3.code) == (503, "SlowDown"))
    let sts = test.send(TestCloud.sts())
    #expect((sts.status, sts.code) == (400, "Throttling"))
  }

  @Test(arguments: [("true", 8), ("5", 5), ("0", 0), ("400", 15)]) func truncatedAnswersBreakOff(_ bytes: String, _ count: Int)
    throws
  {
    let test = try cloud(#"{"operation":"glue:GetTable","truncate":\#(bytes)}"#)
    guard case .cut(let response, let sent) = test.client.send(test.signed(TestCloud.glue("GetTable"))) else {
      Issue.record("the answer came whole")
      return
    }
    #expect(response.status == 200)
    #expect(response.text == #"{"Names":["t"]}"#)
    #expect(sent == min(count, response.body.length - 1) || bytes == "true" && sent == response.body.length / 2)
  }

  @Test func staleReadsSeeTheMomentTheFaultWasAdded() throws {
    let test = try cloud(#"{"operation":"glue:*","call":"1-2","stale":true}"#)
    #expect(test.sendGlue("CreateTable", #"{"Name":"u"}"#).status == 200)
    let answers = (1...3).map { _ in test.sendGlue("GetTable", #"{"Name":"u"}"#).code ?? "there" }
    #expect(answers == ["EntityNotFoundException", "EntityNotFoundException", "there"])
    // Writing calls are never struck.
    #expect(test.cloud.faults.tallies.first?.matched == 3)
  }

  @Test func stalenessEnds() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","stale":"5s"}"#)
    _ = test.sendGlue("CreateTable", #"{"Name":"u"}"#)
    #expect(test.sendGlue("GetTable", #"{"Name":"u"}"#).code == "EntityNotFoundException")
    test.clock.advance(seconds: 5)
    #expect(test.sendGlue("GetTable", #"{"Name":"u"}"#).status == 200)
  }

  @Test func childCallsAreStale() throws {
    let test = try cloud(#"{"operation":"glue:Get*","stale":true}"#)
    _ = test.sendGlue("CreateTable", #"{"Name":"u"}"#)
    #expect(test.sendGlue("GetPlan", #"{"Name":"u"}"#).code == "EntityNotFoundException")
    test.cloud.faults.clear()
    #expect(test.sendGlue("GetPlan", #"{"Name":"u"}"#).status == 200)
  }

  @Test func expireEndsTheCredentialsForGood() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","call":2,"expire":true}"#)
    let session = try test.assume("Loader")
    #expect(test.sendGlue("GetTable", as: session).status == 200)
    let struck = test.sendGlue("GetTable", as: session)
    #expect((struck.status, struck.code) == (400, "ExpiredTokenException"))
    #expect(test.send(TestCloud.sts(), as: session).code == "ExpiredToken")
    #expect(test.sendGlue("CreateTable", as: session).code == "ExpiredTokenException")
    let fresh = try test.assume("Loader")
    #expect(test.sendGlue("GetTable", as: fresh).status == 200)
    test.cloud.faults.clear()
    #expect(test.send(TestCloud.sts(), as: session).status == 200)
  }

  @Test func expireShowsS3TheToken() throws {
    let test = try cloud(#"{"operation":"s3:*","expire":true}"#)
    let session = try test.assume("Loader")
    let response = test.send(TestCloud.s3(), as: session)
    #expect(response.text.contains("<Token-0>\(session.sessionToken ?? "none")</Token-0>"))
  }

  @Test func longTermKeysCannotExpire() throws {
    let test = try cloud(#"{"operation":"*","expire":true}"#)
    #expect(struck(test, of: 1) == [])
    #expect(test.cloud.faults.tallies.first?.matched == 0)
  }

  @Test func delayAnswersLater() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","delay":"120ms"}"#)
    let start = monotonicNanoseconds()
    #expect(test.sendGlue("GetTable").text == #"{"Names":["t"]}"#)
    #expect(monotonicNanoseconds() - start >= 120_000_000)
    #expect((test.last?.microseconds ?? 0) >= 120_000)
  }

  @Test func delayedWritesAndUploadsAreDone() throws {
    let test = try cloud(#"{"operation":"*","delay":"5ms"}"#)
    #expect(test.sendGlue("CreateTable", #"{"Name":"late"}"#).status == 200)
    #expect(test.sendGlue("StartJobRun", #"{"Name":"work"}"#).status == 200)
    #expect(test.send(TestCloud.s3("PUT", "/b/k", "x")).status == 200)
    #expect(test.cloud.faults.tallies.first?.fired == 3)
  }

  @Test func cutBreaksTheConnection() throws {
    let test = try cloud(#"{"operation":"*","cut":true}"#)
    for request in [TestCloud.glue("GetTable"), TestCloud.sts(), TestCloud.s3(), TestCloud.s3("PUT", "/b/k", "x")] {
      guard case .cut(_, let bytes) = test.client.send(test.signed(request)) else {
        Issue.record("the connection was not cut")
        continue
      }
      #expect(bytes == 0)
    }
    #expect(test.s3.stored.withLock { $0.isEmpty })
  }

  @Test func faultsComeAfterAuthorizationAndBeforeValidation() throws {
    let test = try cloud(#"{"operation":"*","respond":"ThrottlingException"}"#)
    #expect(test.sendGlue("GetTable", as: TestCloud.ann).code == "AccessDeniedException")
    #expect(test.cloud.faults.tallies.first?.matched == 0)
    #expect(test.sendGlue("GetTable", "{}").code == "ThrottlingException")
  }

  // MARK: Calls between services

  @Test func childCallsAreStruck() throws {
    let test = try cloud(#"{"name":"f","operation":"glue:GetTable","respond":"ThrottlingException"}"#)
    #expect(test.sendGlue("GetPlan").code == "ThrottlingException")
    #expect(test.cloud.journal.records.first { $0.parent != nil }?.fault == "f")
  }

  @Test func childCallsAreDelayedAndCut() throws {
    let test = try cloud(#"{"operation":"glue:GetTable","call":1,"delay":"60ms"}"#)
    let start = monotonicNanoseconds()
    #expect(test.sendGlue("GetPlan").status == 200)
    #expect(monotonicNanoseconds() - start >= 60_000_000)
    test.cloud.faults.add(try FaultRule(JSON.parse(#"{"operation":"glue:GetTable","cut":true}"#)))
    let response = test.sendGlue("GetPlan")
    #expect((response.status, response.code) == (500, "InternalServiceException"))
  }
}
