import Basics

/// Reads command lines by a described command.
///
/// Flags win over environment variables, those over configuration files in their order, those over defaults.
/// Everything wrong in a line is reported at once.
public struct CommandParser: Sendable {
  let root: CommandDescription
  let environment: [String: String]
  let layers: [SettingLayer]

  /// A parser for a program.
  /// - Parameter layers: configuration files, the strongest first.
  public init(_ root: CommandDescription, environment: [String: String] = [:], layers: [SettingLayer] = []) {
    (self.root, self.environment, self.layers) = (root, environment, layers)
  }

  /// Reads the words after the program's name.
  public func parse(_ words: [String]) throws(UsageError) -> ParsedLine {
    var reading = LineReading(root: root, words: words)
    reading.run()
    if let answer = reading.answer { return answer }
    if reading.problems.isEmpty, reading.command.needsSubcommand {
      return .help(path: reading.path, isFull: false, asked: false)
    }
    var settings: [String: Setting] = [:]
    if !reading.isLost {
      settings = resolve(&reading)
      reading.placePositions()
    }
    if !reading.problems.isEmpty { throw usageError(reading) }
    return .run(
      ParsedArguments(
        path: reading.path, command: reading.command, settings: settings, positions: reading.positions,
        remaining: reading.remaining))
  }

  private func resolve(_ reading: inout LineReading) -> [String: Setting] {
    var settings: [String: Setting] = [:]
    for option in reading.options {
      guard let setting = setting(of: option, &reading) else {
        if option.isRequired { reading.problems.append(Diagnostic("\(option.dashed) is missing", help: option.summary)) }
        continue
      }
      for value in setting.values { reading.check(value, for: option, from: setting.origin) }
      settings[option.name] = setting
    }
    return settings
  }

  private func setting(of option: OptionDescription, _ reading: inout LineReading) -> Setting? {
    if let given = reading.given[option.name] { return Setting(given, from: .commandLine) }
    if let variable = option.environment, let value = environment[variable], !value.isEmpty {
      return lower([value], option, .environment(variable), &reading)
    }
    for layer in layers {
      guard let values = layer.values(of: option.name, in: reading.path) else { continue }
      return lower(values, option, .file(layer.path), &reading)
    }
    return option.defaultValue.map { Setting([$0], from: .default) }
  }

  /// Turns the words of a variable or file into values; those of flags mean true, false or a count.
  private func lower(
    _ values: [String], _ option: OptionDescription, _ origin: SettingOrigin, _ reading: inout LineReading
  ) -> Setting? {
    guard option.isFlag else { return Setting(values, from: origin) }
    let word = values.last ?? "false"
    if let count = option.repeats ? Int(word) : nil, (0...9).contains(count) {
      return Setting(Array(repeating: "true", count: count), from: origin)
    }
    switch word.lowercased() {
    case "true", "1", "yes", "on": return Setting(["true"], from: origin)
    case "false", "0", "no", "off": return Setting([], from: origin)
    default:
      reading.problems.append(
        Diagnostic("invalid value \"\(word)\" in \(origin.text)", help: "\(option.dashed) is true or false"))
      return nil
    }
  }

  private func usageError(_ reading: LineReading) -> UsageError {
    UsageError(
      diagnostics: reading.problems, usage: reading.command.usageLine(path: [root.name] + reading.path),
      helpLine: ([root.name] + reading.path + ["--help"]).joined(separator: " "))
  }
}
