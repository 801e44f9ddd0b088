import AWSWire
import ServiceCore

/// Answers one partition.
enum GetPartition: AWSOperation {
  struct Input: OperationInput {
    let place: PartitionPlace
    let values: [String]

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      let read = try fields.strings("PartitionValues", GlueShapes.value)
      if read == nil { fields.violate("PartitionValues", "null", "Member must not be null") }
      values = read ?? []
    }
  }

  struct Output: OperationOutput {
    let partition: [UInt8]

    func write(to fields: inout FieldWriter) { fields.raw("Partition", partition) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("GetPartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.place.catalog)
    let gate = try CatalogGate(store)
    let view = try gate.require(.select, onTable: input.place.table, in: input.place.database)
    _ = try input.place.definition(in: store)
    let found = try store.partitionBytes(input.values, of: input.place.table, in: input.place.database)
    guard let found else { throw .partitionNotFound }
    return Output(partition: try gate.shown(partition: found, view))
  }
}
