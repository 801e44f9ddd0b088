/// Writes help from the description of a program's commands.
public struct HelpRenderer: Sendable {
  /// The program.
  public var root: CommandDescription
  /// The width to lay out for, in columns.
  public var width: Int
  /// The variables whose current values are shown.
  public var environment: [String: String]
  /// What marks headings; plain unless given.
  public var heading: @Sendable (String) -> String

  /// A renderer for a program.
  public init(
    _ root: CommandDescription, width: Int = 100, environment: [String: String] = [:],
    heading: @escaping @Sendable (String) -> String = { $0 }
  ) {
    (self.root, self.width, self.environment, self.heading) = (root, min(max(width, 40), 120), environment, heading)
  }

  /// The help of the command at a path: examples and lists, and with `isFull` the explanations.
  ///
  /// A path that leads nowhere gives the help of the program.
  public func render(path: [String] = [], isFull: Bool = false) -> String {
    guard let command = root.command(at: path) else { return render(isFull: isFull) }
    let names = [root.name] + path
    var sections = [TextLayout.wrap(command.summary, width: width)]
    if isFull, !command.discussion.isEmpty { sections.append(TextLayout.paragraphs(command.discussion, width: width)) }
    sections.append(examples(command))
    sections.append(["\(heading("Usage"))  \(command.usageLine(path: names))"])
    sections += commandLists(command)
    sections.append(argumentList(command))
    sections.append(list("Options", command.options, isFull, standard: true, isRoot: path.isEmpty))
    if !path.isEmpty { sections.append(list("Options of every command", root.options, isFull)) }
    if isFull { sections.append(exitCodes) } else { sections.append(["More with `\(names.joined(separator: " ")) --help`."]) }
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func examples(_ command: CommandDescription) -> [String] {
    section("Examples", command.examples.map { (title: $0.line, text: [$0.purpose]) }, widest: 52)
  }

  private func commandLists(_ command: CommandDescription) -> [[String]] {
    let listed = command.listedSubcommands
    let row = { (command: CommandDescription) in (title: command.name, text: [command.summary]) }
    let grouped = CommandGroup.allCases.map { group in section(group.rawValue, listed.filter { $0.group == group }.map(row)) }
    return grouped + [section("Commands", listed.filter { $0.group == nil }.map(row))]
  }

  private func argumentList(_ command: CommandDescription) -> [String] {
    section(
      "Arguments",
      command.arguments.map { argument in
        let words = argument.value.possibleValues
        let facts = words.isEmpty ? "" : " [possible values: \(words.joined(separator: ", "))]"
        return (title: argument.usage, text: [argument.summary + facts])
      })
  }

  private func list(
    _ title: String, _ options: [OptionDescription], _ isFull: Bool, standard: Bool = false, isRoot: Bool = false
  ) -> [String] {
    var rows = options.map { option in
      let line = ([option.summary] + option.facts(environment: environment)).joined(separator: " ")
      return (title: option.title, text: isFull && !option.discussion.isEmpty ? [line, option.discussion] : [line])
    }
    if standard { rows.append((title: "-h, --help", text: ["Short help with -h, everything with --help"])) }
    if isRoot { rows.append((title: "-V, --version", text: ["Print the version"])) }
    return section(title, rows)
  }

  private var exitCodes: [String] {
    section("Exit codes", ExitCode.allCases.map { (title: String($0.rawValue), text: [$0.meaning]) })
  }

  private func section(_ title: String, _ rows: [(title: String, text: [String])], widest: Int = 28) -> [String] {
    rows.isEmpty ? [] : [heading(title)] + TextLayout.table(rows, width: width, widest: widest)
  }
}
