import AWSWire
import Documents
import ServiceCore

/// Replaces the definition of a partition; its values may change.
enum UpdatePartition: AWSOperation {
  struct Input: OperationInput {
    let place: PartitionPlace
    let values: [String]
    let partition: PartitionDefinition

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      let read = try fields.strings("PartitionValueList", GlueShapes.value, count: 0...100)
      if read == nil { fields.violate("PartitionValueList", "null", "Member must not be null") }
      values = read ?? []
      partition = try PartitionDefinition(try fields.requiredStructure("PartitionInput"))
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("UpdatePartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.place.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.alter, onTable: input.place.table, in: input.place.database)
    try update(input.values, to: input.partition, in: input.place, table: try input.place.definition(in: store), gate)
    return EmptyOutput()
  }

  static func update(
    _ values: [String], to partition: PartitionDefinition, in place: PartitionPlace, table: JSON, _ gate: CatalogGate
  ) throws(ServiceError) {
    let store = gate.store
    guard let bytes = try store.partitionBytes(values, of: place.table, in: place.database) else {
      throw .partitionNotFound
    }
    try partition.check(against: table)
    if partition.values != values {
      guard try store.partitionBytes(partition.values, of: place.table, in: place.database) == nil else {
        throw .partitionExists
      }
      try store.delete(partition: values, of: place.table, in: place.database)
    }
    let created = try store.parse(bytes)["CreationTime"]
    let document = partition.document(of: place.table, in: place.database, created: created, store)
    try gate.require(location: document.dataLocation, within: table.dataLocation)
    try store.put(partition: partition.values, of: place.table, in: place.database, document)
  }
}
