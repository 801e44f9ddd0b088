import AWSWire
import ServiceCore

/// Replaces the definitions of several partitions; what cannot be replaced is told partition by partition.
enum BatchUpdatePartition: AWSOperation {
  struct Input: OperationInput {
    struct Entry: Sendable {
      let values: [String]
      let partition: PartitionDefinition
    }

    let place: PartitionPlace
    let entries: [Entry]

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      let read = try fields.list("Entries", count: 1...100) { item throws(ServiceError) in
        Entry(
          values: try item.strings("PartitionValueList", GlueShapes.value) ?? [],
          partition: try PartitionDefinition(try item.requiredStructure("PartitionInput")))
      }
      if read == nil { fields.violate("Entries", "null", "Member must not be null") }
      entries = read ?? []
    }
  }

  struct Output: OperationOutput {
    let failures: [PartitionFailure]

    func write(to fields: inout FieldWriter) {
      fields.list("Errors", failures.isEmpty ? nil : failures) { item, failure in
        item.list("PartitionValueList", failure.values)
        item.structure("ErrorDetail") { $0.detail(failure.error) }
      }
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("BatchUpdatePartition", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.place.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.alter, onTable: input.place.table, in: input.place.database)
    let table = try input.place.definition(in: store)
    var failures: [PartitionFailure] = []
    for entry in input.entries {
      do {
        try UpdatePartition.update(entry.values, to: entry.partition, in: input.place, table: table, gate)
      } catch {
        failures.append(PartitionFailure(values: entry.values, error: error))
      }
    }
    return Output(failures: failures)
  }
}
