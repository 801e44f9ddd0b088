/// Writes the completion script for Bash.
struct BashCompletion {
  private let root: CommandDescription
  private let nodes: [CommandNode]

  init(_ root: CommandDescription) {
    (self.root, nodes) = (root, CommandNode.all(of: root))
  }

  var script: String {
    """
    # bash completion for \(root.name)
    \(root.functionName)() {
      local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" path="\(root.name)" i
      COMPREPLY=()
      for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path ${COMP_WORDS[i]}" in
    \(paths)
        esac
      done
      case "$path:$previous" in
    \(optionValues)
      esac
      if [[ $current == -* ]]; then
        case "$path" in
    \(optionNames)
        esac
      else
        case "$path" in
    \(positions)
        esac
      fi
    }
    complete -o default -F \(root.functionName) \(root.name)

    """
  }

  private var paths: String {
    let known = nodes.dropFirst().map { "\"\($0.words)\"" }
    return known.isEmpty ? "      *) ;;" : "      \(known.joined(separator: "|"))) path=\"$path ${COMP_WORDS[i]}\" ;;"
  }

  private var optionValues: String {
    let lines = nodes.flatMap { node in
      node.options.compactMap { option -> String? in
        guard let value = option.value else { return nil }
        let names = ["\"\(node.words):\(option.dashed)\""] + (option.letter.map { ["\"\(node.words):-\($0)\""] } ?? [])
        return "    \(names.joined(separator: "|"))) \(reply(value)); return ;;"
      }
    }
    return lines.isEmpty ? "    *) ;;" : lines.joined(separator: "\n")
  }

  private var optionNames: String {
    nodes.map { node in
      let names = node.options.map(\.dashed) + ["--help"]
      return "      \"\(node.words)\") \(words(names)) ;;"
    }.joined(separator: "\n")
  }

  private var positions: String {
    nodes.map { node in
      let names = node.command.listedSubcommands.map(\.name)
      let action = names.isEmpty ? node.command.arguments.last.map { reply($0.value) } ?? ":" : words(names)
      return "      \"\(node.words)\") \(action) ;;"
    }.joined(separator: "\n")
  }

  private func reply(_ value: ValueDescription) -> String {
    switch value.kind {
    case .choice(let choices): words(choices)
    case .file: "COMPREPLY=($(compgen -f -- \"$current\"))"
    case .folder: "COMPREPLY=($(compgen -d -- \"$current\"))"
    case .listed(let list):
      "COMPREPLY=($(compgen -W \"$(\(root.name) completions --words \(list) 2>/dev/null)\" -- \"$current\"))"
    case .text, .integer, .duration: ":"
    }
  }

  private func words(_ words: [String]) -> String {
    "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$current\"))"
  }
}
