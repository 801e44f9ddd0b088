/// Writes the completion script for the Z shell: one function per command.
struct ZshCompletion {
  private let root: CommandDescription
  private let nodes: [CommandNode]

  init(_ root: CommandDescription) {
    (self.root, nodes) = (root, CommandNode.all(of: root))
  }

  var script: String {
    let functions = nodes.map { $0.command.listedSubcommands.isEmpty ? leaf($0) : branch($0) }
    let main = function(nodes[0])
    // As an autoloaded file it must complete at once, sourced it must register itself.
    return """
      #compdef \(root.name)

      \(functions.joined(separator: "\n"))
      if [[ "$funcstack[1]" == "\(main)" ]]; then
        \(main) "$@"
      else
        compdef \(main) \(root.name)
      fi

      """
  }

  private func function(_ node: CommandNode) -> String {
    root.functionName + node.path.dropFirst().map { "_\($0)" }.joined()
  }

  private func leaf(_ node: CommandNode) -> String {
    let positions = node.command.arguments.map { argument in
      quoted("\(argument.repeats ? "*" : ""):\(escaped(argument.value.name)):\(action(argument.value))")
    }
    return "\(function(node))() {\n  _arguments -s \(arguments(node.options, positions))\n}\n"
  }

  private func branch(_ node: CommandNode) -> String {
    let subcommands = node.command.listedSubcommands
    let descriptions = subcommands.map { "      " + quoted("\($0.name):\(escaped($0.summary))") }
    let cases = subcommands.map { "        \($0.name)) \(function(node))_\($0.name) ;;" }
    return """
      \(function(node))() {
        local line state
        _arguments -s -C \(arguments(node.options, [quoted("1: :->command"), quoted("*:: :->rest")]))
        case $state in
          command)
            local -a commands=(
      \(descriptions.joined(separator: "\n"))
            )
            _describe command commands ;;
          rest)
            case $line[1] in
      \(cases.joined(separator: "\n"))
            esac ;;
        esac
      }

      """
  }

  private func arguments(_ options: [OptionDescription], _ positions: [String]) -> String {
    (options.flatMap(specifications) + [quoted("--help[Everything about the command]")] + positions)
      .joined(separator: " \\\n    ")
  }

  private func specifications(_ option: OptionDescription) -> [String] {
    let names = [option.dashed] + (option.letter.map { ["-\($0)"] } ?? [])
    return names.map { name in
      let value = option.value.map { ":\(escaped($0.name)):\(action($0))" } ?? ""
      let mark = option.isFlag ? "" : name.hasPrefix("--") ? "=" : "+"
      return quoted("\(option.repeats ? "*" : "")\(name)\(mark)[\(escaped(option.summary))]\(value)")
    }
  }

  private func action(_ value: ValueDescription) -> String {
    switch value.kind {
    case .choice(let words): "(\(words.joined(separator: " ")))"
    case .file: "_files"
    case .folder: "_files -/"
    case .listed(let list): "($(\(root.name) completions --words \(list) 2>/dev/null))"
    case .text, .integer, .duration: " "
    }
  }

  private func quoted(_ text: String) -> String {
    "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }

  private func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
