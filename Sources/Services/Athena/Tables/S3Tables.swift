import AWSWire
import Basics
import Documents
import SQLColumns
import SQLExecution
import SQLPlanning
import ServiceCore
import Synchronization

/// The rows of tables whose data lies in S3, read as the query's caller.
final class S3Tables: TableSource {
  private let request: RequestContext
  private let refusal = Mutex<QueryFailure?>(nil)
  private let vended = Mutex(false)

  init(_ request: RequestContext) { self.request = request }

  /// Why S3 or the catalog refused, if that ended the query.
  var failure: QueryFailure? { refusal.withLock { $0 } }

  func open(_ scan: TableScan) throws(SQLError) -> any BatchStream {
    let governed = scan.table.handle as? GovernedTable
    guard let table = governed?.document ?? scan.table.handle as? JSON else {
      throw .unsupported("Table \(scan.table.name.text) cannot be read")
    }
    if governed?.isByVendedCredentials == true { try borrowCredentials(scan.table.name) }
    let keys = (table["PartitionKeys"]?.elements ?? []).count
    let format = try TextFormat(table, scan.table, keys: keys)
    return TextTableStream(scan, format, self, try files(table, scan.table.name, keys), keys: keys)
  }

  /// Data of registered locations is read with Lake Formation's credentials, for which the caller needs GetDataAccess.
  private func borrowCredentials(_ name: TableName) throws(SQLError) {
    vended.withLock { $0 = true }
    do {
      try request.cloud.ports.governance?.requireDataAccess(
        to: name.table, in: name.schema, catalog: request.caller.account, by: "athena", for: request)
    } catch {
      throw refused(QueryFailure(error.message, type: 234))
    }
  }

  private var objects: (any ObjectPort)? {
    let port = request.cloud.ports.objects
    return vended.withLock { $0 } ? port?.unchecked : port
  }

  /// A file of a table, with the values of its partition.
  struct File {
    var bucket: String
    var object: ObjectSummary
    var values: [String]
  }

  private func files(_ table: JSON, _ name: TableName, _ keys: Int) throws(SQLError) -> [File] {
    guard keys > 0 else { return try files(at: table["StorageDescriptor"]?["Location"]?.string, []) }
    var files: [File] = []
    for partition in try partitions(name) {
      let values = (partition["Values"]?.elements ?? []).compactMap(\.string)
      files += try self.files(at: partition["StorageDescriptor"]?["Location"]?.string, values)
    }
    return files
  }

  private func partitions(_ name: TableName) throws(SQLError) -> [JSON] {
    guard let port = request.cloud.ports.catalog else { return [] }
    var partitions: [JSON] = []
    var token: String?
    do {
      repeat {
        let page = try port.partitions(of: name.table, in: name.schema, catalog: nil, limit: 1000, after: token, for: request)
        partitions += page.items
        token = page.next
      } while token != nil
    } catch {
      throw refused(QueryFailure(error, request, .trino))
    }
    return partitions
  }

  private func files(at location: String?, _ values: [String]) throws(SQLError) -> [File] {
    guard let location, let place = S3Place(location), let port = objects else { return [] }
    var files: [File] = []
    var last: String?
    do {
      repeat {
        let page = try port.keys(under: place.prefix, bucket: place.bucket, after: last, for: request)
        files += page.filter(S3Tables.isData).map { File(bucket: place.bucket, object: $0, values: values) }
        last = page.last?.key
      } while last != nil
    } catch {
      let path = "s3://\(place.bucket)/\(place.prefix)"
      throw refused(
        QueryFailure(error.code == "AccessDenied" ? "Permission denied on S3 path: \(path)" : error.message, type: 1501))
    }
    return files
  }

  /// Names that begin with `_` or `.` are hidden, and folders hold nothing.
  private static func isData(_ object: ObjectSummary) -> Bool {
    guard object.size > 0, let name = object.key.split(separator: "/", omittingEmptySubsequences: false).last else {
      return false
    }
    return !name.isEmpty && !name.hasPrefix("_") && !name.hasPrefix(".")
  }

  func bytes(of file: File) throws(SQLError) -> [UInt8] {
    guard let port = objects else { return [] }
    do {
      return try port.get(bucket: file.bucket, key: file.object.key, for: request)
    } catch {
      throw refused(.unreadable(error, "s3://\(file.bucket)/\(file.object.key)", request))
    }
  }

  private func refused(_ failure: QueryFailure) -> SQLError {
    refusal.withLock { $0 = failure }
    return SQLError("", failure.reason)
  }
}

extension QueryFailure {
  /// What S3 refused while data was read, as Athena's engine passes it on.
  fileprivate static func unreadable(_ error: ServiceError, _ path: String, _ request: RequestContext) -> QueryFailure {
    let message =
      error.message.hasPrefix("User: ") && error.code == "AccessDenied" && !error.message.contains("kms:")
      ? "Access Denied" : error.message
    let id = request.requestID
    return QueryFailure(
      "com.amazonaws.services.s3.model.AmazonS3Exception: \(message) (Service: Amazon S3; Status Code: \(error.status); Error Code: \(error.code); Request ID: \(id); S3 Extended Request ID: \(id); Proxy: null), S3 Extended Request ID: \(id) (Path: \(path))",
      type: 1501)
  }
}
