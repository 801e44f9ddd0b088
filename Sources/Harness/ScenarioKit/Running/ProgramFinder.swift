import Basics
import Glibc

/// Finds the programs that scenarios run.
struct ProgramFinder: Sendable {
  private let variables: [String: String]

  /// A finder that looks into an environment.
  init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// The `metadata` program of the original client: named by `MOCKLAKE_OPENMETADATA`, itself or the virtual environment
  /// it is in, or in the virtual environment that is active; nil if there is none.
  var originalClient: String? {
    let named = variables["MOCKLAKE_OPENMETADATA"].map { ["\($0)/bin/metadata", $0] } ?? []
    let active = variables["VIRTUAL_ENV"].map { ["\($0)/bin/metadata"] } ?? []
    return (named + active).first { FileSystem.exists($0) && !FileSystem.isDirectory($0) }
  }

  /// Where programs are sought: this one's folder, the active virtual environment's, then `PATH`.
  var searchPath: [String] {
    let own = ProgramFinder.folder(of: ProgramFinder.executable)
    let named = ProgramFinder.folder(of: originalClient)
    let active = variables["VIRTUAL_ENV"].map { ["\($0)/bin"] } ?? []
    let usual = (variables["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init)
    return own + active + named + usual
  }

  /// The program that a command line begins with, if a shell would not find it; nil also for what is no plain name.
  func missingProgram(of commandLine: String) -> String? {
    let words = commandLine.split { $0 == " " || $0.isNewline }.drop { $0.contains("=") }
    guard let word = words.first.map(String.init) else { return nil }
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_.+".contains($0) }
    guard isPlain, !ProgramFinder.shellWords.contains(word) else { return nil }
    return searchPath.contains { FileSystem.exists("\($0)/\(word)") } ? nil : word
  }

  private static func folder(of path: String?) -> [String] {
    path.flatMap { path in path.lastIndex(of: "/").map { [String(path[..<$0])] } } ?? []
  }

  /// The path of the program that runs now.
  private static var executable: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  private static let shellWords: Set<String> = [
    "cd", "echo", "eval", "exec", "exit", "export", "false", "for", "if", "printf", "set", "test", "true", "while",
  ]
}
