/// Which names an ingestion takes: those that match an include (or all, if there is none) and no exclude.
public struct FilterPattern: Sendable {
  /// An expression that cannot be used.
  public struct InvalidPattern: Error, Sendable, Equatable, CustomStringConvertible {
    /// The expression.
    public var pattern: String
    /// What Python says of it.
    public var reason: String

    /// The message of the original client.
    public var description: String { "Invalid regex [\(pattern)]: \(reason)" }
  }

  /// The expressions one of which must match; empty for all names.
  public let includes: [String]
  /// The expressions none of which may match.
  public let excludes: [String]
  private let compiled: Result<(includes: [PythonPattern], excludes: [PythonPattern]), InvalidPattern>

  /// A filter of expressions, each matched at a name's beginning without regard to case.
  public init(includes: [String] = [], excludes: [String] = []) {
    (self.includes, self.excludes) = (includes, excludes)
    do throws(InvalidPattern) {
      compiled = .success((try FilterPattern.compile(includes), try FilterPattern.compile(excludes)))
    } catch {
      compiled = .failure(error)
    }
  }

  /// The first expression that cannot be used.
  public var problem: InvalidPattern? {
    if case .failure(let problem) = compiled { problem } else { nil }
  }

  /// Whether the name is to be taken.
  /// - Throws: `InvalidPattern` if one of the expressions cannot be used.
  public func accepts(_ name: String) throws(InvalidPattern) -> Bool {
    let patterns = try compiled.get()
    let isIncluded = patterns.includes.isEmpty || patterns.includes.contains { $0.matchesPrefix(of: name) }
    return isIncluded && !patterns.excludes.contains { $0.matchesPrefix(of: name) }
  }

  private static func compile(_ patterns: [String]) throws(InvalidPattern) -> [PythonPattern] {
    var compiled: [PythonPattern] = []
    for pattern in patterns {
      do throws(PythonPatternError) {
        compiled.append(try PythonPattern(pattern, ignoringCase: true))
      } catch {
        throw InvalidPattern(pattern: pattern, reason: error.description)
      }
    }
    return compiled
  }
}
