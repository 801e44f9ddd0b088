import AWSWire
import ServiceCore

/// Removes several partitions; what cannot be removed is told partition by partition.
enum BatchDeletePartition: AWSOperation {
  struct Input: OperationInput {
    let place: PartitionPlace
    let partitions: [[String]]

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      let read = try fields.list("PartitionsToDelete", count: 0...25) { item throws(ServiceError) in
        try item.strings("Values", GlueShapes.value) ?? []
      }
      if read == nil { fields.violate("PartitionsToDelete", "null", "Member must not be null") }
      partitions = read ?? []
    }
  }

  typealias Output = BatchCreatePartition.Output

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("BatchDeletePartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.place.catalog)
    try CatalogGate(store).require(.alter, onTable: input.place.table, in: input.place.database)
    _ = try input.place.definition(in: store)
    var failures: [PartitionFailure] = []
    for values in input.partitions {
      do {
        try DeletePartition.delete(values, in: input.place, store)
      } catch {
        failures.append(PartitionFailure(values: values, error: error))
      }
    }
    return Output(failures: failures)
  }
}
