import Basics
import CommandLine
import Commands
import Documents
import Foundation
import Testing

@Suite struct TestCommandTests {
  private static let good = """
    scenario: The root has an identity
    about: Nobody can be denied this.
    tags: [smoke]
    when: {call: sts:GetCallerIdentity}
    then: {result: {Account: "123456789012"}}
    """
  private static let failing = """
    scenario: A database that is not there
    when: {call: glue:GetDatabases}
    then:
      result: {DatabaseList: [sales]}
    """

  private func run(_ words: [String], in folder: String) -> (code: ExitCode, output: String, errors: String) {
    let (output, errors) = (TextBuffer(), TextBuffer())
    let terminal = Terminal(output: output, errors: errors, environment: [:])
    let code = MocklakeProgram(terminal: terminal, environment: [:]).run(["test"] + words)
    return (code, output.text.replacing("\(folder)/", with: ""), errors.text.replacing("\(folder)/", with: ""))
  }

  private func folder(_ files: [String: String]) throws -> String {
    let folder = try FileSystem.temporaryDirectory(prefix: "mocklake-tests")
    for (name, text) in files { try FileSystem.write(Array(text.utf8), to: "\(folder)/\(name)") }
    return folder
  }

  @Test func everythingPasses() throws {
    let folder = try folder(["good.yaml": TestCommandTests.good])
    defer { FileSystem.remove(folder) }
    let (code, output, errors) = run([folder], in: folder)
    #expect(code == .success)
    #expect(output.contains("  pass  good "))
    #expect(output.contains("\n1 scenario: 1 passed, 0 failed, 0 skipped in "))
    #expect(errors.isEmpty)
  }

  @Test func failuresAreShownAndExitWithOne() throws {
    let folder = try folder(["good.yaml": TestCommandTests.good, "broken.yaml": TestCommandTests.failing])
    defer { FileSystem.remove(folder) }
    let (code, output, _) = run([folder, "--quiet"], in: folder)
    #expect(code == .failed)
    #expect(
      output.hasPrefix(
        """

        error: result differs
         --> broken.yaml:4:27
          |
        4 |   result: {DatabaseList: [sales]}
          |                           ^^^^^
          |
          |   name           expected   answered
          |   DatabaseList   sales      (missing)   <-- missing

        2 scenarios: 1 passed, 1 failed, 0 skipped in 
        """))
  }

  @Test func badFilesExitWithTwo() throws {
    let folder = try folder(["bad.yaml": "scenario: bad\nwhne: {}\nthen: {}\n"])
    defer { FileSystem.remove(folder) }
    let (code, output, _) = run([folder], in: folder)
    #expect(code == .badInput)
    #expect(output.contains("error[ML003]: unknown key \"whne\"\n --> bad.yaml:2:1"))
    #expect(output.contains("help: did you mean \"when\"?"))
  }

  @Test func missingPathsExitWithThree() throws {
    let (code, _, errors) = run(["/nowhere/at/all"], in: "/nowhere")
    #expect(code == .environment)
    #expect(errors.contains("there is no file or folder"))
  }

  @Test func scenariosAreListed() throws {
    let folder = try folder(["good.yaml": TestCommandTests.good, "broken.yaml": TestCommandTests.failing])
    defer { FileSystem.remove(folder) }
    #expect(run([folder, "--list"], in: folder).output == "broken\ngood\n")
    #expect(
      run([folder, "--list", "--long", "--tag", "smoke"], in: folder).output
        == "good  [smoke]\n  The root has an identity\n    Nobody can be denied this.\n")
  }

  @Test func reportsAreWritten() throws {
    let folder = try folder(["good.yaml": TestCommandTests.good, "broken.yaml": TestCommandTests.failing])
    defer { FileSystem.remove(folder) }
    let (code, output, _) = run(
      [folder, "--format", "tap", "--report", "junit=\(folder)/out/junit.xml", "--report", "json=\(folder)/out/run.json"],
      in: folder)
    #expect(code == .failed)
    #expect(output.hasPrefix("TAP version 14\n1..2\nnot ok 1 - broken"))
    let junit = try XMLElement.parse(try FileSystem.read("\(folder)/out/junit.xml"))
    #expect(junit.attribute("tests") == "2")
    #expect(junit.attribute("failures") == "1")
    let json = try JSON.parse(try FileSystem.read("\(folder)/out/run.json"))
    #expect(json["counts"]?["failed"]?.integer == 1)
  }

  @Test(arguments: [
    (["--shard", "5/4"], "--shard \"5/4\" is no part of a whole"), (["--report", "junti=x"], "did you mean junit?"),
    (["--report", "junit"], "--report \"junit\" names no file"), (["--tag", "absent"], "is selected"),
    (["--format", "html"], "html"), (["--jobs", "0"], "jobs"),
  ])
  func mistakesOnTheCommandLineExitWithTwo(words: [String], message: String) throws {
    let folder = try folder(["good.yaml": TestCommandTests.good])
    defer { FileSystem.remove(folder) }
    let (code, _, errors) = run([folder] + words, in: folder)
    #expect(code == .badInput)
    #expect(errors.contains(message))
  }

  @Test func anEmptyFolderIsAMistake() throws {
    let folder = try folder(["config.yaml": "source: {}\n"])
    defer { FileSystem.remove(folder) }
    let (code, _, errors) = run([folder], in: folder)
    #expect(code == .badInput)
    #expect(errors.contains("there is no scenario in "))
  }
}
