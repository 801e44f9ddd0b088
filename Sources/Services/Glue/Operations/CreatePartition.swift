import AWSWire
import Documents
import ServiceCore

/// Adds a partition to a table.
enum CreatePartition: AWSOperation {
  struct Input: OperationInput {
    let place: PartitionPlace
    let partition: PartitionDefinition

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      partition = try PartitionDefinition(try fields.requiredStructure("PartitionInput"))
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("CreatePartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.place.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.alter, onTable: input.place.table, in: input.place.database)
    try create(input.partition, in: input.place, table: try input.place.definition(in: store), gate)
    return EmptyOutput()
  }

  static func create(
    _ partition: PartitionDefinition, in place: PartitionPlace, table: JSON, _ gate: CatalogGate
  ) throws(ServiceError) {
    let store = gate.store
    try partition.check(against: table)
    guard try store.partitionBytes(partition.values, of: place.table, in: place.database) == nil else {
      throw .partitionExists
    }
    let document = partition.document(of: place.table, in: place.database, created: nil, store)
    try gate.require(location: document.dataLocation, within: table.dataLocation)
    try store.put(partition: partition.values, of: place.table, in: place.database, document)
  }
}
