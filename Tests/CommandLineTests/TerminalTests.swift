import CommandLine
import Testing

@Suite struct TerminalTests {
  @Test(
    arguments: [
      (.auto, true, [:], true), (.auto, false, [:], false), (.always, false, ["NO_COLOR": "1"], true),
      (.never, true, ["CLICOLOR_FORCE": "1"], false), (.auto, true, ["NO_COLOR": "1"], false),
      (.auto, true, ["NO_COLOR": ""], true), (.auto, true, ["TERM": "dumb"], false),
      (.auto, false, ["CLICOLOR_FORCE": "1"], true), (.auto, false, ["CLICOLOR_FORCE": "0"], false),
      (.auto, true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false), (.auto, true, ["CLICOLOR": "0"], false),
    ] as [(ColorChoice, Bool, [String: String], Bool)])
  func colourIsDecidedByFlagThenEnvironmentThenTerminal(
    choice: ColorChoice, isTerminal: Bool, environment: [String: String], expected: Bool
  ) {
    #expect(choice.allowsColor(isTerminal: isTerminal, environment: environment) == expected)
  }

  @Test func dataAndTalkAreKeptApart() {
    let (output, errors) = (TextBuffer(), TextBuffer())
    let terminal = Terminal(output: output, errors: errors, environment: [:])
    terminal.print("data")
    terminal.say("talk")
    terminal.detail("more")
    terminal.complain("error")
    #expect(output.text == "data\n")
    #expect(errors.text == "talk\nerror\n")
  }

  @Test func quietStillComplains() {
    let errors = TextBuffer()
    let terminal = Terminal(output: TextBuffer(), errors: errors, verbosity: -1, environment: [:])
    terminal.say("talk")
    terminal.complain("error")
    #expect(errors.text == "error\n")
  }

  @Test func eachStreamHasItsOwnColour() {
    let terminal = Terminal(output: TextBuffer(isTerminal: true), errors: TextBuffer(), environment: [:])
    #expect(terminal.paint("ok", .green) == "\u{1B}[32mok\u{1B}[0m")
    #expect(terminal.paint("", .green) == "")
    #expect(terminal.paintError("ok", .green) == "ok")
  }

  @Test func writingToAClosedFileIsHarmless() {
    FileOutput(descriptor: 999).write("lost")
    #expect(!FileOutput(descriptor: 999).isTerminal)
    #expect(FileOutput(descriptor: 999).width == 100)
  }
}
