/// A resource as a policy names it: `*`, or an ARN whose parts are compared one by one, case-sensitively.
///
/// The last part is compared with all that is left of the resource, so that `*` in it crosses colons and slashes.
/// Policy variables act only after the fifth colon.
struct ResourcePattern: Sendable {
  private let parts: [TextPattern]
  /// What every matching resource begins with.
  let literal: [UInt8]

  /// Splits a pattern.
  init(_ text: String, variables: Bool) {
    let pieces = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    literal = ResourcePattern.literal(text, variables: variables)
    parts = pieces.enumerated().map { TextPattern($1, variables: variables && $0 == 5, wildcards: true) }
  }

  /// Parts without wildcards are compared byte by byte, and colons stand where they stand in the pattern.
  private static func literal(_ text: String, variables: Bool) -> [UInt8] {
    Array(text.utf8.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") && !(variables && $0 == UInt8(ascii: "$")) })
  }

  /// Whether the pattern is nothing but `*`.
  var isAnything: Bool { parts.count == 1 && parts.allSatisfy(\.isAnything) }

  /// The condition keys that stand in the pattern as variables.
  var variableKeys: [String] { parts.flatMap(\.variableKeys) }

  /// Compares a request's resource; that of an action without resource is `*`, which only `*` matches.
  func compare(_ resource: ARNParts, in question: Question) -> TextPattern.Outcome {
    if isAnything { return .matched }
    guard parts.count > 1, resource.count >= parts.count else { return .differs }
    for index in parts.indices {
      let text = index == parts.count - 1 ? resource.rest(from: index) : resource.part(index)
      let outcome = parts[index].compare(text, in: question)
      if outcome != .matched { return outcome }
    }
    return .matched
  }

  /// Which of the six parts differ from those of a resource; nil if either has fewer parts.
  func differingParts(from resource: ARNParts, in question: Question) -> [Int]? {
    guard parts.count == 6, resource.count == 6 else { return nil }
    return parts.indices.filter { parts[$0].compare(resource.part($0), in: question) != .matched }
  }
}
