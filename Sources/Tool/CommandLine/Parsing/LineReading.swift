import Basics

/// One pass over the words of a command line.
struct LineReading {
  let root: CommandDescription
  private var words: ArraySlice<String>
  private(set) var path: [String] = []
  private(set) var command: CommandDescription
  private(set) var given: [String: [String]] = [:]
  private(set) var positions: [String: [String]] = [:]
  private(set) var remaining: [String] = []
  private(set) var answer: ParsedLine?
  /// Whether a command was not known, which makes all other problems meaningless.
  private(set) var isLost = false
  var problems: [Diagnostic] = []
  private var loose: [String] = []

  init(root: CommandDescription, words: [String]) {
    (self.root, self.words, command) = (root, words[...], root)
  }

  /// The options that count: the command's own, then the root's.
  var options: [OptionDescription] {
    path.isEmpty
      ? root.options : command.options + root.options.filter { shared in !command.options.contains { $0.name == shared.name } }
  }

  mutating func run() {
    while answer == nil, let word = words.popFirst() {
      if word == "--" {
        takeRest()
      } else if word.hasPrefix("--") {
        takeLong(word)
      } else if word.hasPrefix("-"), word.count > 1, !isNumber(word) {
        takeLetters(word)
      } else {
        takeWord(word)
      }
      if command.passesThrough { takeRest() }
    }
  }

  private mutating func takeRest() {
    remaining += words
    words = []
    guard !command.passesThrough else { return }
    // Behind `--` stand arguments that look like options.
    let room = command.arguments.last?.repeats == true ? Int.max : max(0, command.arguments.count - loose.count)
    loose += remaining.prefix(room)
    remaining = Array(remaining.dropFirst(room))
  }

  private mutating func takeWord(_ word: String) {
    if path.isEmpty, word == "help", root.subcommand("help") != nil { return takeHelp() }
    if loose.isEmpty, let subcommand = command.subcommand(word) {
      path.append(subcommand.name)
      command = subcommand
    } else if command.needsSubcommand {
      reportUnknownCommand(word)
      words = []
    } else {
      loose.append(word)
    }
  }

  private mutating func takeHelp() {
    while let word = words.popFirst() {
      if word.hasPrefix("-") { continue }
      guard let subcommand = command.subcommand(word) else {
        reportUnknownCommand(word)
        return
      }
      path.append(subcommand.name)
      command = subcommand
    }
    answer = .help(path: path, isFull: true, asked: true)
  }

  private mutating func reportUnknownCommand(_ word: String) {
    let names = command.listedSubcommands.map(\.name)
    let help =
      EditDistance.closest(to: word, among: names).map { "did you mean `\($0)`?" }
      ?? "the commands are \(names.joined(separator: ", "))"
    let kind = path.isEmpty ? "command" : "subcommand of `\(path.joined(separator: " "))`"
    problems = [Diagnostic("unknown \(kind) \"\(word)\"", help: help)]
    isLost = true
  }

  // MARK: Options

  private mutating func takeLong(_ word: String) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let attached = parts.count > 1 ? String(parts[1]) : nil
    if let option = options.first(where: { $0.name == name }) {
      take(option, shown: "--\(name)", attached: attached)
    } else if name == "help", attached == nil {
      answer = .help(path: path, isFull: true, asked: true)
    } else if name == "version", path.isEmpty, attached == nil {
      answer = .version
    } else {
      reportUnknownOption(name, attached)
    }
  }

  private mutating func takeLetters(_ word: String) {
    var letters = word.dropFirst()
    while answer == nil, let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.letter == letter }) else {
        takeStandardLetter(letter, in: word)
        continue
      }
      if option.isFlag {
        take(option, shown: "-\(letter)", attached: nil)
      } else {
        let attached = letters.first == "=" ? letters.dropFirst() : letters
        take(option, shown: "-\(letter)", attached: attached.isEmpty ? nil : String(attached))
        return
      }
    }
  }

  private mutating func takeStandardLetter(_ letter: Character, in word: String) {
    switch letter {
    case "h": answer = .help(path: path, isFull: false, asked: true)
    case "V" where path.isEmpty: answer = .version
    default:
      let known = options.compactMap { $0.letter.map { "-\($0)" } }.joined(separator: ", ")
      problems.append(
        Diagnostic(
          "unknown option \"-\(letter)\"" + (word.count > 2 ? " in \"\(word)\"" : ""),
          help: known.isEmpty ? nil : "the one-letter options are \(known), -h"))
    }
  }

  private mutating func take(_ option: OptionDescription, shown: String, attached: String?) {
    if option.isFlag, let attached {
      problems.append(Diagnostic("\(shown) takes no value, but \"\(attached)\" was given"))
      return
    }
    guard let value = option.isFlag ? "true" : attached ?? nextValue() else {
      problems.append(
        Diagnostic("\(shown) needs a value", help: "write \(option.dashed)=<\(option.value?.name ?? "value")>"))
      return
    }
    if given[option.name] != nil, !option.repeats, !option.isFlag {
      problems.append(Diagnostic("\(shown) is given twice", help: "give it once"))
      return
    }
    given[option.name, default: []].append(value)
  }

  private mutating func nextValue() -> String? {
    guard let next = words.first, !next.hasPrefix("-") || next == "-" || isNumber(next) else { return nil }
    return words.popFirst()
  }

  private mutating func reportUnknownOption(_ name: String, _ attached: String?) {
    let names = options.map(\.name) + ["help"]
    let meant = EditDistance.closest(to: name, among: names) ?? names.first { name.count > 1 && $0.hasPrefix(name) }
    problems.append(Diagnostic("unknown option \"--\(name)\"", help: meant.map { "did you mean `--\($0)`?" }))
    // The next word is probably its value: taking it for an argument would only confuse.
    if attached == nil, let meant, options.first(where: { $0.name == meant })?.isFlag == false { _ = nextValue() }
  }

  private func isNumber(_ word: String) -> Bool { Double(word) != nil }

  // MARK: Checks

  mutating func check(_ value: String, for option: OptionDescription, from origin: SettingOrigin) {
    guard let description = option.value, let problem = description.problem(with: value) else { return }
    let place =
      switch origin {
      case .commandLine, .default: option.dashed
      case .environment(let name): name
      case .file(let path): "\(option.name) in \(path)"
      }
    let shown = option.isSecret ? "(secret)" : value
    problems.append(Diagnostic("invalid value \"\(shown)\" for \(place)", help: problem))
  }

  mutating func placePositions() {
    var rest = loose[...]
    for argument in command.arguments {
      let taken = argument.repeats ? Array(rest) : Array(rest.prefix(1))
      rest = rest.dropFirst(taken.count)
      if taken.isEmpty, argument.isRequired {
        problems.append(Diagnostic("<\(argument.value.name)> is missing", help: argument.summary))
      }
      for value in taken {
        guard let problem = argument.value.problem(with: value) else { continue }
        problems.append(Diagnostic("invalid value \"\(value)\" for <\(argument.value.name)>", help: problem))
      }
      positions[argument.value.name] = taken
    }
    for word in rest { problems.append(Diagnostic("unexpected argument \"\(word)\"")) }
  }
}
