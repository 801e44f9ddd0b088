import AWSWire
import ServiceCore

/// Removes a partition.
enum DeletePartition: AWSOperation {
  typealias Input = GetPartition.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("DeletePartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = CatalogStore(request, catalog: input.place.catalog)
    try CatalogGate(store).require(.alter, onTable: input.place.table, in: input.place.database)
    _ = try input.place.definition(in: store)
    try delete(input.values, in: input.place, store)
    return EmptyOutput()
  }

  static func delete(_ values: [String], in place: PartitionPlace, _ store: CatalogStore) throws(ServiceError) {
    guard try store.partitionBytes(values, of: place.table, in: place.database) != nil else {
      throw .partitionNotFound
    }
    try store.delete(partition: values, of: place.table, in: place.database)
  }
}
