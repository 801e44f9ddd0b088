import CommandLine
import Testing

@Suite struct HelpRendererTests {
  @Test func shortHelpListsExamplesFirstAndCommandsByGroup() {
    #expect(
      HelpRenderer(sample, width: 80).render() == """
        The AWS data lake you can run in a unit test

        Examples
          mocklake serve  start the emulator

        Usage  mocklake [options] <command>

        Run
          serve  Run the emulator
          test   Run scenarios

        Inspect
          explain  Say why a request was allowed or denied

        Prepare
          seed  Load and save state
          aws   Run the aws CLI

        Tool
          completions  Write completions
          help         Explain a command

        Options
              --color <when>  Colour the output [default: auto] [possible values: auto,
                              always, never]
          -v, --verbose       Say more [env: MOCKLAKE_VERBOSE]
          -q, --quiet         Say nothing but errors
          -h, --help          Short help with -h, everything with --help
          -V, --version       Print the version

        More with `mocklake --help`.

        """)
  }

  @Test func fullHelpExplainsAndShowsTheEnvironment() {
    let help = HelpRenderer(sample, environment: ["MOCKLAKE_PORT": "4599", "MOCKLAKE_TOKEN": "s3cret"])
      .render(path: ["serve"], isFull: true)
    #expect(help.contains(" [env: MOCKLAKE_PORT=4599]"))
    #expect(help.contains("[default: 4566]"))
    #expect(help.contains("The readiness line shows the port."))
    #expect(help.contains("[env: MOCKLAKE_TOKEN=(secret)]"))
    #expect(!help.contains("s3cret"))
    #expect(help.contains("Exit codes\n  0    all is well\n"))
    #expect(help.contains("Options of every command"))
  }

  @Test func rootDiscussionKeepsParagraphs() {
    #expect(HelpRenderer(sample).render(isFull: true).contains("One binary.\n\nIt does three things.\n"))
  }

  @Test func noLineIsWiderThanTheTerminal() {
    for path in [[], ["serve"], ["test"], ["seed", "save"]] {
      let help = HelpRenderer(sample, width: 60).render(path: path, isFull: true)
      for line in help.split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
    }
  }

  @Test func hiddenCommandsAreNotListed() {
    #expect(!HelpRenderer(sample).render(isFull: true).contains("internal"))
  }

  @Test func usageLinesShowRequiredOptionsAndArguments() {
    #expect(
      sample.command(at: ["seed", "save"])?.usageLine(path: ["mocklake", "seed", "save"])
        == "mocklake seed save [options] --to <file>")
    #expect(sample.command(at: ["test"])?.usageLine(path: ["mocklake", "test"]) == "mocklake test [options] [path]...")
    #expect(sample.command(at: ["aws"])?.usageLine(path: ["mocklake", "aws"]) == "mocklake aws <anything>...")
    #expect(sample.command(at: ["nowhere"]) == nil)
  }
}
