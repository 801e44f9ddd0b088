import Basics
import Documents
import ServiceCore
import Testing

/// The one format in which scenarios, the command line and the admin API write faults.
@Suite struct FaultRuleFormatTests {
  private func problem(_ text: String) throws -> Diagnostic? {
    do {
      _ = try FaultRule(JSON.parse(text))
      return nil
    } catch let diagnostic as Diagnostic {
      return diagnostic
    }
  }

  @Test func everythingIsRead() throws {
    let rule = try FaultRule(
      JSON.parse(
        #"{"name":"n","operation":"glue:GetTables","where":{"DatabaseName":"sales","Max":5,"On":true},"role":"R","call":"2-4","#
          + #""after":"3 calls of sts:*","respond":"X","message":"m","status":429}"#))
    #expect(rule.name == "n")
    #expect(rule.operation == "glue:GetTables")
    #expect(rule.parameters == ["DatabaseName": "sales", "Max": "5", "On": "true"])
    #expect(rule.role == "R")
    #expect(rule.calls == .range(2...4))
    #expect(rule.after == FaultRule.After(count: 3, operation: "sts:*"))
    #expect(rule.effect == .respond(code: "X", message: "m", status: 429))
  }

  @Test func whatIsNotSaid() throws {
    let rule = try FaultRule(JSON.parse(#"{"operation":"any","cut":true}"#))
    #expect((rule.name, rule.operation) == ("any", "*"))
    #expect(rule.calls == .all)
    #expect(rule.after == nil)
    #expect(rule.parameters.isEmpty)
  }

  @Test(arguments: [
    (#""delay":"200ms""#, FaultRule.Effect.delay(milliseconds: 200)), (#""delay":"2s""#, .delay(milliseconds: 2000)),
    (#""delay":"1.5s""#, .delay(milliseconds: 1500)), (#""delay":30"#, .delay(milliseconds: 30)),
    (#""delay":"0ms""#, .delay(milliseconds: 0)), (#""deny":"scp""#, .deny(.scp)), (#""expire":true"#, .expire),
  ])
  func effects(_ member: String, _ effect: FaultRule.Effect) throws {
    #expect(try FaultRule(JSON.parse(#"{"operation":"*",\#(member)}"#)).effect == effect)
  }

  @Test(arguments: [
    ("[]", "a fault is an object with operation and an effect"),
    ("{}", "a fault needs an operation"),
    (#"{"operation":"","cut":true}"#, "a fault needs an operation"),
    (#"{"operation":5,"cut":true}"#, "operation of a fault must be a text"),
    (#"{"operation":"*"}"#, "a fault needs exactly one effect"),
    (#"{"operation":"*","cut":true,"expire":true}"#, "a fault needs exactly one effect"),
    (#"{"operation":"*","cut":false}"#, "cut can only be true"),
    (#"{"operation":"*","expire":"yes"}"#, "expire can only be true"),
    (#"{"operation":"*","cut":true,"name":1}"#, "name of a fault must be a text"),
    (#"{"operation":"*","cut":true,"role":[]}"#, "role of a fault must be a text"),
    (#"{"operation":"*","cut":true,"where":"x"}"#, "where maps input members to values"),
    (#"{"operation":"*","cut":true,"where":{"A":[]}}"#, "where.A must be a single value"),
    (#"{"operation":"*","cut":true,"call":0}"#, #"call "0" cannot be read"#),
    (#"{"operation":"*","cut":true,"call":"4-2"}"#, #"call "4-2" cannot be read"#),
    (#"{"operation":"*","cut":true,"call":"every 0th"}"#, #"call "every 0th" cannot be read"#),
    (#"{"operation":"*","cut":true,"call":"-1"}"#, #"call "-1" cannot be read"#),
    (#"{"operation":"*","cut":true,"call":[3]}"#, "call \"[3]\" cannot be read"),
    (#"{"operation":"*","cut":true,"call":"99999999999999999999"}"#, #"call "99999999999999999999" cannot be read"#),
    (#"{"operation":"*","cut":true,"after":"soon"}"#, #"after "soon" cannot be read"#),
    (#"{"operation":"*","cut":true,"after":"2 bananas"}"#, #"after "2 bananas" cannot be read"#),
    (#"{"operation":"*","cut":true,"after":{"x":1}}"#, "after \"{\"x\":1}\" cannot be read"),
    (#"{"operation":"*","cut":true,"after":""}"#, #"after "" cannot be read"#),
    (#"{"operation":"*","deny":"nobody"}"#, #"deny "nobody" is not known"#),
    (#"{"operation":"GetTables","cut":true}"#, "\"GetTables\" is no operation"),
    (#"{"operation":"glue:","cut":true}"#, "\"glue:\" is no operation"),
    (#"{"operation":"glue:GetTablez","cut":true}"#, "glue has no operation \"GetTablez\""),
    (#"{"service":"glue","operation":"glue:GetTables","cut":true}"#, "\"glue:GetTables\" is no operation"),
    (#"{"operation":"*","cut":true,"from":"soon"}"#, #"from "soon" cannot be read"#),
    (#"{"operation":"*","cut":true,"until":{}}"#, #"until "{}" cannot be read"#),
    (#"{"operation":"*","cut":true,"probability":2}"#, #"probability "2" cannot be read"#),
    (#"{"operation":"*","cut":true,"probability":"nan"}"#, #"probability "nan" cannot be read"#),
    (#"{"operation":"*","cut":true,"seed":1}"#, "seed belongs to probability"),
    (#"{"operation":"*","cut":true,"probability":0.5,"seed":-1}"#, "seed must be a whole number"),
    (#"{"operation":"*","throttle":false}"#, "throttle can only be true"),
    (#"{"operation":"*","truncate":-1}"#, #"truncate "-1" cannot be read"#),
    (#"{"operation":"*","stale":"later"}"#, #"stale "later" cannot be read"#),
    (#"{"operation":"*","deny":"implicit","policy":"p"}"#, "policy belongs to an explicit deny"),
    (#"{"operation":"*","cut":true,"policy":"p"}"#, "policy belongs to an explicit deny"),
    (#"{"operation":"*","respond":{"code":"X","state":1}}"#, "unknown key \"state\" in respond"),
    (#"{"operation":"*","respond":{"code":"X","status":1}}"#, "status must be a number from 400 to 599"),
    (#"{"operation":"*","respond":5}"#, "respond needs an error's code"),
    (#"{"operation":"*","respond":""}"#, "respond needs an error's code"),
    (#"{"operation":"*","respond":"X","status":200}"#, "status must be a number from 400 to 599"),
    (#"{"operation":"*","respond":"X","status":"500"}"#, "status must be a number from 400 to 599"),
    (#"{"operation":"*","cut":true,"message":"m"}"#, "message and status belong to respond"),
    (#"{"operation":"*","delay":"-5ms"}"#, #"delay "-5ms" cannot be read"#),
    (#"{"operation":"*","delay":"nans"}"#, #"delay "nans" cannot be read"#),
    (#"{"operation":"*","delay":"infs"}"#, #"delay "infs" cannot be read"#),
    (#"{"operation":"*","delay":"1e300s"}"#, #"delay "1e300s" cannot be read"#),
    (#"{"operation":"*","delay":"9223372036854775807"}"#, #"delay "9223372036854775807" cannot be read"#),
    (#"{"operation":"*","delay":"s"}"#, #"delay "s" cannot be read"#),
  ])
  func wrongRulesAreRefused(_ text: String, _ message: String) throws {
    #expect(try problem(text)?.message == message)
  }

  @Test(arguments: [
    (#""expire":"session""#, FaultRule.Effect.expire), (#""cut":"connection""#, .cut),
    (#""respond":{"code":"X","message":"m","status":500}"#, .respond(code: "X", message: "m", status: 500)),
    (#""delay":"1m""#, .delay(milliseconds: 60_000)), (#""stale":true"#, .stale), (#""truncate":3"#, .truncate(bytes: 3)),
  ])
  func scenariosWriteEffectsAsTheyRead(_ member: String, _ effect: FaultRule.Effect) throws {
    #expect(try FaultRule(JSON.parse(#"{"operation":"*",\#(member)}"#)).effect == effect)
  }

  @Test func mistypedOperationsAndLayersAreGuessed() throws {
    #expect(try problem(#"{"operation":"glue:GetPartitons","cut":true}"#)?.help == "did you mean GetPartitions?")
    #expect(try problem(#"{"operation":"any","deny":"explict"}"#)?.help == "did you mean explicit?")
  }

  @Test func unknownKeysAreTold() throws {
    let diagnostic = try #require(try problem(#"{"operation":"*","respnd":"X"}"#))
    #expect(diagnostic.code == "ML003")
    #expect(diagnostic.help == "did you mean respond?")
  }

  @Test(arguments: [
    #"{"name":"a","operation":"glue:*","where":{"A":"1","B":"2"},"role":"R","call":"3","after":"2 calls of sts:*","respond":"X","message":"m","status":500}"#,
    #"{"name":"a","operation":"*","call":"2-4","deny":"explicit"}"#,
    #"{"name":"a","operation":"*","call":"every 5th","expire":true}"#,
    #"{"name":"a","operation":"*","resource":"arn:*","from":"10s","until":"2026-03-01T09:00:00Z","probability":0.5,"seed":7,"throttle":true}"#,
    #"{"name":"a","operation":"*","truncate":10}"#, #"{"name":"a","operation":"*","truncate":true}"#,
    #"{"name":"a","operation":"*","until":"1500ms","stale":true}"#,
    #"{"name":"a","operation":"*","deny":"explicit scp","policy":"arn:aws:x"}"#,
    #"{"name":"a","operation":"*","delay":"250ms"}"#, #"{"name":"a","operation":"*","cut":true}"#,
  ])
  func rulesAreShownAsTheyAreWritten(_ text: String) throws {
    #expect(try FaultRule(JSON.parse(text)).json.text == text)
  }
}
