import AWSWire
import Basics
import Documents
import SQLSyntax
import ServiceCore

/// Partitions are Hive's.
extension DefinitionRunner {
  func add(_ partitions: [PartitionDeclaration], to name: TableReference, _ ifNotExists: Bool) throws(QueryFailure) {
    let table = try table(name)
    var inputs: [JSON] = []
    for partition in partitions {
      let values = try values(of: partition.keys, in: table)
      inputs.append(input(values, of: table, at: partition.location))
    }
    try create(inputs, name) { error in ifNotExists && error.code == "AlreadyExistsException" }
  }

  /// - Parameter isHarmless: whether the statement succeeds although a partition met this.
  private func create(
    _ inputs: [JSON], _ name: TableReference, isHarmless: (ServiceError) -> Bool
  ) throws(QueryFailure) {
    for start in stride(from: 0, to: inputs.count, by: 100) {
      let batch = Array(inputs[start..<min(start + 100, inputs.count)])
      let refused = try ask { () throws(ServiceError) in
        try port.createPartitions(batch, of: name.name, in: database(of: name), catalog: catalog, for: request)
      }
      if let error = refused.first(where: { !isHarmless($0) }) {
        throw .task("\(error.code)(message:\(error.message))")
      }
    }
  }

  /// Hive looks the partitions up before it removes them one by one.
  func drop(
    _ partitions: [[DefinitionStatement.Property]], from name: TableReference, _ ifExists: Bool
  ) throws(QueryFailure) {
    let table = try table(name)
    let known = try self.values(ofPartitionsOf: name)
    for partition in partitions {
      let values = try values(of: partition, in: table)
      guard known.contains(values) else {
        if ifExists { continue }
        let spec = partition.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
        throw QueryFailure("FAILED: SemanticException [Error 10006]: Partition not found (\(spec))", type: 1003)
      }
      try ask { () throws(ServiceError) in
        try port.deletePartition(values, of: name.name, in: database(of: name), catalog: catalog, for: request)
      }
    }
  }

  /// The values in the order of the table's keys.
  private func values(of spec: [DefinitionStatement.Property], in table: JSON) throws(QueryFailure) -> [String] {
    let keys = keys(of: table)
    if keys.isEmpty {
      throw QueryFailure("FAILED: SemanticException table is not partitioned but partition spec exists", type: 1003)
    }
    if let unknown = spec.first(where: { !keys.contains($0.name) }) {
      throw QueryFailure(
        "FAILED: SemanticException [Error 10098]: Non-Partition column appears in the partition specification:  \(unknown.name)",
        type: 1003)
    }
    let values = keys.compactMap { key in spec.first { $0.name == key }?.value }
    guard values.count == keys.count else {
      throw QueryFailure(
        "FAILED: ValidationFailureSemanticException partition spec \(spec.map(\.name)) doesn't contain all (\(keys.count)) partition columns",
        type: 1003)
    }
    return values
  }

  private func keys(of table: JSON) -> [String] {
    (table["PartitionKeys"]?.elements ?? []).compactMap { $0["Name"]?.string?.lowercased() }
  }

  private func values(ofPartitionsOf name: TableReference) throws(QueryFailure) -> Set<[String]> {
    var known: Set<[String]> = []
    var token: String?
    repeat {
      let page = try ask { () throws(ServiceError) in
        try port.partitions(
          of: name.name, in: database(of: name), catalog: catalog, limit: 1000, after: token, for: request)
      }
      known.formUnion(page.items.map { ($0["Values"]?.elements ?? []).compactMap(\.string) })
      token = page.next
    } while token != nil
    return known
  }

  private func input(_ values: [String], of table: JSON, at location: String?) -> JSON {
    var storage = table["StorageDescriptor"] ?? .object([:])
    let usual = PartitionPath.path(of: values, keys: keys(of: table), in: storage["Location"]?.string ?? "")
    storage.set("Location", .string(location ?? usual))
    return .object(["Values": .array(values.map { .string($0) }), "StorageDescriptor": storage])
  }

  // MARK: MSCK REPAIR TABLE

  /// Adds the partitions whose folders stand under the table's location.
  func repair(_ name: TableReference) throws(QueryFailure) -> QueryOutput {
    let table = try table(name)
    let keys = keys(of: table)
    let known = try values(ofPartitionsOf: name)
    let found = try folders(of: table, keys: keys)
    let missing = found.filter { !known.contains($0) }
    let paths = missing.map { "\(name.name):\(PartitionPath.path(of: $0, keys: keys, in: ""))" }
    try create(missing.map { input($0, of: table, at: nil) }, name) { $0.code == "AlreadyExistsException" }
    if missing.isEmpty { return QueryOutput(columns: [], lines: []) }
    let lines = ["Partitions not in metastore:\t" + paths.joined(separator: "\t")]
    return QueryOutput(columns: ["result"], lines: lines + paths.map { "Repair: Added partition to metastore \($0)" })
  }

  private func folders(of table: JSON, keys: [String]) throws(QueryFailure) -> [[String]] {
    guard let objects = request.cloud.ports.objects, !keys.isEmpty,
      let place = S3Place(table["StorageDescriptor"]?["Location"]?.string ?? "")
    else { return [] }
    var found: [[String]] = []
    var last: String?
    repeat {
      let page: [ObjectSummary]
      do {
        page = try objects.keys(under: place.prefix, bucket: place.bucket, after: last, for: request)
      } catch {
        throw .task("MetaException(message:Got exception: \(QueryFailure.hadoopName(of: error)) \(error.message))")
      }
      for object in page {
        let values = PartitionPath.values(of: String(object.key.dropFirst(place.prefix.count)), keys: keys)
        if let values, found.last != values { found.append(values) }
      }
      last = page.last?.key
    } while last != nil
    return found
  }
}
