import Basics

/// Environment variables and configuration files, injected so that tests and scenarios have their own.
public struct AWSEnvironment: Sendable {
  private let variable: @Sendable (String) -> String?
  private let file: @Sendable (String) -> String?

  /// An environment.
  /// - Parameters:
  ///   - variable: the value of a variable.
  ///   - file: the text of a file; nil if it cannot be read.
  public init(variable: @escaping @Sendable (String) -> String?, file: @escaping @Sendable (String) -> String? = { _ in nil }) {
    (self.variable, self.file) = (variable, file)
  }

  /// The process's own variables and files.
  public static let process = AWSEnvironment(
    variable: { Environment[$0] },
    file: { path in try? FileSystem.readText(path) })

  /// The value of a variable.
  public subscript(name: String) -> String? { variable(name) }

  /// The text of a file whose path a variable gives, or of the one in the home folder.
  func text(ofFileNamedBy name: String, or path: String) -> String? {
    if let path = variable(name), !path.isEmpty { return file(expanded(path)) }
    return variable("HOME").flatMap { file("\($0)/\(path)") }
  }

  private func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = variable("HOME") else { return path }
    return home + path.dropFirst()
  }
}
