import Basics
import Foundation
import IngestionCore
import Testing

@testable import Workflows

/// Runs a workflow file against servers that are already there: for comparisons with the original client.
///
/// `MOCKLAKE_LIVE_WORKFLOW` names the file; `MOCKLAKE_COMPATIBILITY` the client to be compared with.
@Suite struct LiveIngestionTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["MOCKLAKE_LIVE_WORKFLOW"] != nil))
  func runsTheFile() throws {
    let environment = ProcessInfo.processInfo.environment
    let path = try #require(environment["MOCKLAKE_LIVE_WORKFLOW"])
    let compatibility = Compatibility(rawValue: environment["MOCKLAKE_COMPATIBILITY"] ?? "") ?? .standard
    let destination = environment["MOCKLAKE_LIVE_OUTPUT"].map { IngestionOptions.Destination.file($0) } ?? .server
    let report = MetadataWorkflow.run(
      try FileSystem.readText(path), file: path,
      options: IngestionOptions(compatibility: compatibility, destination: destination), in: .process()
    ) { event in
      if case .log(let level, let text) = event { print("\(level.rawValue) \(text)") }
    }
    for line in report.summaryLines { print(line) }
    print("took \(report.duration / 1_000_000) ms, exit \(report.exitCode)")
    #expect(report.exitCode == 0)
  }
}
