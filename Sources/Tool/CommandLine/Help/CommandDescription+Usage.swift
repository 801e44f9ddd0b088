extension CommandDescription {
  /// The line that shows how the command is called: `mocklake test [options] [path]...`.
  /// - Parameter path: the words that lead to the command, the program's name first.
  public func usageLine(path: [String]) -> String {
    var parts = path
    if !options.isEmpty || path.count == 1 { parts.append("[options]") }
    parts += options.filter(\.isRequired).map { "\($0.dashed) <\($0.value?.name ?? "value")>" }
    if !subcommands.isEmpty { parts.append(needsSubcommand ? "<command>" : "[command]") }
    parts += arguments.map(\.usage)
    if passesThrough { parts.append("<anything>...") }
    return parts.joined(separator: " ")
  }

  /// The command that a path of names leads to; nil if there is none.
  public func command(at path: [String]) -> CommandDescription? {
    path.reduce(Optional(self)) { $0?.subcommand($1) }
  }
}

extension OptionDescription {
  /// `-p, --port <port>`; options without a letter are indented as if they had one.
  var title: String {
    let long = dashed + (value.map { " <\($0.name)>" } ?? "")
    return letter.map { "-\($0), \(long)" } ?? "    \(long)"
  }

  /// The bracketed facts behind an option's summary: default, variable, values; short ones hold together by U+00A0.
  func facts(environment: [String: String]) -> [String] {
    var facts: [String] = []
    if let defaultValue { facts.append("[default:\u{A0}\(defaultValue)]") }
    if let variable = self.environment {
      let current = environment[variable].map { "=\(isSecret ? "(secret)" : $0)" } ?? ""
      facts.append("[env:\u{A0}\(variable)\(current)]")
    }
    if let words = value?.possibleValues, !words.isEmpty { facts.append("[possible values: \(words.joined(separator: ", "))]") }
    if repeats, !isFlag { facts.append("[may be repeated]") }
    return facts
  }
}
