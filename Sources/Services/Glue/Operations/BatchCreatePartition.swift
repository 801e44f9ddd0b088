import AWSWire
import ServiceCore

/// Adds several partitions to a table; what cannot be added is told partition by partition.
enum BatchCreatePartition: AWSOperation {
  struct Input: OperationInput {
    let place: PartitionPlace
    let partitions: [PartitionDefinition]

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      let read = try fields.list("PartitionInputList", count: 0...100) { item throws(ServiceError) in
        try PartitionDefinition(item)
      }
      if read == nil { fields.violate("PartitionInputList", "null", "Member must not be null") }
      partitions = read ?? []
    }
  }

  struct Output: OperationOutput {
    let failures: [PartitionFailure]

    func write(to fields: inout FieldWriter) { fields.partitionFailures(failures) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("BatchCreatePartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.place.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.alter, onTable: input.place.table, in: input.place.database)
    let table = try input.place.definition(in: store)
    var failures: [PartitionFailure] = []
    for partition in input.partitions {
      do {
        try CreatePartition.create(partition, in: input.place, table: table, gate)
      } catch {
        failures.append(PartitionFailure(values: partition.values, error: error))
      }
    }
    return Output(failures: failures)
  }
}
