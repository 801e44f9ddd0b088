import Basics
import IAMPolicy
import Testing

@Suite struct PolicyParsingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    var kind = PolicyKind.identity
    let text: String
    let message: String
    /// The character at which the error is shown; nil: not tested.
    var at: Character?
    var testDescription: String { "\(kind): \(rule)" }
  }

  private static let syntax = "Syntax errors in policy."

  private static func document(_ statement: String) -> String {
    #"{"Version": "2012-10-17", "Statement": [\#(statement)]}"#
  }

  static let structure: [Case] = [
    Case(rule: "no JSON", text: "policy.json", message: syntax),
    Case(rule: "empty", text: "", message: syntax),
    Case(rule: "no JSON in a trust policy", kind: .trust, text: "x", message: "This policy contains invalid Json"),
    Case(rule: "an array", text: "[]", message: syntax),
    Case(rule: "no statement", text: #"{"Version": "2012-10-17"}"#, message: syntax),
    Case(rule: "an empty list of statements", text: document(""), message: syntax),
    Case(
      rule: "no statement in a trust policy", kind: .trust, text: "{}",
      message: "Could not parse the policy: Statement is empty!"),
    Case(rule: "an unknown version", text: #"{"Version": "2012-10-18", "Statement": []}"#, message: syntax),
    Case(
      rule: "an unknown version in a trust policy", kind: .trust, text: #"{"Version": "2012", "Statement": []}"#,
      message: "The policy must contain a valid version string"),
    Case(rule: "an unknown element", text: #"{"Version": "2012-10-17", "Statements": []}"#, message: syntax),
    Case(rule: "element names mind case", text: #"{"version": "2012-10-17", "Statement": []}"#, message: syntax),
    Case(
      rule: "an element twice", text: #"{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": []}"#,
      message: syntax),
    Case(rule: "a statement that is text", text: document(#""Allow""#), message: syntax),
    Case(
      rule: "a key twice in a statement",
      text: document(#"{"Effect": "Allow", "Effect": "Allow", "Action": "*", "Resource": "*"}"#), message: syntax),
    Case(
      rule: "the effect misspelt", text: document(#"{"Effect": "allow", "Action": "*", "Resource": "*"}"#),
      message: syntax),
    Case(rule: "no effect", text: document(#"{"Action": "*", "Resource": "*"}"#), message: syntax),
    Case(
      rule: "the effect misspelt in a trust policy", kind: .trust,
      text: document(#"{"Effect": "allow", "Principal": "*", "Action": "sts:AssumeRole"}"#),
      message: "Invalid effect: allow"),
    Case(
      rule: "no effect in a trust policy", kind: .trust,
      text: document(#"{"Principal": "*", "Action": "sts:AssumeRole"}"#), message: "Missing required field Effect"),
    Case(
      rule: "Action and NotAction",
      text: document(#"{"Effect": "Allow", "Action": "*", "NotAction": "a:B", "Resource": "*"}"#), message: syntax),
    Case(
      rule: "Resource and NotResource",
      text: document(#"{"Effect": "Allow", "Action": "*", "Resource": "*", "NotResource": "*"}"#), message: syntax),
    Case(
      rule: "an action that is a number", text: document(#"{"Effect": "Allow", "Action": 1, "Resource": "*"}"#),
      message: syntax),
    Case(
      rule: "a condition that is text",
      text: document(#"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": "x"}"#), message: syntax),
    Case(
      rule: "an unknown operator",
      text: document(
        #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEqual": {"aws:x": "1"}}}"#),
      message: syntax),
    Case(
      rule: "NullIfExists",
      text: document(
        #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"NullIfExists": {"aws:x": "1"}}}"#),
      message: syntax),
    Case(
      rule: "an unknown operator on a bucket", kind: .resource,
      text: document(
        #"{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": {"StringEqual": {}}}"#),
      message: "Invalid Condition type : StringEqual"),
    Case(
      rule: "a condition value that is null",
      text: document(
        #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:x": null}}}"#),
      message: syntax),
    Case(
      rule: "a condition key twice",
      text: document(
        #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"a:x": "1", "a:x": "1"}}}"#),
      message: syntax),
  ]

  static let contents: [Case] = [
    Case(
      rule: "a managed policy without version", kind: .managed,
      text: #"{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#,
      message: "Policy document must be version 2012-10-17 or greater."),
    Case(
      rule: "a managed policy of the old version", kind: .managed,
      text: #"{"Version": "2008-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#,
      message: "Policy document must be version 2012-10-17 or greater."),
    Case(
      rule: "a principal in an identity policy",
      text: document(#"{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}"#),
      message: "Policy document should not specify a principal."),
    Case(
      rule: "no actions", text: document(#"{"Effect": "Allow", "Resource": "*"}"#),
      message: "Policy statement must contain actions."),
    Case(
      rule: "no resources", text: document(#"{"Effect": "Allow", "Action": "*"}"#),
      message: "Policy statement must contain resources."),
    Case(
      rule: "an empty list of resources", text: document(#"{"Effect": "Allow", "Action": "*", "Resource": []}"#),
      message: "Policy statement must contain resources."),
    Case(
      rule: "an action without service",
      text: document(#"{"Effect": "Allow", "Action": "GetTable", "Resource": "*"}"#),
      message: "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
    Case(
      rule: "a service with blanks", text: document(#"{"Effect": "Allow", "Action": "a b:C", "Resource": "*"}"#),
      message: "Vendor a b is not valid"),
    Case(
      rule: "a service with wildcard", text: document(#"{"Effect": "Allow", "Action": "s*:Get", "Resource": "*"}"#),
      message: "Vendor s* is not valid"),
    Case(
      rule: "a resource that is no ARN",
      text: document(#"{"Effect": "Allow", "Action": "*", "Resource": "lake"}"#),
      message: #"Resource lake must be in ARN format or "*"."#),
    Case(
      rule: "an ARN with too few parts",
      text: document(#"{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:lake"}"#),
      message: "The policy failed legacy parsing"),
    Case(
      rule: "an unknown partition",
      text: document(#"{"Effect": "Allow", "Action": "*", "Resource": "arn:amazon:s3:::lake"}"#),
      message: #"Partition "amazon" is not valid for resource "arn:amazon:s3:::lake"."#),
    Case(
      rule: "a resource that begins otherwise",
      text: document(#"{"Effect": "Allow", "Action": "*", "Resource": "s3:lake"}"#),
      message: #"Partition "lake" is not valid for resource "arn:lake:*:*:*:*"."#),
    Case(
      rule: "one Sid twice",
      text: document(
        #"{"Sid": "A", "Effect": "Allow", "Action": "*", "Resource": "*"}, {"Sid": "A", "Effect": "Deny", "Action": "*", "Resource": "*"}"#
      ), message: "Statement IDs (SID) in a single policy must be unique."),
    Case(
      rule: "a Sid with blanks",
      text: document(#"{"Sid": "A b", "Effect": "Allow", "Action": "*", "Resource": "*"}"#),
      message:
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"),
  ]

  static let principals: [Case] = [
    Case(
      rule: "no principal", kind: .trust, text: document(#"{"Effect": "Allow", "Action": "sts:AssumeRole"}"#),
      message: "Missing required field Principal"),
    Case(
      rule: "an empty principal", kind: .trust,
      text: document(#"{"Effect": "Allow", "Principal": {}, "Action": "sts:AssumeRole"}"#),
      message: "Missing required field Principal cannot be empty!"),
    Case(
      rule: "a resource", kind: .trust,
      text: document(#"{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}"#),
      message: "Has prohibited field Resource"),
    Case(
      rule: "an action of another service", kind: .trust,
      text: document(#"{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}"#),
      message: "AssumeRole policy may only specify STS AssumeRole actions."),
    Case(
      rule: "every action", kind: .trust,
      text: document(#"{"Effect": "Allow", "Principal": "*", "Action": "*"}"#),
      message: "AssumeRole policy may only specify STS AssumeRole actions."),
    Case(
      rule: "no action", kind: .trust, text: document(#"{"Effect": "Allow", "Principal": "*"}"#),
      message: "Missing required field Action"),
    Case(
      rule: "NotPrincipal", kind: .trust,
      text: document(#"{"Effect": "Deny", "NotPrincipal": {"AWS": "*"}, "Action": "sts:AssumeRole"}"#),
      message: "AssumeRole policy must not contain NotPrincipal field."),
    Case(
      rule: "Allow with NotPrincipal", kind: .resource,
      text: document(#"{"Effect": "Allow", "NotPrincipal": {"AWS": "*"}, "Action": "*", "Resource": "*"}"#),
      message: "Allow with NotPrincipal is not allowed."),
    Case(
      rule: "an unknown kind of principal", kind: .trust,
      text: document(#"{"Effect": "Allow", "Principal": {"aws": "*"}, "Action": "sts:AssumeRole"}"#),
      message: #"Invalid principal in policy: "aws""#),
    Case(
      rule: "a wildcard in a principal", kind: .trust,
      text: document(
        #"{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/*"}, "Action": "sts:AssumeRole"}"#),
      message: #"Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/*""#),
    Case(
      rule: "a placeholder for the account", kind: .trust,
      text: document(
        #"{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::ACCOUNT:root"}, "Action": "sts:AssumeRole"}"#),
      message: #"Invalid principal in policy: "AWS":"arn:aws:iam::ACCOUNT:root""#),
    Case(
      rule: "a service that is none", kind: .trust,
      text: document(#"{"Effect": "Allow", "Principal": {"Service": "glue"}, "Action": "sts:AssumeRole"}"#),
      message: #"Invalid principal in policy: "SERVICE":"glue""#),
    Case(
      rule: "no resource on a bucket", kind: .resource,
      text: document(#"{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}"#),
      message: "Missing required field Resource"),
  ]

  @Test(arguments: structure + contents + principals) func refusal(_ tested: Case) {
    #expect(throws: PolicyError.self) { try PolicyDocument.parse(tested.text, kind: tested.kind) }
    do {
      _ = try PolicyDocument.parse(tested.text, kind: tested.kind)
    } catch {
      #expect(error.message == tested.message)
      #expect(error.offset <= tested.text.utf8.count)
    }
  }

  @Test func commentsAreRefusedWithTheirPlace() {
    let text = """
      {
        "Version": "2012-10-17",
        "Statement": [{
          "Effect": "Allow", "Action": "s3:*",
          "Resource": [
            // your buckets
          ]
        }]
      }
      """
    do {
      _ = try PolicyDocument.parse(text, kind: .identity)
      Issue.record("a comment was taken for JSON")
    } catch {
      let diagnostic = error.diagnostic(in: text, file: "policy.json")
      #expect(error.message == "Syntax errors in policy.")
      #expect(diagnostic.location?.line == 6)
      #expect(diagnostic.location?.column == 7)
      #expect(diagnostic.location?.file == "policy.json")
      #expect(diagnostic.message.contains("comment"))
    }
  }

  @Test func misspeltOperatorsAreCorrected() {
    let text = Self.document(
      #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEqual": {"aws:x": "1"}}}"#)
    #expect(
      performing: { try PolicyDocument.parse(text, kind: .identity) },
      throws: { error in
        (error as? PolicyError)?.help == "did you mean \"StringEquals\"?"
      })
  }

  @Test func whatAWSAcceptsIsAccepted() throws {
    let accepted: [(PolicyKind, String)] = [
      (.identity, #"{"Statement": {"Effect": "Allow", "Action": "glue:GetTable", "Resource": "*"}}"#),
      (
        .identity,
        #"{"Version": "2012-10-17", "Id": "x", "Statement": {"Effect": "Deny", "NotAction": [], "NotResource": []}}"#
          .replacing("[]", with: #""*""#)
      ),
      (.managed, Self.document(#"{"Effect": "Allow", "Action": ["a:B", "c:*"], "Resource": ["arn:aws:s3:::x", "*"]}"#)),
      (.trust, Self.document(#"{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}"#)),
      (.trust, Self.document(#"{"Sid": "With blank", "Effect": "Allow", "Principal": "*", "Action": "STS:AssumeRole"}"#)),
      (.resource, Self.document(#"{"Effect": "Deny", "NotPrincipal": {"AWS": ["*"]}, "Action": "*", "Resource": "*"}"#)),
      (
        .identity,
        Self.document(
          #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:x": [true, "a", 1.5]}}}"#)
      ),
    ]
    for (kind, text) in accepted { #expect(throws: Never.self) { try PolicyDocument.parse(text, kind: kind) } }
  }

  @Test func absentVersionIsTheOldOne() throws {
    let text = #"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#
    #expect(try PolicyDocument.parse(text, kind: .identity).version == .v2008)
  }

  @Test func contextKeysAreCollected() throws {
    let text = Self.document(
      #"{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::${aws:username}", "Condition": {"StringLike": {"s3:Prefix": "${aws:PrincipalTag/team}"}}}"#
    )
    let keys = try PolicyDocument.parse(text, kind: .identity).contextKeys
    #expect(keys == ["aws:principaltag/team", "aws:username", "s3:Prefix"])
  }

  @Test func whiteSpaceDoesNotCount() {
    #expect(PolicyQuota.length(of: " {\n\t\"a\": \"b c\" }\r\n") == 10)
  }

  /// Any text must be answered with a policy or an error.
  @Test func damagedTextNeverTraps() {
    let text = Self.document(
      #"{"Sid": "A", "Effect": "Allow", "Action": ["s3:*"], "Resource": "arn:aws:s3:::${a:b, 'c'}", "Condition": {"IpAddress": {"a:b": "1.2.3.4/5"}}}"#
    )
    let bytes = Array(text.utf8)
    var seed: UInt64 = 7
    for round in 0..<800 {
      var damaged = bytes
      for _ in 0...(round % 3) {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let index = Int(truncatingIfNeeded: seed >> 33) % damaged.count
        let characters = Array("{}[]\",:*?$'\\ a1/".utf8)
        switch (seed >> 20) % 3 {
        case 0: damaged[index] = characters[Int(truncatingIfNeeded: seed >> 40) % characters.count]
        case 1: damaged.remove(at: index)
        default: damaged.insert(characters[Int(truncatingIfNeeded: seed >> 40) % characters.count], at: index)
        }
      }
      let broken = String(decoding: damaged, as: UTF8.self)
      for kind in PolicyKind.allCases {
        guard let document = try? PolicyDocument.parse(broken, kind: kind) else { continue }
        let policy = CompiledPolicy(document, source: PolicySource(name: "P"))
        let request = AuthorizationRequest(principal: Fixture.alice, action: "s3:Get", resource: Fixture.object)
        _ = PolicyEvaluator.trace(request, PolicySet(resource: policy, identity: [policy]))
      }
    }
  }
}
