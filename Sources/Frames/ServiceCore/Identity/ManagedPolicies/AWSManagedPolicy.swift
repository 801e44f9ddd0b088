public import Basics

/// A managed policy that AWS keeps under `arn:aws:iam::aws:policy/…`, for everybody to attach.
///
/// The documents are AWS's data. Each is recorded with the version it had and the source it was taken from; AWS moves on,
/// and a later version may allow more.
public struct AWSManagedPolicy: Sendable {
  /// The policy's name.
  public let name: String
  /// The path in the ARN, for example `/service-role/`.
  public let path: String
  /// The unique identifier; nil where none is on record.
  public let id: String?
  /// What AWS says the policy is for; nil where nothing is on record.
  public let description: String?
  /// The number of the recorded version: 3 for `v3`.
  public let version: Int
  /// When AWS created the policy; the time of the recorded version where no other is on record.
  public let created: Timestamp
  /// When the recorded version was made.
  public let edited: Timestamp
  /// Where document and version were taken from.
  public let source: String
  /// The document of the recorded version.
  public let document: String

  init(
    name: String, path: String, id: String? = nil, description: String? = nil, version: Int, created: String? = nil,
    edited: String, source: String, document: String
  ) {
    (self.name, self.path, self.id, self.description) = (name, path, id, description)
    (self.version, self.source, self.document) = (version, source, document)
    let edited = Timestamp(iso8601: edited) ?? Timestamp(milliseconds: 0)
    self.edited = edited
    self.created = created.flatMap { Timestamp(iso8601: $0) } ?? edited
  }

  /// The policy's ARN.
  public var arn: String { "arn:aws:iam::aws:policy\(path)\(name)" }
}

extension AWSManagedPolicy {
  /// All policies on record.
  public static let all = athena + s3 + glue + lakeFormation + account

  /// The policy of an ARN; nil if none is on record.
  public static func find(_ arn: String) -> AWSManagedPolicy? { byARN[arn] }

  private static let byARN = Dictionary(uniqueKeysWithValues: all.map { ($0.arn, $0) })
}
