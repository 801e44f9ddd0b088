import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

/// The role with which Lake Formation reads registered locations for which no other was named. IAM has it as soon as
/// such a location is registered, with a policy about all of them.
struct ServiceLinkedRole {
  private static let name = "AWSServiceRoleForLakeFormationDataAccess"
  private static let policyName = "LakeFormationDataAccessPolicyForS3"

  let store: LakeStore

  /// Brings role and policy in step with the registered locations.
  func update() throws(ServiceError) {
    let request = store.request
    let role = LakeFormationResources.serviceLinkedRole(request)
    let locations = try store.locations().filter { $0.role == role }.map(\.arn)
    let account = SQLValue.text(request.account)
    try request.query { connection in
      let exists = try connection.first(
        "SELECT 1 FROM identity_entity WHERE account = ? AND kind = 'role' AND name = ?", account,
        .text(ServiceLinkedRole.name)
      ) { _ in true }
      guard !locations.isEmpty || exists != nil else { return }
      if exists == nil {
        try connection.run(
          """
          INSERT INTO identity_entity (account, kind, name, id, path, created, trust)
          VALUES (?, 'role', ?, ?, '/aws-service-role/lakeformation.amazonaws.com/', ?, ?)
          """, account, .text(ServiceLinkedRole.name), .text("AROA" + request.ids.base32(17)),
          .integer(request.now.milliseconds), .text(ServiceLinkedRole.trust.text))
      }
      try connection.run(
        "DELETE FROM identity_inline_policy WHERE account = ? AND kind = 'role' AND owner = ?", account,
        .text(ServiceLinkedRole.name))
      if !locations.isEmpty {
        try connection.run(
          "INSERT INTO identity_inline_policy VALUES (?, 'role', ?, ?, ?)", account, .text(ServiceLinkedRole.name),
          .text(ServiceLinkedRole.policyName), .text(ServiceLinkedRole.policy(locations).text))
      }
      try IdentityStore.noteChange(connection)
    }
  }

  private static let trust = document([
    [
      "Effect": .string("Allow"), "Principal": .object(["Service": .string("lakeformation.amazonaws.com")]),
      "Action": .string("sts:AssumeRole"),
    ]
  ])

  private static func policy(_ locations: [String]) -> JSON {
    let paths = locations.map(LakeLocation.path)
    let buckets = Set(paths.map { String($0.split(separator: "/", maxSplits: 1).first ?? "") }).sorted()
    func texts(_ list: [String]) -> JSON { .array(list.map { .string($0) }) }
    return document([
      [
        "Sid": .string("LakeFormationDataAccessPermissionsForS3"), "Effect": .string("Allow"),
        "Action": texts(["s3:PutObject", "s3:GetObject", "s3:DeleteObject"]),
        "Resource": texts(paths.map { "\($0)/*" }),
      ],
      [
        "Sid": .string("LakeFormationDataAccessPermissionsForS3ListBucket"), "Effect": .string("Allow"),
        "Action": texts(["s3:ListBucket", "s3:GetBucketLocation"]), "Resource": texts(buckets),
      ],
    ])
  }

  private static func document(_ statements: [KeyValuePairs<String, JSON?>]) -> JSON {
    .object(["Version": .string("2012-10-17"), "Statement": .array(statements.map { .object($0) })])
  }
}
