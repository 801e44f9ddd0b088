import AWSWire
import ServiceCore

/// Answers those of the named partitions that exist.
enum BatchGetPartition: AWSOperation {
  struct Input: OperationInput {
    let place: PartitionPlace
    let wanted: [[String]]

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      let read = try fields.list("PartitionsToGet", count: 0...1000) { item throws(ServiceError) in
        try item.strings("Values", GlueShapes.value) ?? []
      }
      if read == nil { fields.violate("PartitionsToGet", "null", "Member must not be null") }
      wanted = read ?? []
    }
  }

  struct Output: OperationOutput {
    let partitions: [[UInt8]]

    func write(to fields: inout FieldWriter) {
      fields.rawList("Partitions", partitions)
      fields.rawList("UnprocessedKeys", [])
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("BatchGetPartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.place.catalog)
    let gate = try CatalogGate(store)
    let view = try gate.require(.select, onTable: input.place.table, in: input.place.database)
    _ = try input.place.definition(in: store)
    var found: [[UInt8]] = []
    for values in input.wanted {
      if let partition = try store.partitionBytes(values, of: input.place.table, in: input.place.database) {
        found.append(try gate.shown(partition: partition, view))
      }
    }
    return Output(partitions: found)
  }
}
