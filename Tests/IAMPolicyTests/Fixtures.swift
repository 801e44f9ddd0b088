import IAMPolicy

/// The accounts, callers and policies that the cases speak of.
enum Fixture {
  static let account = "111122223333"
  static let otherAccount = "444455556666"
  static let roleARN = "arn:aws:iam::111122223333:role/etl/Loader"
  static let sessionARN = "arn:aws:sts::111122223333:assumed-role/Loader/run-1"
  static let bucket = "arn:aws:s3:::lake"
  static let object = "arn:aws:s3:::lake/raw/a.csv"
  static let key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"

  static let alice = PrincipalIdentity(
    arn: "arn:aws:iam::111122223333:user/staff/alice", account: account, kind: .user(name: "alice", path: "/staff/"),
    id: "AIDAALICEALICEALICE1")
  static let mallory = PrincipalIdentity(
    arn: "arn:aws:iam::444455556666:user/mallory", account: otherAccount, kind: .user(name: "mallory", path: "/"),
    id: "AIDAMALLORYMALLORY11")
  static let session = PrincipalIdentity(
    arn: sessionARN, account: account, kind: .assumedRole(roleARN: roleARN, sessionName: "run-1"),
    id: "AROALOADERLOADERLOAD:run-1")
  static let linked = PrincipalIdentity(
    arn: "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s", account: account,
    kind: .assumedRole(
      roleARN: "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX", sessionName: "s"),
    id: "AROALINKEDLINKEDLINK:s")
  static let federated = PrincipalIdentity(
    arn: "arn:aws:sts::111122223333:federated-user/bob", account: account, kind: .federatedUser(name: "bob"),
    id: "111122223333:bob")
  static let root = PrincipalIdentity.root(of: account)
  static let otherRoot = PrincipalIdentity.root(of: otherAccount)

  /// A policy of one or more statements, each JSON text without `Version`.
  static func policy(
    _ statements: String..., kind: PolicyKind = .identity, version: String = "2012-10-17", arn: String? = nil,
    name: String = "P"
  ) throws -> CompiledPolicy {
    let text = #"{"Version": "\#(version)", "Statement": [\#(statements.joined(separator: ", "))]}"#
    return CompiledPolicy(try PolicyDocument.parse(text, kind: kind), source: PolicySource(name: name, arn: arn))
  }

  /// The JSON of a statement; principals, where given, are the JSON after `"Principal":`.
  static func statement(
    _ effect: String = "Allow", _ action: String = "*", _ resource: String? = "*", principal: String? = nil,
    notPrincipal: String? = nil, condition: String? = nil
  ) -> String {
    var members = [#""Effect": "\#(effect)""#, #""Action": "\#(action)""#]
    if let resource { members.append(#""Resource": "\#(resource)""#) }
    if let principal { members.append(#""Principal": \#(principal)"#) }
    if let notPrincipal { members.append(#""NotPrincipal": \#(notPrincipal)"#) }
    if let condition { members.append(#""Condition": \#(condition)"#) }
    return "{\(members.joined(separator: ", "))}"
  }

  static let full = statement()
}
