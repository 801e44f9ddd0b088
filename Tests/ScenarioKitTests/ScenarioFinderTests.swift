import Basics
import ScenarioKit
import Testing

@Suite struct ScenarioFinderTests {
  private let folder: String

  init() throws {
    folder = try FileSystem.temporaryDirectory(prefix: "finder")
    for (path, text) in [
      ("glue/denial.yaml", ticket), ("glue/configs/glue.yaml", "source: {type: glue}"), ("smoke.yml", resilience),
      ("configs/athena.yaml", "source: {type: athena}"), ("seeds/a.yaml", "catalog: {}"), (".hidden/x.yaml", ticket),
      ("broken.yaml", "scenario: [\n"), ("notes.txt", "scenario: no"), ("misspelt.yaml", "scenaro: a\nwhen: {run: b}"),
    ] {
      let parent = path.split(separator: "/").dropLast().joined(separator: "/")
      try FileSystem.createDirectory("\(folder)/\(parent)")
      try FileSystem.write(Array(text.utf8), to: "\(folder)/\(path)")
    }
  }

  @Test func foldersGiveTheirScenariosAndNothingElse() throws {
    defer { FileSystem.remove(folder) }
    let found = try ScenarioFinder.find([folder])
    #expect(found.map(\.name) == ["broken", "glue/denial", "misspelt", "smoke"])
    #expect(found[1].path == "\(folder)/glue/denial.yaml")
    #expect(try ScenarioFinder.find(["\(folder)/", folder]).count == 4)
  }

  @Test func aNamedFileIsTakenAsItIs() throws {
    defer { FileSystem.remove(folder) }
    #expect(try ScenarioFinder.find(["\(folder)/configs/athena.yaml"]).map(\.name) == ["athena"])
    #expect(throws: EnvironmentFailure.self) { try ScenarioFinder.find(["\(folder)/nowhere"]) }
  }

  @Test(
    arguments: [
      ("configs/glue.yaml", "glue/configs/glue.yaml"), ("configs/athena.yaml", "configs/athena.yaml"),
      ("seeds/a.yaml", "seeds/a.yaml"), ("configs/nothing.yaml", nil),
    ] as [(String, String?)])
  func namedFilesAreLookedForUpwards(path: String, expected: String?) {
    defer { FileSystem.remove(folder) }
    let reference = FileReference(path, at: SourceLocation(line: 1, column: 1))
    let resolved = ScenarioFinder.resolve(reference, from: "\(folder)/glue/denial.yaml")
    #expect(resolved == expected.map { "\(folder)/\($0)" })
  }

  @Test func absoluteNamesStandForThemselves() {
    defer { FileSystem.remove(folder) }
    let reference = FileReference("\(folder)/smoke.yml", at: SourceLocation(line: 1, column: 1))
    #expect(ScenarioFinder.resolve(reference, from: "x.yaml") == "\(folder)/smoke.yml")
  }
}

@Suite struct ScenarioSelectionTests {
  @Test func tagsAndNamesSelect() throws {
    let scenario = try Scenario.parse(ticket, file: "s")
    for (selection, included) in [
      (ScenarioSelection(), true), (ScenarioSelection(tags: ["glue"]), true),
      (ScenarioSelection(tags: ["x", "permissions"]), true),
      (ScenarioSelection(tags: ["x"]), false), (ScenarioSelection(names: ["glue/*"]), true),
      (ScenarioSelection(names: ["a role *"]), true),
      (ScenarioSelection(tags: ["glue"], names: ["athena*"]), false),
    ] {
      #expect(selection.includes(scenario, name: "glue/denial") == included)
    }
  }

  @Test func shardsTogetherAreEverything() {
    let list = Array(0..<10)
    let parts = (1...3).map { index in
      ScenarioSelection(shard: ScenarioSelection.Shard("\(index)/3")).part(of: list)
    }
    #expect(parts == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]])
    #expect(ScenarioSelection().part(of: list) == list)
  }

  @Test(arguments: ["", "1", "0/4", "5/4", "1/0", "a/b", "1/2/3", "-1/2"])
  func aBadShardIsRefused(text: String) {
    #expect(ScenarioSelection.Shard(text) == nil)
  }
}
