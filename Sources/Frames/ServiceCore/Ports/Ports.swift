public import AWSWire
public import Basics
public import Documents

/// How services reach each other: typed calls made for the caller of a request, each passing authorizer and faults and
/// leaving a child row in the journal.
public struct Ports: Sendable {
  /// The Glue Data Catalog.
  public var catalog: (any CatalogPort)?
  /// S3.
  public var objects: (any ObjectPort)?
  /// KMS.
  public var keys: (any KeyPort)?
  /// Lambda.
  public var functions: (any FunctionPort)?
  /// Lake Formation.
  public var governance: (any GovernancePort)?

  /// Where the policies of resources are found, under the names of the services they belong to.
  public var resourcePolicies: [String: any ResourcePolicySource] = [:]

  /// Nothing wired.
  public init() {}
}

/// The Data Catalog as other services use it.
public protocol CatalogPort: CatalogWriting {
  /// The port for calls that a service makes for the caller, who must be allowed to make them.
  func forwarded(by service: String) -> any CatalogPort

  /// The port for what a service reads in its own name, whatever the caller may do. Leaves no trace in the journal.
  var unchecked: any CatalogPort { get }

  /// A page of databases by name (glue:GetDatabases).
  func databases(
    catalog: String?, limit: Int, after token: String?, for request: RequestContext
  ) throws(ServiceError) -> CatalogPage

  /// One database (glue:GetDatabase), as Glue's `Database` structure.
  func database(_ name: String, catalog: String?, for request: RequestContext) throws(ServiceError) -> JSON

  /// A page of a database's tables by name (glue:GetTables).
  /// - Parameter expression: a regular expression that the whole name must match.
  func tables(
    of database: String, matching expression: String?, catalog: String?, limit: Int, after token: String?,
    for request: RequestContext
  ) throws(ServiceError) -> CatalogPage

  /// One table (glue:GetTable), as Glue's `Table` structure.
  func table(
    _ name: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) -> JSON

  /// A page of a table's partitions (glue:GetPartitions), as Glue's `Partition` structures.
  func partitions(
    of table: String, in database: String, catalog: String?, limit: Int, after token: String?,
    for request: RequestContext
  ) throws(ServiceError) -> CatalogPage
}

/// A page of Glue structures.
public struct CatalogPage: Sendable {
  /// The structures, as Glue's JSON has them.
  public var items: [JSON]
  /// The token for the next page; nil on the last.
  public var next: String?

  /// A page.
  public init(items: [JSON], next: String?) {
    (self.items, self.next) = (items, next)
  }
}

/// S3 as other services use it.
public protocol ObjectPort: Sendable {
  /// The port for what is read with credentials that Lake Formation vends, whatever the caller may do in S3. Leaves no
  /// trace in the journal.
  var unchecked: any ObjectPort { get }

  /// The region of a bucket (s3:GetBucketLocation).
  func location(of bucket: String, for request: RequestContext) throws(ServiceError) -> String

  /// Stores an object (s3:PutObject; kms:GenerateDataKey where a key is asked for or the bucket's default has one).
  /// - Parameter encryption: how it is to be kept; nil for the bucket's default.
  func put(
    _ body: [UInt8], contentType: String, encryption: ServerSideEncryption?, bucket: String, key: String,
    for request: RequestContext
  ) throws(ServiceError)

  /// Reads a whole object (s3:GetObject).
  func get(bucket: String, key: String, for request: RequestContext) throws(ServiceError) -> [UInt8]

  /// Looks at an object as one who is about to read it (s3:GetObject), without taking its bytes.
  /// - Returns: its size in bytes.
  func inspect(bucket: String, key: String, for request: RequestContext) throws(ServiceError) -> Int

  /// A page of the keys under a prefix (s3:ListBucket).
  func keys(
    under prefix: String, bucket: String, after key: String?, for request: RequestContext
  ) throws(ServiceError) -> [ObjectSummary]
}

/// How S3 is to keep an object.
public struct ServerSideEncryption: Sendable, Equatable {
  /// `AES256` or `aws:kms`.
  public var method: String
  /// The KMS key by id, ARN or alias; nil for the one that AWS manages for S3.
  public var key: String?

  /// An encryption.
  public init(_ method: String, key: String? = nil) {
    (self.method, self.key) = (method, key)
  }
}

/// A line of an object listing.
public struct ObjectSummary: Sendable, Equatable {
  /// The key.
  public var key: String
  /// Bytes.
  public var size: Int
  /// When it was last written.
  public var modified: Timestamp
  /// The entity tag without quotes.
  public var entityTag: String

  /// A line.
  public init(key: String, size: Int, modified: Timestamp, entityTag: String) {
    (self.key, self.size, self.modified, self.entityTag) = (key, size, modified, entityTag)
  }
}
