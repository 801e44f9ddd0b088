import Basics
import Reports
import ScenarioKit
import Synchronization
import Testing

@Suite struct SuiteTests {
  private static let many = Dictionary(
    uniqueKeysWithValues: (10..<30).map { number in
      (
        "s\(number).yaml",
        """
        scenario: number \(number)
        tags: [\(number % 2 == 0 ? "even" : "odd")]
        when: {call: sts:GetCallerIdentity}
        then: {result: {Arn: "arn:aws:iam::123456789012:root"}}
        """
      )
    })

  @Test func resultsComeInOrderHoweverManyRunAtOnce() throws {
    let folder = try ScenarioFolder(SuiteTests.many)
    var seen: [String] = []
    let report = try folder.run(jobs: 6, observe: { seen.append($0.name) })
    #expect(seen == (10..<30).map { "s\($0)" })
    #expect(report.scenarios.map(\.name) == seen)
    #expect(report.exitCode == 0)
  }

  @Test func tagsNamesAndShardsSelect() throws {
    let folder = try ScenarioFolder(SuiteTests.many)
    #expect(try folder.run(selection: ScenarioSelection(tags: ["odd"])).scenarios.count == 10)
    #expect(try folder.run(selection: ScenarioSelection(names: ["s1?", "number 20"])).scenarios.count == 11)
    let shard = ScenarioSelection.Shard("2/4")
    let names = try folder.run(selection: ScenarioSelection(shard: shard)).scenarios.map(\.name)
    #expect(names == ["s11", "s15", "s19", "s23", "s27"])
  }

  @Test func aFileThatCannotBeReadDoesNotKeepTheOthersFromRunning() throws {
    let folder = try ScenarioFolder([
      "bad.yaml": "scenario: bad\nwhen: [", "good.yaml": SuiteTests.many["s10.yaml"] ?? "",
      "skipped.yaml": "scenario: later\nskip: not today\nwhen: {run: false}\nthen: {exit: 0}",
    ])
    let report = try folder.run()
    #expect(report.scenarios.map(\.verdict) == [.unreadable, .passed, .skipped])
    #expect(report.scenarios.last?.skipReason == "not today")
    #expect(report.exitCode == 2)
  }

  @Test func whatDiffersFromRunToRunIsFlaky() throws {
    let folder = try ScenarioFolder([
      "flaky.yaml": """
      scenario: fails the first time
      when: {run: "test -e $MARK || { : > $MARK; exit 1; }"}
      then: {exit: 0}
      """
    ])
    let report = try folder.run(environment: ["PATH": "/usr/bin:/bin", "MARK": "\(folder.path)/mark"], attempts: 3)
    #expect(report.scenarios.map(\.verdict) == [.flaky])
    #expect(report.scenarios.map(\.attempts) == [3])
    #expect(report.scenarios.first?.failures.count == 1)
  }

  @Test func interruptedRunsLeaveTheRestOut() throws {
    let folder = try ScenarioFolder(SuiteTests.many)
    let asked = Atomic(0)
    let report = try folder.run(jobs: 1, isInterrupted: { asked.wrappingAdd(1, ordering: .relaxed).oldValue >= 3 })
    #expect(report.scenarios.count == 3)
  }

  @Test func scenariosDoNotSeeEachOther() throws {
    var files: [String: String] = [:]
    for number in 0..<8 {
      files["w\(number).yaml"] = """
        scenario: its own world
        given: {catalog: {sales: {comment: "\(number)"}}}
        when: {call: glue:GetDatabases}
        then: {result: {DatabaseList: [{Name: sales, Description: "\(number)"}]}}
        """
    }
    let folder = try ScenarioFolder(files)
    let report = try folder.run(jobs: 8)
    #expect(folder.failures(report).isEmpty)
    #expect(report.count(.passed) == 8)
  }
}
