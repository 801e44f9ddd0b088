import Glibc

/// The process's environment variables.
public enum Environment {
  /// The value of a variable; nil if it is not set.
  public static subscript(name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// All variables.
  public static var all: [String: String] {
    var values: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let pair = String(cString: pointer).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      values[String(pair[0])] = pair.count > 1 ? String(pair[1]) : ""
      entry += 1
    }
    return values
  }
}
