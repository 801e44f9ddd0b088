public import Basics

/// Reads a scenario file and the files it names.
public struct ScenarioLoader {
  private let found: ScenarioFinder.Found
  private let files: ScenarioFiles
  private var problems: [Diagnostic] = []
  private var sources: [String: String] = [:]

  /// Reads the file that was found.
  /// - Throws: `EnvironmentFailure` if the scenario's own file cannot be read.
  public static func load(_ found: ScenarioFinder.Found) throws(EnvironmentFailure) -> ScenarioFile {
    var loader = ScenarioLoader(found)
    return try loader.load()
  }

  /// Reads a scenario that stands in no file.
  /// - Parameter file: the path it would have, from which the files it names are sought.
  static func load(_ text: String, file: String) -> ScenarioFile {
    var loader = ScenarioLoader(ScenarioFinder.Found(path: file, root: file))
    return loader.load(text)
  }

  private init(_ found: ScenarioFinder.Found) {
    self.found = found
    files = ScenarioFiles(scenario: found.path)
  }

  private mutating func load() throws(EnvironmentFailure) -> ScenarioFile {
    load(try FileSystem.readText(found.path))
  }

  private mutating func load(_ text: String) -> ScenarioFile {
    sources[found.path] = text
    do throws(DiagnosticList) {
      let scenario = try Scenario.parse(text, file: found.path)
      let loaded = load(scenario)
      if problems.isEmpty { return .ready(loaded) }
    } catch {
      problems += error.diagnostics
    }
    return .unreadable(UnreadableScenario(name: found.name, file: found.path, problems: problems, sources: sources))
  }

  private mutating func load(_ scenario: Scenario) -> LoadedScenario {
    let worlds = [scenario.given] + scenario.steps.map(\.given)
    let seeds = worlds.map { $0.seeds.compactMap { seed($0) } }
    let loaded = LoadedScenario(name: found.name, scenario: scenario, sources: sources, files: files, seeds: seeds)
    // Files of seeds that cannot be read may define what is missed.
    if problems.isEmpty { checkNames(loaded) }
    for reference in references(loaded) { checkExists(reference) }
    return loaded
  }

  private mutating func seed(_ reference: FileReference) -> Seed? {
    var seed: Seed?
    do {
      let path = try files.path(of: reference)
      let text = try files.text(of: reference)
      sources[path] = text
      seed = try Seed.parse(text, file: path)
    } catch let error as DiagnosticList {
      problems += error.diagnostics
    } catch let error as Diagnostic {
      problems.append(error)
    } catch {
      problems.append(Diagnostic("\(error)", at: reference.location))
    }
    return seed
  }

  private mutating func checkExists(_ reference: FileReference) {
    do throws(Diagnostic) { _ = try files.path(of: reference) } catch { problems.append(error) }
  }

  /// Checks the names that only the seed files can answer for.
  private mutating func checkNames(_ loaded: LoadedScenario) {
    let reading = Reading()
    reading.checkShapes(of: loaded.contents, alsoKnown: [])
    let principals = loaded.contents.flatMap { $0.roles + $0.users }.map(\.name)
    for step in loaded.scenario.steps { reading.checkPrincipal(step.when.principal, principals) }
    problems += reading.sortedProblems
  }

  private func references(_ loaded: LoadedScenario) -> [FileReference] {
    let workflows = loaded.scenario.steps.compactMap { step -> FileReference? in
      guard case .ingest(.file(let file), _, _) = step.when.kind else { return nil }
      return file
    }
    let objects = loaded.contents.flatMap(\.buckets).flatMap(\.objects).compactMap { object -> FileReference? in
      if case .file(let file) = object.content { file } else { nil }
    }
    let principals = loaded.contents.flatMap { $0.roles + $0.users }
    return workflows + objects
      + (principals.flatMap(\.policySeeds) + loaded.contents.flatMap(\.resourcePolicies)).compactMap { policy in
        if case .file(let file) = policy.document { file } else { nil }
      }
  }
}

extension PrincipalSeed {
  /// Every policy that is written word for word.
  fileprivate var policySeeds: [PolicySeed] {
    var seeds = policies + [session.policy, boundary].compactMap { $0 }
    if case .policy(let policy)? = trust { seeds.append(policy) }
    return seeds
  }
}
