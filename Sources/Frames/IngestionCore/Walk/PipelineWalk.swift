public import Basics
import MetadataModel

/// Walks through a pipeline service: service, then each pipeline with its runs, lineage and usage; then what is gone.
///
/// The order of calls and records is the original client's.
public final class PipelineWalk<Source: PipelineSource>: EntityWalk {
  /// What the source has done so far.
  public internal(set) var status: StepStatus

  let source: Source
  let sink: any MetadataSink
  let catalog: any MetadataCatalog
  let configuration: SourceConfiguration
  let compatibility: Compatibility
  let observe: (IngestionEvent) -> Void
  /// The moment of the run.
  let now: Timestamp
  var containers: [String: StoredEntity?] = [:]
  var losses = LossLedger()
  var hasCountedUsage = false
  private let overwritesServices: Bool
  private let storesConnection: Bool
  private var seen: Set<String> = []

  /// A walk.
  /// - Parameters:
  ///   - catalog: what is asked for what is there already.
  ///   - server: whether services are overwritten and connections stored.
  ///   - now: the moment of the run, whose day usage is counted for.
  public init(
    _ source: Source, into sink: any MetadataSink, asking catalog: any MetadataCatalog, _ configuration: SourceConfiguration,
    server: MetadataServerConfiguration, compatibility: Compatibility, now: Timestamp,
    observe: @escaping (IngestionEvent) -> Void
  ) {
    (self.source, self.sink, self.catalog, self.now) = (source, sink, catalog, now)
    (self.configuration, self.compatibility, self.observe) = (configuration, compatibility, observe)
    (overwritesServices, storesConnection) = (server.overwritesEntities, server.storesConnection)
    status = StepStatus(source.title)
  }

  var settings: PipelineMetadataConfiguration { configuration.pipelines }
  var overridesMetadata: Bool { settings.overridesMetadata }

  /// Walks through everything.
  /// - Throws: `MetadataError` if the service cannot be created or the server cannot be asked.
  public func run() throws(MetadataError) {
    let service = try emitService()
    var known = KnownEntities()
    known.add(try catalog.entities(.pipeline, below: .pipelineService, named: service))
    let isComplete = try walk(service, known)
    if settings.marksDeletedPipelines, isComplete || !compatibility.keepsWhatCouldNotBeListed { markDeleted(known) }
    for failure in losses.failures { status.fail(failure) }
    rank()
  }

  private func emitService() throws(MetadataError) -> String {
    let name = (try? FullyQualifiedName.quote(configuration.serviceName)) ?? configuration.serviceName
    let request = EntityRequest.pipelineService(
      PipelineServiceRequest(
        name: configuration.serviceName, serviceType: source.serviceType,
        connection: storesConnection ? configuration.connection?.document : nil))
    if !overwritesServices, try catalog.entity(.pipelineService, named: name, includingDeleted: false) != nil { return name }
    status.scanned("PipelineService [\(name)]")
    let failures = sink.status.failures.count
    sink.write(.create(request, name: name, sourceHash: nil))
    // Nothing can be written below a service that is not there.
    if sink.status.failures.count > failures, let failure = sink.status.failures.last { throw MetadataError(failure.error) }
    return name
  }

  /// Walks through the pipelines; answers whether all of them could be listed.
  private func walk(_ service: String, _ known: KnownEntities) throws(MetadataError) -> Bool {
    let names: [String]
    do throws(FailureCause) {
      names = try source.names()
    } catch {
      fail("Producer get_pipeline", service, error)
      return false
    }
    observe(.pipelines(names))
    for name in names {
      // The 1.12 client asks for what it then leaves out.
      if compatibility == .standard, !accepts(name, below: service) { continue }
      do throws(FailureCause) {
        let pipeline = try source.pipeline(name)
        if compatibility != .standard, !accepts(name, below: service) { continue }
        try walk(pipeline, below: service, known)
      } catch {
        fail("Producer get_pipeline", name, error)
        // What is there but could not be read is not gone.
        guard compatibility == .standard else { return false }
        if let fullName = try? FullyQualifiedName.child(of: service, named: name) { seen.insert(fullName) }
      }
    }
    return true
  }

  private func accepts(_ name: String, below service: String) -> Bool {
    do throws(FilterPattern.InvalidPattern) {
      if try settings.pipelines.accepts(name) { return true }
      status.filter(name, "Pipeline Filtered Out")
    } catch {
      fail(IngestionFailure(name, "\(error)"))
    }
    return false
  }

  /// Hands one pipeline and everything about it to the sink. What the server refuses of it fails it alone.
  private func walk(_ pipeline: SourcePipeline, below service: String, _ known: KnownEntities) throws(FailureCause) {
    let request = PipelineRequest(name: pipeline.name, service: service, tasks: pipeline.tasks, sourceURL: pipeline.url)
    do throws(MetadataError) {
      let name: String
      do throws(FullyQualifiedName.InvalidName) {
        name = try FullyQualifiedName.child(of: service, named: pipeline.name)
      } catch {
        return fail(IngestionFailure(pipeline.name, "\(error)"))
      }
      try emit(.pipeline(request), named: name, known)
      seen.insert(name)
      let runs = try emitRuns(of: pipeline, name)
      if settings.includesLineage { try drawLineage(of: pipeline, name) }
      try emitUsage(of: pipeline, name)
      observe(.pipelineDone(pipeline.name, tasks: pipeline.tasks.count, runs: runs))
    } catch {
      fail(IngestionFailure(pipeline.name, "the metadata server failed: \(error)"))
    }
  }

  private func markDeleted(_ known: KnownEntities) {
    for pipeline in known.others(than: seen) {
      status.scanned("Pipeline [\(pipeline.fullyQualifiedName)]")
      sink.write(.delete(pipeline))
    }
  }

  /// Ranks change with usage; the 1.12 client has them computed twice whatever happened.
  private func rank() {
    for _ in 0..<(compatibility.repeatsRuns ? 2 : hasCountedUsage ? 1 : 0) { sink.write(.usageRanks(.pipeline, date: now.date)) }
  }

  func fail(_ failure: IngestionFailure) {
    observe(.log(.warn, failure.error))
    status.fail(failure)
  }

  /// Notes that something could not be listed: named after it, or in compatible reports after the method of the original.
  private func fail(_ producer: String, _ subject: String, _ cause: FailureCause) {
    guard compatibility == .v1_12 else { return fail(IngestionFailure(subject, cause.description, cause: cause)) }
    fail(IngestionFailure(producer, "Error running node producer: \(cause)", cause: cause))
  }
}
