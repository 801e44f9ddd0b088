public import Basics

/// A scenario with everything it names read and checked, ready to run.
public struct LoadedScenario: Sendable {
  /// Its short name: the path below the root of the run, without extension.
  public let name: String
  /// What the file says.
  public let scenario: Scenario
  /// The texts of the scenario's file and of its seed files, by path, for excerpts.
  public let sources: [String: String]

  let files: ScenarioFiles
  /// The seed files of the scenario's `given`, then of each step's.
  let seeds: [[Seed]]

  /// Everything that the scenario and its seeds put into the world, in order.
  var contents: [Seed] {
    zip(seeds, [scenario.given] + scenario.steps.map(\.given)).flatMap { $0 + [$1.contents] }
  }

  /// Whether roles or users are defined; then access keys that were never issued are refused, as AWS refuses them.
  var definesPrincipals: Bool { contents.contains { !$0.roles.isEmpty || !$0.users.isEmpty } }

  /// Whether clients behind a socket take part.
  var needsSocket: Bool {
    scenario.steps.contains { step in
      switch step.when.kind {
      case .run, .ingest(_, client: .openMetadata, _): true
      case .ingest, .call, .query: false
      }
    }
  }

  /// The version that the metadata server tells: 2.0 if every ingestion of the scenario is of that version.
  var metadataVersion: String {
    let versions = scenario.steps.compactMap { step -> String? in
      guard case .ingest(_, let client, let compatibility) = step.when.kind else { return nil }
      if case .openMetadata(let version) = client { return version }
      return compatibility ?? "1.12"
    }
    return !versions.isEmpty && versions.allSatisfy { $0.hasPrefix("2.0") } ? "2.0.6.0" : "1.12.14.2"
  }
}

/// What became of a scenario file that was read.
public enum ScenarioFile: Sendable {
  /// It can run.
  case ready(LoadedScenario)
  /// It is wrong.
  case unreadable(UnreadableScenario)

  /// Its short name.
  public var name: String {
    switch self {
    case .ready(let scenario): scenario.name
    case .unreadable(let file): file.name
    }
  }
}

/// A scenario file that is wrong, with everything that is wrong with it.
public struct UnreadableScenario: Sendable {
  /// Its short name.
  public let name: String
  /// Its path.
  public let file: String
  /// What is wrong.
  public let problems: [Diagnostic]
  /// The texts of the files that the problems are in, by path.
  public let sources: [String: String]
}
