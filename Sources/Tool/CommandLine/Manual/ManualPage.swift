/// Writes the manual page of a program in the mdoc language.
public struct ManualPage: Sendable {
  /// The program.
  public var root: CommandDescription
  /// The day of the release, as mdoc wants it: `March 1, 2026`.
  public var date: String
  /// The program's version.
  public var version: String

  /// A page for a program.
  public init(_ root: CommandDescription, date: String, version: String) {
    (self.root, self.date, self.version) = (root, date, version)
  }

  /// The whole page, of section 1.
  public var text: String {
    let head = [
      ".Dd \(date)", ".Dt \(root.name.uppercased()) 1", ".Os", ".Sh NAME", ".Nm \(root.name)",
      ".Nd \(Mdoc.text(root.summary))", ".Sh SYNOPSIS", ".Nm", ".Op Ar options", ".Ar command",
    ]
    return (head + description + commands + examples + environment + exitStatus + [".Sh VERSION", Mdoc.text(version)])
      .joined(separator: "\n") + "\n"
  }

  private var description: [String] {
    [".Sh DESCRIPTION"] + Mdoc.paragraphs(root.discussion.isEmpty ? root.summary : root.discussion)
      + [".Pp", "These options count for every command:"] + options(root.options)
  }

  private var commands: [String] {
    let listed = root.listedSubcommands
    guard !listed.isEmpty else { return [] }
    let groups = CommandGroup.allCases.flatMap { group -> [String] in
      let members = listed.filter { $0.group == group }
      return members.isEmpty ? [] : [".Ss \(group.rawValue)"] + members.flatMap { describe($0, path: [$0.name]) }
    }
    let loose = listed.filter { $0.group == nil }
    return [".Sh COMMANDS"] + groups + loose.flatMap { describe($0, path: [$0.name]) }
  }

  private func describe(_ command: CommandDescription, path: [String]) -> [String] {
    let usage = command.usageLine(path: [root.name] + path).dropFirst(root.name.count + 1)
    let own = [".Pp", ".Bl -tag -width Ds", ".It Ic \(Mdoc.argument(String(usage)))"] + Mdoc.paragraphs(command.summary + ".")
    let more = command.discussion.isEmpty ? [] : [".Pp"] + Mdoc.paragraphs(command.discussion)
    let inner = command.listedSubcommands.flatMap { describe($0, path: path + [$0.name]) }
    return own + more + options(command.options) + inner + [".El"]
  }

  private func options(_ options: [OptionDescription]) -> [String] {
    guard !options.isEmpty else { return [] }
    let items = options.flatMap { option -> [String] in
      let letter = option.letter.map { "Fl \($0) , " } ?? ""
      let value = option.value.map { " Ar \(Mdoc.argument($0.name))" } ?? ""
      let facts = TextLayout.breakable(option.facts(environment: [:]).joined(separator: " "))
      let more = option.discussion.isEmpty ? [] : Mdoc.paragraphs(option.discussion)
      return [".It \(letter)Fl \\-\(Mdoc.argument(option.name))\(value)", Mdoc.text("\(option.summary). \(facts)")] + more
    }
    return [".Bl -tag -width Ds"] + items + [".El"]
  }

  private var examples: [String] {
    let all = CommandNode.all(of: root).flatMap(\.command.examples)
    guard !all.isEmpty else { return [] }
    let items = all.flatMap { [Mdoc.text($0.purpose + ":"), ".Pp", ".Dl \(Mdoc.argument($0.line))", ".Pp"] }
    return [".Sh EXAMPLES"] + items.dropLast()
  }

  private var environment: [String] {
    var seen: Set<String> = []
    let options = CommandNode.all(of: root).flatMap(\.options)
    let items = options.flatMap { option -> [String] in
      guard let variable = option.environment, seen.insert(variable).inserted else { return [] }
      return [".It Ev \(variable)", "Sets", ".Fl \\-\(Mdoc.argument(option.name)) ."]
    }
    return items.isEmpty ? [] : [".Sh ENVIRONMENT", ".Bl -tag -width Ds"] + items + [".El"]
  }

  private var exitStatus: [String] {
    [".Sh EXIT STATUS", ".Bl -tag -width Ds"]
      + ExitCode.allCases.flatMap { [".It \($0.rawValue)", Mdoc.text($0.meaning)] } + [".El"]
  }
}

/// The quoting rules of the mdoc language.
enum Mdoc {
  /// A text line: backslashes and a leading dot or quote lose their meaning.
  static func text(_ text: String) -> String {
    let escaped = text.map { $0 == "\\" ? "\\e" : String($0) }.joined()
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  /// Words in a macro line: each one that could be a macro or punctuation is quoted as text.
  static func argument(_ text: String) -> String {
    text.split(separator: " ").map { word in
      let escaped = self.text(String(word)).map { $0 == "\"" ? "\\(dq" : $0 == "-" ? "\\-" : String($0) }.joined()
      return word.count <= 2 ? "\\&" + escaped : escaped
    }.joined(separator: " ")
  }

  /// Paragraphs of text; lines that start with two spaces stand as they are.
  static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.isEmpty { return ".Pp" }
      return line.hasPrefix("  ") ? ".Dl \(argument(String(line.dropFirst(2))))" : Mdoc.text(String(line))
    }
  }
}
