import AWSWire
import Digests
import Documents
import ServiceCore

/// Lists a table's partitions that satisfy an optional expression.
enum GetPartitions: AWSOperation {
  struct Input: OperationInput {
    struct Segment: Sendable {
      let number: Int
      let total: Int
    }

    let place: PartitionPlace
    let expression: String?
    let token: String?
    let limit: Int
    let segment: Segment?
    let excludesColumns: Bool

    init(_ fields: Fields) throws(ServiceError) {
      place = try PartitionPlace(fields)
      expression = try fields.string("Expression", GlueShapes.predicate)
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...1000) ?? 1000
      excludesColumns = try fields.bool("ExcludeColumnSchema") ?? false
      segment = try fields.structure("Segment").map { item throws(ServiceError) in
        Segment(
          number: try item.integer("SegmentNumber", in: 0...9) ?? 0,
          total: try item.integer("TotalSegments", in: 1...10) ?? 1)
      }
    }

    init(place: PartitionPlace, token: String?, limit: Int) {
      (self.place, self.token, self.limit) = (place, token, limit)
      (expression, segment, excludesColumns) = (nil, nil, false)
    }
  }

  struct Output: OperationOutput {
    let partitions: [[UInt8]]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("Partitions", partitions)
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.place.permissions("GetPartitions", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.place.catalog)
    let gate = try CatalogGate(store)
    let view = try gate.require(.select, onTable: input.place.table, in: input.place.database)
    let filter = try PartitionFilter(input, table: try input.place.definition(in: store))
    var after = try PageToken.key(of: input.token, invalid: .badToken)
    var found: [CatalogStore.Entry] = []
    while found.count <= input.limit {
      let rows = try store.partitions(
        of: input.place.table, in: input.place.database, after: after, limit: input.limit + 1)
      for row in rows where try filter.keeps(row) { found.append(row) }
      after = rows.last?.name
      if rows.count <= input.limit { break }
    }
    let page = found.prefix(input.limit)
    let next = found.count > input.limit ? page.last.map { PageToken.make(after: $0.name) } : nil
    return Output(
      partitions: try page.map { row throws(ServiceError) in
        try gate.shown(partition: try shown(row, input, store), view)
      }, next: next)
  }

  private static func shown(
    _ row: CatalogStore.Entry, _ input: Input, _ store: CatalogStore
  ) throws(ServiceError) -> [UInt8] {
    guard input.excludesColumns else { return row.document }
    var partition = try store.parse(row.document)
    var storage = partition["StorageDescriptor"]
    storage?.set("Columns", nil)
    partition.set("StorageDescriptor", storage)
    return partition.bytes
  }
}

/// What keeps a partition in a listing: its segment and the expression.
private struct PartitionFilter {
  let segment: GetPartitions.Input.Segment?
  let expression: PartitionExpression?

  init(_ input: GetPartitions.Input, table: JSON) throws(ServiceError) {
    segment = input.segment
    if let segment = input.segment, segment.number >= segment.total {
      throw .invalidInput("The segment number must be smaller than the number of segments.")
    }
    let text = input.expression ?? ""
    let isBlank = text.allSatisfy(\.isWhitespace)
    expression = isBlank ? nil : try PartitionExpression(text, keys: PartitionKey.keys(of: table))
  }

  func keeps(_ row: CatalogStore.Entry) throws(ServiceError) -> Bool {
    if let segment, !isIn(segment, row.name) { return false }
    guard let expression else { return true }
    let values = (try? JSON.parse(row.name))?.elements?.compactMap(\.string) ?? []
    return try expression.matches(values)
  }

  private func isIn(_ segment: GetPartitions.Input.Segment, _ name: String) -> Bool {
    var crc = CRC32()
    crc.update(Array(name.utf8))
    return crc.finalize().reduce(0) { ($0 * 256 + Int($1)) % segment.total } == segment.number
  }
}
