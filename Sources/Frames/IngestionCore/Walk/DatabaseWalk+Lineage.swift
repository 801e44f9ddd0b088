import Documents
import MetadataModel

extension DatabaseWalk {
  /// Draws an edge from each container to the table over its files.
  func drawExternalLineage() {
    guard !locations.isEmpty else { return }
    if compatibility.flushesBeforeLineage { sink.flush() }
    do throws(MetadataError) {
      var paths: [String] = []
      var known: Set<String> = []
      for location in locations where known.insert(location.path).inserted { paths.append(location.path) }
      let containers = try catalog.containers(at: paths)
      for location in locations {
        guard let container = containers[location.path] else { continue }
        try draw(from: container, to: location.table)
      }
    } catch {
      warn(IngestionWarning("lineage", "Failed to yield external table lineage due to - \(error)"))
    }
  }

  private func draw(from container: StoredEntity, to name: String) throws(MetadataError) {
    guard let table = try catalog.entity(.table, named: name, includingDeleted: false) else { return }
    let edge = LineageRequest(
      from: .init(container), to: .init(table), source: "ExternalTableLineage",
      columns: columnEdges(from: container.document["dataModel"], to: table.document))
    status.scanned(edge.label)
    sink.write(.lineage(edge))
  }

  /// Columns of the same name, whatever its case.
  private func columnEdges(from model: JSON?, to table: JSON) -> [LineageRequest.ColumnEdge] {
    var sources: [String: String] = [:]
    for column in model?["columns"]?.elements ?? [] {
      let name = (column["displayName"] ?? column["name"])?.string?.lowercased()
      guard let name, let fullName = column["fullyQualifiedName"]?.string, sources[name] == nil else { continue }
      sources[name] = fullName
    }
    guard !sources.isEmpty else { return [] }
    return (table["columns"]?.elements ?? []).compactMap { column in
      guard let name = column["name"]?.string, let to = column["fullyQualifiedName"]?.string,
        let from = sources[ReservedNames.decode(name).lowercased()]
      else { return nil }
      return LineageRequest.ColumnEdge(from: [from], to: to)
    }
  }
}
