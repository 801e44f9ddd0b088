/// Writes the completion script for fish.
struct FishCompletion {
  private let root: CommandDescription
  private let nodes: [CommandNode]

  init(_ root: CommandDescription) {
    (self.root, nodes) = (root, CommandNode.all(of: root))
  }

  var script: String {
    let lines = nodes.flatMap { node in
      node.command.listedSubcommands.map { subcommandLine($0, node) } + node.options.map { optionLine($0, node) }
        + node.command.arguments.compactMap { argumentLine($0, node) }
    }
    return (["# fish completion for \(root.name)", pathFunction] + lines).joined(separator: "\n") + "\n"
  }

  /// A function that answers whether the words before the cursor lead to a command.
  private var pathFunction: String {
    let known = nodes.dropFirst().map { quoted($0.words) }.joined(separator: " ")
    return """
      function _\(root.functionName)_at
        set -l path \(root.name)
        for word in (commandline -opc)[2..]
          if contains -- "$path $word" \(known)
            set path "$path $word"
          end
        end
        test "$path" = "$argv[1]"
      end
      """
  }

  private func condition(_ node: CommandNode) -> String {
    "complete -c \(root.name) -n \(quoted("_\(root.functionName)_at \"\(node.words)\""))"
  }

  private func subcommandLine(_ command: CommandDescription, _ node: CommandNode) -> String {
    "\(condition(node)) -f -a \(command.name) -d \(quoted(command.summary))"
  }

  private func optionLine(_ option: OptionDescription, _ node: CommandNode) -> String {
    let letter = option.letter.map { " -s \($0)" } ?? ""
    let value = option.value.map { " -r\(candidates($0))" } ?? ""
    return "\(condition(node)) -l \(option.name)\(letter)\(value) -d \(quoted(option.summary))"
  }

  private func argumentLine(_ argument: ArgumentDescription, _ node: CommandNode) -> String? {
    if case .file = argument.value.kind { return nil }
    let candidates = candidates(argument.value)
    return candidates.isEmpty ? nil : condition(node) + candidates
  }

  private func candidates(_ value: ValueDescription) -> String {
    switch value.kind {
    case .choice(let words): " -f -a \(quoted(words.joined(separator: " ")))"
    case .file: " -F"
    case .folder: " -f -a \"(__fish_complete_directories)\""
    case .listed(let list): " -f -a \"(\(root.name) completions --words \(list) 2>/dev/null)\""
    case .text, .integer, .duration: " -f"
    }
  }

  private func quoted(_ text: String) -> String {
    "'\(text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined())'"
  }
}
