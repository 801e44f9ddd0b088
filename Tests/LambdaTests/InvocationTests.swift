import AWSSignature
import AWSWire
import Basics
import Documents
import HTTP
import IAMPolicy
import Lambda
import ServiceCore
import Testing

@Suite struct InvocationTests {
  let world: FunctionWorld

  init() throws {
    world = try FunctionWorld()
  }

  @Test func scriptedResultsAreAnswered() {
    world.create("fine", environment: ["MOCKLAKE_RESPONSE": .string(#"{"ok": true}"#)])
    let answer = world.invoke("fine", .object(["a": .number(1)]), ["X-Amz-Log-Type": "Tail"])
    #expect(answer.status == 200)
    #expect(answer.json == .object(["ok": .bool(true)]))
    #expect(answer.headers["X-Amz-Executed-Version"] == "$LATEST")
    #expect(answer.headers["X-Amz-Function-Error"] == nil)
    #expect(answer.headers["X-Amz-Log-Result"] != nil)
    world.create("broken", environment: ["MOCKLAKE_ERROR": .string(#"{"errorType": "ValueError", "errorMessage": "no"}"#)])
    let failed = world.invoke("broken")
    #expect(failed.status == 200)
    #expect(failed.headers["X-Amz-Function-Error"] == "Unhandled")
    #expect(failed["errorType"] == "ValueError")
  }

  @Test func otherKindsOfInvocation() {
    world.create("fine", environment: ["MOCKLAKE_RESPONSE": .string("1")])
    let event = world.invoke("fine", nil, ["X-Amz-Invocation-Type": "Event"])
    #expect((event.status, event.body.count) == (202, 0))
    #expect(world.invoke("fine", nil, ["X-Amz-Invocation-Type": "DryRun"]).status == 204)
    #expect(world.invoke("fine", nil, ["X-Amz-Invocation-Type": "Later"]).error.hasPrefix("400 ValidationException"))
  }

  @Test func codeIsNotRun() {
    world.create("real")
    #expect(world.invoke("real").error.hasPrefix("501 NotImplemented: Mocklake runs no code. Give the function real one of"))
    #expect(world.invoke("real", nil, ["X-Amz-Invocation-Type": "Event"]).status == 501)
    #expect(
      world.invoke("nothing").error == "404 ResourceNotFoundException: Function not found: \(FunctionWorld.arn("nothing"))")
    world.create("wrong", environment: ["MOCKLAKE_RESPONSE": .string("{")])
    #expect(world.invoke("wrong").error.hasPrefix("400 InvalidParameterValueException: MOCKLAKE_RESPONSE is no JSON"))
    world.create("unreachable", environment: ["MOCKLAKE_HANDLER": .string("http://127.0.0.1:1/")])
    #expect(world.invoke("unreachable").error.hasPrefix("502 ServiceException: The endpoint of MOCKLAKE_HANDLER"))
  }

  @Test func payloadsMustBeJSON() {
    world.create("fine", environment: ["MOCKLAKE_RESPONSE": .string("1")])
    let answer = world.send("POST", "/fine/invocations", JSON(.number("nonsense")))
    #expect(answer.error.hasPrefix("400 InvalidRequestContentException: Could not parse request body into json:"))
    #expect(world.invoke("fine", .array([.number(1)])).status == 200)
  }

  @Test func denialsNameTheFunctionAsItWasCalled() throws {
    world.create("fine", environment: ["MOCKLAKE_RESPONSE": .string("1")])
    let ann = try world.user("ann", allow: "lambda:InvokeFunction", on: FunctionWorld.arn("fine"))
    #expect(world.invoke("fine", as: ann).status == 200)
    let sentence =
      "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: lambda:InvokeFunction on resource: "
      + "\(FunctionWorld.arn("fine:$LATEST")) because no identity-based policy allows the lambda:InvokeFunction action"
    let denied = world.send("POST", "/fine/invocations?Qualifier=%24LATEST", as: ann)
    #expect(denied.error == "403 AccessDeniedException: \(sentence)")
    #expect(denied.json == .object(["Message": .string(sentence)]))
  }

  @Test func functionPoliciesOpenFunctionsToOthers() throws {
    world.create("fine", environment: ["MOCKLAKE_RESPONSE": .string("1")])
    let arn = FunctionWorld.arn("fine").replacing(":", with: "%3A")
    #expect(world.invoke(arn, as: FunctionWorld.stranger).status == 403)
    let permission = JSON.object([
      "StatementId": .string("others"), "Action": .string("lambda:InvokeFunction"), "Principal": .string("111122223333"),
    ])
    let added = world.send("POST", "/fine/policy", permission)
    #expect(added.status == 201)
    #expect(
      added["Statement"]
        == #"{"Sid":"others","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"#
        + #""Action":"lambda:InvokeFunction","Resource":"\#(FunctionWorld.arn("fine"))"}"#)
    #expect(world.invoke(arn, as: FunctionWorld.stranger).status == 200)
    #expect(
      world.send("POST", "/fine/policy", permission).error
        == "409 ResourceConflictException: The statement id (others) provided already exists. Please provide a new statement id, "
        + "or remove the existing statement.")
    let policy = try JSON.parse(world.send("GET", "/fine/policy")["Policy"])
    #expect(policy["Id"]?.string == "default")
    #expect(policy["Statement"]?[0]?["Sid"]?.string == "others")
    #expect(
      world.send("DELETE", "/fine/policy/nobody").error
        == "404 ResourceNotFoundException: Statement nobody is not found in resource policy.")
    #expect(world.send("DELETE", "/fine/policy/others").status == 204)
    #expect(world.invoke(arn, as: FunctionWorld.stranger).status == 403)
    #expect(
      world.send("GET", "/fine/policy").error == "404 ResourceNotFoundException: The resource you requested does not exist.")
    #expect(
      world.send("DELETE", "/fine/policy/others").error
        == "404 ResourceNotFoundException: No policy is associated with the given resource.")
    var wrong = permission
    wrong.set("Principal", .string("somebody"))
    #expect(
      world.send("POST", "/fine/policy", wrong).error
        == "400 InvalidParameterValueException: The provided principal was invalid. Please check the principal and try again.")
  }

  @Test func servicesCallForTheirCallers() throws {
    world.create("fine", environment: ["MOCKLAKE_RESPONSE": .string("1")])
    let key = try world.user("ann", allow: "athena:*")
    let ann = try #require(try world.cloud.identities.credential(key.accessKeyID)?.caller)
    func context(_ caller: Caller) -> RequestContext {
      RequestContext(
        requestID: "id", number: 1, caller: caller, account: caller.account, region: "us-east-1", now: world.clock.now,
        cloud: world.cloud)
    }
    let port = LambdaFunctionPort()
    let answer = try port.invoke("fine", payload: .object([:]), for: context(.root(account: FunctionWorld.account)))
    #expect((answer.payload, answer.version) == (Array("1".utf8), "$LATEST"))
    let refusal = #expect(throws: ServiceError.self) {
      try port.invoke("fine", payload: .object([:]), for: context(ann))
    }
    #expect(refusal?.code == "AccessDeniedException")
    let rows = world.cloud.journal.records.filter { $0.parent == 1 }
    #expect(rows.map(\.action) == ["lambda:Invoke", "lambda:Invoke"])
    #expect(rows.last?.checks.first?.request.context["aws:calledvia"] == ["athena.amazonaws.com"])
  }
}
