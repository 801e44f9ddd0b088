/// The shells for which completions can be written.
public enum CompletionShell: String, Sendable, CaseIterable {
  /// GNU Bash.
  case bash
  /// The Z shell.
  case zsh
  /// The friendly interactive shell.
  case fish

  /// The script that teaches the shell a program's commands.
  public func script(for root: CommandDescription) -> String {
    switch self {
    case .bash: BashCompletion(root).script
    case .zsh: ZshCompletion(root).script
    case .fish: FishCompletion(root).script
    }
  }
}

/// A command with the words that lead to it, as completions walk the tree.
struct CommandNode {
  let path: [String]
  let command: CommandDescription
  let options: [OptionDescription]

  /// All listed commands, the root first; each with the options that count for it.
  static func all(of root: CommandDescription) -> [CommandNode] {
    func walk(_ command: CommandDescription, _ path: [String]) -> [CommandNode] {
      let options = path.count == 1 ? root.options : command.options + root.options
      let own = CommandNode(path: path, command: command, options: options)
      return [own] + command.listedSubcommands.flatMap { walk($0, path + [$0.name]) }
    }
    return walk(root, [root.name])
  }

  var words: String { path.joined(separator: " ") }
}

extension CommandDescription {
  /// The name of a shell function for this program.
  var functionName: String { "_" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined() }
}
