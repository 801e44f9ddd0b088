import AWSClient
import Basics
import Connectors
public import IngestionCore

/// Reads metadata from a source and writes it to the metadata server.
public struct MetadataWorkflow {
  let options: IngestionOptions
  let environment: IngestionEnvironment
  let observe: (IngestionEvent) -> Void
  var report: WorkflowReport

  /// Runs the workflow that a file describes, to its end.
  /// - Parameters:
  ///   - text: the file's text, YAML or JSON.
  ///   - file: its path, which messages name; a name that ends in `.json` is read as JSON.
  ///   - observe: told what happens while it happens.
  public static func run(
    _ text: String, file: String?, options: IngestionOptions = IngestionOptions(), in environment: IngestionEnvironment,
    observe: @escaping (IngestionEvent) -> Void = { _ in }
  ) -> WorkflowReport {
    let start = monotonicNanoseconds()
    var workflow = MetadataWorkflow(
      options: options, environment: environment, observe: observe, report: WorkflowReport(compatibility: options.compatibility))
    do throws(ConfigurationFailure) {
      let configuration = try WorkflowConfiguration(
        text, file: file, compatibility: options.compatibility, environment: { environment.variables[$0] })
      workflow.report.successThreshold = configuration.successThreshold
      workflow.report.raisesOnError = configuration.raisesOnError
      try workflow.run(configuration)
    } catch {
      workflow.report.fatal = WorkflowReport.Fatal(kind: .configuration, message: error.message)
      workflow.report.diagnostics = error.diagnostics
    }
    workflow.report.duration = monotonicNanoseconds() - start
    return workflow.report
  }

  private mutating func run(_ configuration: WorkflowConfiguration) throws(ConfigurationFailure) {
    let destination = try self.destination(configuration)
    do throws(WorkflowReport.Fatal) {
      switch try connect(destination, configuration) {
      case .glue(let connection):
        let session = try session(connection.aws)
        let source = GlueSource(try client(session.glue), connection, compatibility: options.compatibility)
        try run(source, configuration, destination)
      case .athena(let connection):
        let source = try athena(connection, configuration.source.metadata)
        try run(source, configuration, destination)
      case .gluePipeline(let connection):
        let session = try session(connection.aws)
        let source = GluePipelineSource(try client(session.glue), connection, compatibility: options.compatibility)
        try run(source, configuration, destination)
      }
    } catch {
      report.fatal = error
      observe(.log(.error, error.message))
    }
    destination.server?.finish(report)
  }
}

extension WorkflowReport.Fatal: Error {
  init(_ error: MetadataError) {
    self.init(kind: error.status == nil ? .unreachableServer : .server, message: error.description)
  }
}

extension MetadataWorkflow {
  private mutating func run(
    _ source: some DatabaseSource, _ configuration: WorkflowConfiguration, _ destination: Destination
  ) throws(WorkflowReport.Fatal) {
    try test(source.serviceType, source.checks, destination.catalog)
    let walk = DatabaseWalk(
      source, into: destination.sink, asking: destination.catalog, configuration.source, server: configuration.server,
      compatibility: options.compatibility, observe: observe)
    try finish(destination.sink, { () throws(MetadataError) in try walk.run() }, status: { walk.status })
  }

  private mutating func run(
    _ source: some PipelineSource, _ configuration: WorkflowConfiguration, _ destination: Destination
  ) throws(WorkflowReport.Fatal) {
    try test(source.serviceType, source.checks, destination.catalog)
    let walk = PipelineWalk(
      source, into: destination.sink, asking: destination.catalog, configuration.source, server: configuration.server,
      compatibility: options.compatibility, now: environment.clock.now, observe: observe)
    try finish(destination.sink, { () throws(MetadataError) in try walk.run() }, status: { walk.status })
  }

  /// Signs in and tests credentials: a role is assumed here.
  func session(_ aws: AWSConfiguration) throws(WorkflowReport.Fatal) -> AWSSession {
    let retry = RetryPolicy(ids: environment.ids, pause: environment.pause)
    let caller = AWSCaller(
      transport: environment.awsTransport, clock: environment.clock, retry: retry,
      renewsExpired: options.compatibility == .standard)
    return try client { () throws(AWSCallError) in
      try AWSSession(AWSSessionOptions(aws), caller: caller, environment: environment.variables)
    }
  }

  func client<Client>(_ make: () throws(AWSCallError) -> Client) throws(WorkflowReport.Fatal) -> Client {
    do throws(AWSCallError) {
      return try make()
    } catch {
      throw WorkflowReport.Fatal(kind: .credentials, message: error.description, cause: FailureCause(error))
    }
  }

  private mutating func test(
    _ serviceType: String, _ checks: [String: Check], _ catalog: any MetadataCatalog
  ) throws(WorkflowReport.Fatal) {
    let definitions: [CheckDefinition]?
    do throws(MetadataError) {
      definitions = try catalog.checks(for: serviceType)
    } catch {
      throw WorkflowReport.Fatal(error)
    }
    guard let definitions else {
      let name = "\(serviceType).testConnectionDefinition"
      throw WorkflowReport.Fatal(kind: .server, message: "Test connection definition for \(name) not found!")
    }
    report.checks = ConnectionTest(definitions, checks).run(observe)
    for check in report.checks {
      guard let cause = check.failure else { continue }
      guard !check.definition.isMandatory else {
        throw WorkflowReport.Fatal(
          kind: .check, message: "Failed to run the test connection step: \(check.name)", cause: cause)
      }
      let reason = check.definition.errorMessage ?? cause.description
      observe(.log(.warn, "You might be missing metadata in: \(check.name) due to \(reason)"))
    }
  }

  /// Walks to the end, closes the sink and reports what both have done.
  private mutating func finish(
    _ sink: any MetadataSink, _ walk: () throws(MetadataError) -> Void, status: () -> StepStatus
  ) throws(WorkflowReport.Fatal) {
    do throws(MetadataError) {
      try walk()
    } catch {
      sink.close()
      throw WorkflowReport.Fatal(error)
    }
    sink.close()
    report.steps = [status(), sink.status]
    if let sink = sink as? RecordingSink { report.emitted = sink.records }
    if let sink = sink as? MetadataRESTSink { report.written = sink.written }
  }
}

extension AWSSessionOptions {
  fileprivate init(_ aws: AWSConfiguration) {
    let credentials = CredentialOptions(
      accessKeyID: aws.accessKeyID, secretAccessKey: aws.secretAccessKey, sessionToken: aws.sessionToken,
      profileName: aws.profileName)
    self.init(
      region: aws.region, credentials: credentials, roleARN: aws.roleARN, roleSessionName: aws.roleSessionName,
      roleSourceIdentity: aws.roleSourceIdentity, endpointURL: aws.endpointURL)
  }
}
