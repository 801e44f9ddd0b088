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
    guard !missing.isEmpty else { return }
    var operations = missing.enumerated().map { offset, column in
      PatchOperation(.add, ["columnsLineage", String(columns.count + offset)], column.json).json
    }
    if stored["columnsLineage"] == nil {
      operations = [PatchOperation(.add, ["columnsLineage"], .array(missing.map(\.json))).json]
    }
    try send("PATCH", "lineage/\(ends)", body: .array(operations), type: "application/json-patch+json")
  }

  private func drawByName(_ edge: LineageRequest) throws(MetadataError) {
    func path(_ end: LineageRequest.End) -> String { "\(end.kind.name)/name/\(MetadataClient.segment(end.fullyQualifiedName))" }
    try send("PUT", "lineage/\(path(edge.from))/\(path(edge.to))", body: edge.details)
  }
}
