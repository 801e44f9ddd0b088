import CommandLine
import Foundation
import Testing

@Suite struct CompletionTests {
  @Test(arguments: [
    ("mocklake se", "seed serve"), ("mocklake serve --p", "--port"), ("mocklake serve --color a", "always auto"),
    ("mocklake seed lo", "load"), ("mocklake completions z", "zsh"), ("mocklake seed save --t", "--to"),
    ("mocklake -q comp", "completions"),
  ])
  func bashCompletes(line: String, expected: String) throws {
    let words = line.split(separator: " ").map { "'\($0)'" }
    let script = """
      \(CompletionShell.bash.script(for: sample))
      COMP_WORDS=(\(words.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
      _mocklake; printf '%s\\n' "${COMPREPLY[@]}" | sort | tr '\\n' ' '
      """
    let (status, output) = try run("/bin/bash", ["-euc", script])
    #expect(status == 0)
    #expect(output.trimmingCharacters(in: .whitespacesAndNewlines) == expected)
  }

  @Test(arguments: [("/usr/bin/zsh", CompletionShell.zsh), ("/usr/bin/fish", CompletionShell.fish)])
  func otherShellsAcceptTheirScripts(path: String, shell: CompletionShell) throws {
    guard FileManager.default.isExecutableFile(atPath: path) else { return }
    let file = NSTemporaryDirectory() + "completion-\(UUID()).\(shell.rawValue)"
    try shell.script(for: sample).write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    #expect(try run(path, ["-n", file]).status == 0)
  }

  @Test func zshNamesValuesAndSubcommands() {
    let script = CompletionShell.zsh.script(for: sample)
    #expect(script.hasPrefix("#compdef mocklake\n"))
    #expect(script.contains("'--color=[Colour the output]:when:(auto always never)'"))
    #expect(script.contains("'-p+[Port to listen on; 0 picks a free one]:port: '"))
    #expect(script.contains("'serve:Run the emulator'"))
    #expect(script.contains("($(mocklake completions --words tags 2>/dev/null))"))
    #expect(!script.contains("internal"))
  }

  @Test func fishNamesValuesAndSubcommands() {
    let script = CompletionShell.fish.script(for: sample)
    #expect(script.contains("-f -a serve -d 'Run the emulator'"))
    #expect(script.contains("-l port -s p -r -f -d 'Port to listen on; 0 picks a free one'"))
  }

  private func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
