import Basics
import Documents
import IAMPolicy
import SQLite

/// Reads access keys with who they stand for.
struct CredentialReader {
  let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  private struct Key {
    var account: String
    var owner: String?
    var secret: String
    var status: String
    var token: String?
    var expires: Int64?
    var session: String?
  }

  func record(_ id: String) throws -> CredentialRecord? {
    let sql = "SELECT account, owner, secret, status, token, expires, session FROM identity_access_key WHERE id = ?"
    let key = try connection.first(sql, .text(id)) { row in
      Key(
        account: row.text(0), owner: row.optionalText(1), secret: row.text(2), status: row.text(3),
        token: row.optionalText(4), expires: row.optionalInteger(5), session: row.optionalText(6))
    }
    guard let key else { return nil }
    return CredentialRecord(
      secretAccessKey: key.secret, sessionToken: key.token, status: status(key.status),
      expires: key.expires.map { Timestamp(milliseconds: $0) }, caller: try caller(id, key))
  }

  private func status(_ text: String) -> CredentialRecord.Status {
    switch text {
    case "Active": .active
    case "Inactive": .inactive
    default: .deleted
    }
  }

  private func caller(_ id: String, _ key: Key) throws -> Caller {
    let session = try key.session.flatMap { try IssuedSession(JSON.parse($0)) }
    switch session?.holder {
    case .role(let arn, let roleID, let sessionName):
      return role(id, key.account, arn, roleID, sessionName, session?.facts)
    case .user(let name): return try user(id, key.account, name, session?.facts)
    case .root: return root(id, key.account, session?.facts)
    case nil: return try key.owner.map { try user(id, key.account, $0, nil) } ?? root(id, key.account, nil)
    }
  }

  private func root(_ id: String, _ account: String, _ session: SessionFacts?) -> Caller {
    var caller = Caller.root(account: account, accessKeyID: id)
    caller.session = session
    return caller
  }

  private func user(_ id: String, _ account: String, _ name: String, _ session: SessionFacts?) throws -> Caller {
    let found = try connection.first(
      "SELECT name, path, id FROM identity_entity WHERE account = ? AND kind = 'user' AND name = ?", .text(account),
      .text(name)
    ) { (name: $0.text(0), path: $0.text(1), id: $0.text(2)) }
    let user = found ?? (name: name, path: "/", id: "")
    let arn = "arn:aws:iam::\(account):user\(user.path)\(user.name)"
    let principal = PrincipalIdentity(
      arn: arn, account: account, kind: .user(name: user.name, path: user.path), id: user.id)
    return Caller(
      principal: principal, account: account, arn: arn, userID: user.id, accessKeyID: id, session: session)
  }

  private func role(
    _ id: String, _ account: String, _ arn: String, _ roleID: String, _ sessionName: String, _ session: SessionFacts?
  ) -> Caller {
    // The session's ARN has the role's name without its path.
    let name = arn.split(separator: "/").last.map(String.init) ?? arn
    let sessionARN = "arn:aws:sts::\(account):assumed-role/\(name)/\(sessionName)"
    let principal = PrincipalIdentity(
      arn: sessionARN, account: account, kind: .assumedRole(roleARN: arn, sessionName: sessionName),
      id: "\(roleID):\(sessionName)")
    return Caller(
      principal: principal, account: account, arn: sessionARN, userID: principal.id, accessKeyID: id, session: session)
  }
}
