import Basics
import Testing

@Suite struct InlinePolicyTests {
  let cloud: TestCloud

  init() throws { cloud = try TestCloud() }

  @Test(arguments: ["User", "Role"])
  func policyIsKeptAsWritten(_ kind: String) throws {
    try cloud.create(kind, "a")
    let document =
      "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}\n}"
    try cloud.call("Put\(kind)Policy", ["\(kind)Name": "a", "PolicyName": "b", "PolicyDocument": document]).succeeded()
    let shown = try cloud.call("Get\(kind)Policy", ["\(kind)Name": "A", "PolicyName": "b"]).succeeded()
    #expect(shown["\(kind)Name"] == "a")
    #expect(shown["PolicyName"] == "b")
    #expect(PercentEncoding.decode(shown["PolicyDocument"]) == document)
    try cloud.call("Put\(kind)Policy", ["\(kind)Name": "a", "PolicyName": "b", "PolicyDocument": SamplePolicy.allowAll])
      .succeeded()
    let replaced = try cloud.call("Get\(kind)Policy", ["\(kind)Name": "a", "PolicyName": "b"])
    #expect(PercentEncoding.decode(replaced["PolicyDocument"]) == SamplePolicy.allowAll)
    let names = try cloud.call("List\(kind)Policies", ["\(kind)Name": "a"]).texts("PolicyNames")
    #expect(names == ["b"])
  }

  @Test(arguments: ["User", "Role"], ["Get", "Delete"])
  func missingPolicy(_ kind: String, _ verb: String) throws {
    try cloud.create(kind, "a")
    #expect(
      try cloud.call("\(verb)\(kind)Policy", ["\(kind)Name": "a", "PolicyName": "b"]).refusal
        == "404 NoSuchEntity: The \(kind.lowercased()) policy with name b cannot be found.")
  }

  @Test(arguments: [("User", 2048), ("Role", 10_240)])
  func allPoliciesTogetherAreBounded(_ kind: String, _ limit: Int) throws {
    try cloud.create(kind, "a")
    func put(_ name: String, _ document: String) throws -> Answer {
      try cloud.call("Put\(kind)Policy", ["\(kind)Name": "a", "PolicyName": name, "PolicyDocument": document])
    }
    try put("first", SamplePolicy.long(limit / 2)).succeeded()
    // White space does not count.
    try put("first", SamplePolicy.long(limit / 2) + String(repeating: " ", count: limit)).succeeded()
    #expect(
      try put("second", SamplePolicy.long(limit / 2)).refusal
        == "409 LimitExceeded: Maximum policy size of \(limit) bytes exceeded for \(kind.lowercased()) a")
    // A policy that is replaced does not count twice.
    try put("first", SamplePolicy.long(limit / 2 + 1)).succeeded()
  }

  @Test(arguments: [
    "", "{", "// comment\n{}", #"{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}"#,
    SamplePolicy.trust,
  ])
  func malformedDocuments(_ document: String) throws {
    try cloud.create("User", "a")
    let refused = try cloud.call("PutUserPolicy", ["UserName": "a", "PolicyName": "b", "PolicyDocument": document])
    #expect(refused.status == 400)
    #expect(refused.code == (document.isEmpty ? "ValidationError" : "MalformedPolicyDocument"))
    #expect(try cloud.call("GetUserPolicy", ["UserName": "a", "PolicyName": "b"]).status == 404)
  }

  @Test func removalTakesEffectAtOnce() throws {
    let alice = try cloud.user("alice", allowed: SamplePolicy.allow("iam:ListUsers"))
    try cloud.call("ListUsers", as: alice).succeeded()
    try cloud.call("DeleteUserPolicy", ["UserName": "alice", "PolicyName": "p"]).succeeded()
    #expect(try cloud.call("ListUsers", as: alice).code == "AccessDenied")
  }
}
