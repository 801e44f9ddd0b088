import MetadataModel

extension PipelineWalk {
  /// Draws an edge from everything that a job reads to everything that it writes.
  func drawLineage(of pipeline: SourcePipeline, _ name: String) throws(MetadataError) {
    guard let entity = try catalog.entity(.pipeline, named: name, includingDeleted: false) else { return }
    var hasForgotten = false
    for job in pipeline.jobs {
      for (from, to) in try edges(of: job) {
        if settings.overridesLineage, !hasForgotten || compatibility == .v1_12 {
          sink.write(.forgetLineage(pipeline: entity))
          hasForgotten = true
        }
        let edge = LineageRequest(from: from, to: to, source: "PipelineLineage", columns: [], pipeline: .init(entity))
        status.scanned(edge.label)
        sink.write(.lineage(edge))
      }
    }
  }

  private func edges(of job: String) throws(MetadataError) -> [(from: LineageRequest.End, to: LineageRequest.End)] {
    let flows: SourceFlows
    do throws(FailureCause) {
      flows = try source.flows(of: job)
    } catch {
      lost(job, error)
      return []
    }
    if let problem = flows.problem {
      let line = "Failed to get lineage details for job : \(job) due to : \(problem)"
      observe(.log(.warn, line))
      if compatibility == .standard { status.warn(job, line) }
    }
    let sources = try ends(flows.sources), targets = try ends(flows.targets)
    return sources.flatMap { from in targets.map { (from, $0) } }
  }

  /// The 1.12 client only logs that it could not ask.
  private func lost(_ job: String, _ cause: FailureCause) {
    let line = "Failed to get lineage details for job : \(job) due to : \(cause)"
    observe(.log(.warn, line))
    guard compatibility.reportsLosses else { return }
    losses.add(
      Loss(of: "lineage", of: job, cause, line: line, remedy: "allow \(cause.action) on the jobs or set includeLineage: false"))
  }

  /// What the server knows of the assets; what it does not know is left out.
  private func ends(_ assets: [SourceFlows.Asset]) throws(MetadataError) -> [LineageRequest.End] {
    var ends: [LineageRequest.End] = []
    for asset in assets {
      switch asset {
      case .table(let database, let schema, let name):
        if let table = try table(database, schema, name) {
          ends.append(.init(table, telling: ["fullyQualifiedName", "description", "href"]))
        }
      case .files(let paths):
        if let container = try container(at: paths) { ends.append(.init(container, telling: ["name", "fullyQualifiedName"])) }
      }
    }
    return ends
  }

  private func table(_ database: String?, _ schema: String?, _ name: String) throws(MetadataError) -> StoredEntity? {
    let services = settings.databaseServices.isEmpty && compatibility == .v2_0 ? ["*"] : settings.databaseServices
    for service in services {
      let parts = [service, database ?? "*", schema ?? "*", name].map { (try? FullyQualifiedName.quote($0)) ?? $0 }
      if let table = try catalog.table(matching: parts.joined(separator: ".")) { return table }
    }
    return nil
  }

  /// The container at the first path that has one. Each path is asked for once.
  private func container(at paths: [String]) throws(MetadataError) -> StoredEntity? {
    let unknown = paths.filter { containers[$0] == nil }
    if !unknown.isEmpty {
      let found = try catalog.containers(at: unknown)
      for path in unknown { containers[path] = .some(found[path]) }
    }
    return paths.lazy.compactMap { self.containers[$0] ?? nil }.first(where: isInStorage)
  }

  private func isInStorage(_ container: StoredEntity) -> Bool {
    guard compatibility == .standard, !settings.storageServices.isEmpty else { return true }
    return settings.storageServices.contains(FullyQualifiedName.split(container.fullyQualifiedName).first ?? "")
  }
}
