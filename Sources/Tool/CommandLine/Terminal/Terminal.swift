/// Where commands write: data to the output, talk to the error stream, coloured only where that is wanted.
public struct Terminal: Sendable {
  /// For data.
  public let output: any TextOutput
  /// For talk: progress, warnings, errors.
  public let errors: any TextOutput
  /// Whether the output is coloured.
  public let colorsOutput: Bool
  /// Whether the error stream is coloured.
  public let colorsErrors: Bool
  /// How much is said: -1 with `--quiet`, one more for every `-v`.
  public let verbosity: Int

  /// A terminal over two streams.
  public init(
    output: any TextOutput = FileOutput.standardOutput, errors: any TextOutput = FileOutput.standardError,
    color: ColorChoice = .auto, verbosity: Int = 0, environment: [String: String]
  ) {
    (self.output, self.errors, self.verbosity) = (output, errors, verbosity)
    colorsOutput = color.allowsColor(isTerminal: output.isTerminal, environment: environment)
    colorsErrors = color.allowsColor(isTerminal: errors.isTerminal, environment: environment)
  }

  /// Writes a line of data.
  public func print(_ line: String = "") { output.write(line + "\n") }

  /// Writes data as it is.
  public func write(_ text: String) { output.write(text) }

  /// Says something, unless the user wants quiet.
  public func say(_ line: String) {
    if verbosity >= 0 { errors.write(line + "\n") }
  }

  /// Says something that only a user who asked for detail wants to read.
  public func detail(_ line: String, level: Int = 1) {
    if verbosity >= level { errors.write(line + "\n") }
  }

  /// Says what went wrong, quiet or not.
  public func complain(_ text: String) { errors.write(text + "\n") }

  /// Styles a text for the output.
  public func paint(_ text: String, _ style: TextStyle) -> String {
    colorsOutput ? text.styled(style) : text
  }

  /// Styles a text for the error stream.
  public func paintError(_ text: String, _ style: TextStyle) -> String {
    colorsErrors ? text.styled(style) : text
  }
}

extension String {
  fileprivate func styled(_ style: TextStyle) -> String {
    isEmpty ? self : "\u{1B}[\(style.rawValue)m\(self)\u{1B}[0m"
  }
}
