import Documents
public import MetadataModel

/// What the server made of a bulk request.
public struct BulkResult: Sendable {
  /// Fully qualified names of what was written.
  public var succeeded: [String]
  /// What was not written, and why.
  public var failed: [(name: String, message: String, status: Int)]
}

extension MetadataClient {
  /// Creates or updates one entity.
  public func put(_ request: EntityRequest) throws(MetadataError) -> StoredEntity? {
    let answer = try send("PUT", request.kind.collection, body: request.json)
    return answer.flatMap { StoredEntity($0, kind: request.kind) }
  }

  /// Creates or updates one entity from a body that is made already.
  func put(_ kind: EntityKind, _ body: JSON) throws(MetadataError) {
    try send("PUT", kind.collection, body: body)
  }

  /// Adds a run to a pipeline.
  func put(_ run: PipelineStatus, of pipeline: String) throws(MetadataError) {
    try send("PUT", "pipelines/\(MetadataClient.segment(pipeline))/status", body: run.json)
  }

  /// Adds to how often an entity was used on a day.
  func putUsage(of entity: StoredEntity, date: String, count: Int) throws(MetadataError) {
    let body = JSON.object(["date": .string(date), "count": .number(count)])
    try send("PUT", "usage/\(entity.kind.name)/\(entity.id)", body: body)
  }

  /// Ranks all entities of a kind by their usage on a day.
  func computeUsageRanks(of kind: EntityKind, on date: String) throws(MetadataError) {
    try send("POST", "usage/compute.percentile/\(kind.name)/\(date)")
  }

  /// Removes the edges that were found in one way and that an entity is the reason for.
  func deleteLineage(of entity: StoredEntity, source: String) throws(MetadataError) {
    try send("DELETE", "lineage/\(entity.kind.name)/\(entity.id)/type/\(source)")
  }

  /// Creates or updates a classification and a tag of it.
  func put(_ tag: TagRequest) throws(MetadataError) {
    try send("PUT", EntityKind.classification.collection, body: tag.classificationBody)
    try send("PUT", EntityKind.tag.collection, body: tag.body)
  }

  /// Creates or updates many entities of one kind.
  func putAll(_ kind: EntityKind, _ bodies: [JSON]) throws(MetadataError) -> BulkResult {
    let answer = try send("PUT", "\(kind.collection)/bulk", query: "async=false", body: .array(bodies))
    func rows(_ name: String) -> [JSON] { answer?[name]?.elements ?? [] }
    return BulkResult(
      succeeded: rows("successRequest").map { $0["request"]?.string ?? "" },
      failed: rows("failedRequest").map { row in
        (row["request"]?.string ?? "", row["message"]?.string ?? "no reason given", row["status"]?.integer ?? 0)
      })
  }

  /// Changes an entity.
  func patch(_ entity: StoredEntity, _ operations: [PatchOperation]) throws(MetadataError) {
    try send(
      "PATCH", "\(entity.kind.collection)/\(entity.id)", body: .array(operations.map(\.json)), type: "application/json-patch+json"
    )
  }

  /// Softly deletes an entity and what it holds.
  func delete(_ entity: StoredEntity) throws(MetadataError) {
    try send("DELETE", "\(entity.kind.collection)/\(entity.id)", query: "recursive=true&hardDelete=false")
  }

  /// Draws an edge, or adds to one that is there the columns that it lacks.
  func draw(_ edge: LineageRequest, byName: Bool) throws(MetadataError) {
    let ends = "\(edge.from.kind.name)/\(edge.from.id)/\(edge.to.kind.name)/\(edge.to.id)"
    if byName { return try drawByName(edge) }
    guard let stored = try optional("lineage/getLineageEdge/\(edge.from.id)/\(edge.to.id)")?["edge"] else {
      try send("PUT", "lineage", body: .object(["edge": edge.json]))
      return
    }
    let columns = stored["columnsLineage"]?.elements ?? []
    let known = columns.compactMap { column in
      column["toColumn"]?.string.map { to in
        LineageRequest.ColumnEdge(from: (column["fromColumns"]?.elements ?? []).compactMap(\.string), to: to)
      }
    }
    let missing = edge.columns.filter { !known.contains($0) }
    var operations = missing.enumerated().map { offset, column in
      PatchOperation(.add, ["columnsLineage", String(columns.count + offset)], column.json).json
    }
    if stored["columnsLineage"] == nil, !missing.isEmpty {
      operations = [PatchOperation(.add, ["columnsLineage"], .array(missing.map(\.json))).json]
    }
    operations += MetadataClient.pipelineChange(from: stored["pipeline"], to: edge.pipeline)
    guard !operations.isEmpty else { return }
    try send("PATCH", "lineage/\(ends)", body: .array(operations), type: "application/json-patch+json")
  }

  /// An edge names the pipeline that was found last.
  private static func pipelineChange(from stored: JSON?, to pipeline: LineageRequest.End?) -> [JSON] {
    guard let pipeline, stored?["id"]?.string != pipeline.id else { return [] }
    if stored == nil { return [PatchOperation(.add, ["pipeline"], pipeline.json).json] }
    return [PatchOperation(.replace, ["pipeline", "id"], .string(pipeline.id)).json]
  }

  private func drawByName(_ edge: LineageRequest) throws(MetadataError) {
    func path(_ end: LineageRequest.End) -> String { "\(end.kind.name)/name/\(MetadataClient.segment(end.fullyQualifiedName))" }
    try send("PUT", "lineage/\(path(edge.from))/\(path(edge.to))", body: edge.details)
  }
}
