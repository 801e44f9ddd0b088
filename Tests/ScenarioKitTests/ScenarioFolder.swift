import Basics
import Foundation
import Reports
import ScenarioKit

/// A temporary folder with scenario files.
final class ScenarioFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path = try FileSystem.temporaryDirectory(prefix: "mocklake-tests")
    for (name, text) in files {
      let file = "\(path)/\(name)"
      try FileSystem.createDirectory((file as NSString).deletingLastPathComponent)
      try FileSystem.write(Array(text.utf8), to: file)
    }
  }

  deinit { FileSystem.remove(path) }

  /// Runs everything in the folder.
  func run(
    environment: [String: String] = ["PATH": "/usr/bin:/bin"], jobs: Int = 2, attempts: Int = 1,
    selection: ScenarioSelection = ScenarioSelection(), isInterrupted: @escaping @Sendable () -> Bool = { false },
    observe: (ScenarioResult) -> Void = { _ in }
  ) throws -> RunReport {
    try ScenarioSuite([path], selection).run(
      ScenarioRunner(environment: environment, isInterrupted: isInterrupted), jobs: jobs, attempts: attempts,
      isInterrupted: isInterrupted, observe: observe)
  }

  /// What a person reads of the failures, with the folder's path left out.
  func failures(_ report: RunReport) -> String {
    TerminalReport(names: []).failures(report).replacingOccurrences(of: "\(path)/", with: "")
  }
}

/// Runs one scenario.
func run(_ text: String, files: [String: String] = [:]) throws -> (result: ScenarioResult, text: String) {
  let folder = try ScenarioFolder(files.merging(["scenario.yaml": text]) { first, _ in first })
  let report = try folder.run()
  guard let result = report.scenarios.first(where: { $0.name == "scenario" }) else {
    throw EnvironmentFailure("no scenario ran")
  }
  return (result, folder.failures(report))
}

/// The documented Glue workflow with the variables that the harness fills in.
let glueWorkflow = """
  source:
    type: glue
    serviceName: local
    serviceConnection:
      config:
        type: Glue
        awsConfig:
          awsAccessKeyId: "${AWS_ACCESS_KEY_ID}"
          awsSecretAccessKey: "${AWS_SECRET_ACCESS_KEY}"
          awsSessionToken: "${AWS_SESSION_TOKEN}"
          awsRegion: ${AWS_REGION}
          endPointURL: ${AWS_ENDPOINT_URL}
    sourceConfig: {config: {type: DatabaseMetadata}}
  sink: {type: metadata-rest, config: {}}
  workflowConfig:
    openMetadataServerConfig:
      hostPort: ${MOCKLAKE_METADATA_URL}/api
      authProvider: openmetadata
      securityConfig: {jwtToken: token}
  """

/// Makes a file a program.
func chmodExecutable(_ path: String) -> Bool {
  (try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)) != nil
}
