import AWSClient
import AWSSignature
import Basics
import Documents
import Emulator
import HTTP
import IngestionCore
import MetadataServer
import ServiceCore
import Workflows

/// Does what one step says and gathers what is seen of it.
struct StepRunner {
  let world: World
  let files: ScenarioFiles
  let machine: RunMachine
  let sockets: Sockets?

  /// Runs the step's action.
  /// - Throws: `StepTrouble` for what keeps the action from being done at all.
  func run(_ step: Step) throws -> Observation {
    var seen = Observation()
    let credentials = try world.emulator.cloud.faults.suspended {
      try PrincipalSession(world: world, files: files).credentials(of: step.when.principal)
    }
    world.metadata.clearRecording()
    let position = world.emulator.cloud.journal.position
    let start = monotonicNanoseconds()
    try perform(step.when, limit: step.then.within?.value, as: credentials, &seen)
    seen.duration = .nanoseconds(Int64(clamping: monotonicNanoseconds() - start))
    let records = world.emulator.cloud.journal.records(after: position, milliseconds: 0).records
    seen.journal = records
    seen.requests = records.sorted { $0.number < $1.number }.map(Observation.Request.init)
    seen.note(world.metadata.recordedWrites, on: world.metadata)
    return seen
  }

  private func perform(
    _ action: Action, limit: Duration?, as credentials: AWSCredentials, _ seen: inout Observation
  ) throws {
    switch action.kind {
    case .ingest(let source, client: .builtIn, let compatibility):
      try ingest(source, compatibility, as: credentials, &seen)
    case .ingest(let source, client: .openMetadata, _):
      try ingestByOriginal(source, limit: limit, as: credentials, &seen)
    case .call(let operation, let input): try call(operation, input, as: credentials, at: action.location, &seen)
    case .query(let sql): seen.note(try QueryCall(world: world, credentials: credentials).run(sql))
    case .run(let line): try run(line, limit: limit, as: credentials, &seen)
    }
  }

  // MARK: In process

  private func ingest(
    _ source: Action.WorkflowSource, _ compatibility: String?, as credentials: AWSCredentials, _ seen: inout Observation
  ) throws {
    let (text, file) = try workflow(source)
    let variables = environment(credentials).variables
    let (clock, metadata) = (world.clock, InProcessTransport(world.metadata))
    let environment = IngestionEnvironment(
      awsTransport: InProcessTransport(world.emulator), serverTransport: { _ in metadata },
      variables: AWSEnvironment(variable: { variables[$0] }), clock: world.signingClock, ids: world.ids,
      pause: { clock.pass(seconds: $0) })
    let options = IngestionOptions(compatibility: compatibility.flatMap { Compatibility(rawValue: $0) } ?? .standard)
    var log: [String] = []
    var milestones: [(ended: Int, event: IngestionEvent)] = []
    let (journal, start) = (world.emulator.cloud.journal, world.emulator.cloud.journal.position)
    let report = MetadataWorkflow.run(text, file: file, options: options, in: environment) { event in
      if case .log(_, let line) = event { log.append(line) }
      milestones.append((journal.position - start, event))
    }
    seen.milestones = milestones
    seen.note(report, log: log)
  }

  private func call(
    _ operation: String, _ input: JSON, as credentials: AWSCredentials, at location: SourceLocation,
    _ seen: inout Observation
  ) throws {
    do throws(UncallableOperation) {
      seen.note(try world.caller.call(operation, input, as: credentials))
    } catch {
      throw Diagnostic(error.message, code: "ML008", help: error.help, at: location)
    }
  }

  // MARK: In processes of their own

  private func ingestByOriginal(
    _ source: Action.WorkflowSource, limit: Duration?, as credentials: AWSCredentials, _ seen: inout Observation
  ) throws {
    guard let program = machine.programs.originalClient else {
      throw StepTrouble.skipped("openmetadata-ingestion is not installed; MOCKLAKE_OPENMETADATA names its environment")
    }
    let (path, isTemporary) = try workflowFile(source)
    defer { if isTemporary { FileSystem.remove(path) } }
    let result = try start([program, "ingest", "-c", path], limit: limit, as: credentials)
    seen.noteOriginal(result)
  }

  private func run(_ line: String, limit: Duration?, as credentials: AWSCredentials, _ seen: inout Observation) throws {
    if let program = machine.programs.missingProgram(of: line) {
      throw StepTrouble.skipped("\(program) is not installed")
    }
    seen.note(try start(["/bin/sh", "-c", line], limit: limit, as: credentials))
  }

  private func start(_ words: [String], limit: Duration?, as credentials: AWSCredentials) throws -> ChildCommand.Result {
    let variables = environment(credentials).inherited(from: machine.variables, searchPath: machine.programs.searchPath)
    let command = ChildCommand(words: words, environment: variables)
    // What takes a little longer than it may is a failed expectation; what does not end at all is ended.
    let patience = max(.seconds(300), (limit ?? .zero) * 2)
    let result = try command.run(limit: patience, isInterrupted: machine.isInterrupted)
    guard !result.timedOut else { throw StepTrouble.failed("the command did not end within \(patience.readable)") }
    return result
  }

  // MARK: Files and variables

  private func environment(_ credentials: AWSCredentials) -> ClientEnvironment {
    ClientEnvironment(
      world, credentials, aws: sockets?.awsURL ?? "http://127.0.0.1:4566",
      metadata: sockets?.metadataURL ?? "http://127.0.0.1:8585")
  }

  private func workflow(_ source: Action.WorkflowSource) throws -> (text: String, file: String) {
    switch source {
    case .file(let reference): (try files.text(of: reference), try files.path(of: reference))
    case .inline(let yaml): (yaml.json.prettyText, "\(files.scenario).json")
    }
  }

  private func workflowFile(_ source: Action.WorkflowSource) throws -> (path: String, isTemporary: Bool) {
    if case .file(let reference) = source { return (try files.path(of: reference), false) }
    let folder = try FileSystem.temporaryDirectory(prefix: "mocklake-workflow")
    try FileSystem.write(Array(try workflow(source).text.utf8), to: "\(folder)/workflow.json")
    return ("\(folder)/workflow.json", true)
  }
}

/// What keeps a step from being judged.
enum StepTrouble: Error {
  /// Something it needs is not on this machine.
  case skipped(String)
  /// It could not be done, which is the scenario's failure.
  case failed(String)
}

extension Observation {
  /// Takes what a call answered.
  mutating func note(_ answer: CallAnswer) {
    outcome = answer.refusal == nil ? .success : .failure
    (errorCode, errorMessage) = (answer.refusal?.code, answer.refusal?.message)
    result = answer.refusal == nil ? answer.result : nil
  }
}
