import Basics
import Documents

/// Where an operation of a REST service lives: a method and a path template such as
/// `/2015-03-31/functions/{FunctionName}/invocations`.
public struct RESTRoute: Sendable {
  /// The operation's name.
  public let operation: String
  /// The method in capitals.
  public let method: String
  /// The template as the model has it.
  public let template: String
  /// The members that stand in the query, by the name of their parameter.
  public let query: [String: String]
  /// The members that stand in header fields, by the fields' names.
  public let headers: [String: String]
  /// The member that the body is; nil if the body is the input itself.
  public let payload: String?
  /// The status of success.
  public let status: Int
  private let segments: [Segment]

  private enum Segment: Sendable {
    case literal(String)
    case member(String)
  }

  /// A route.
  /// - Parameters:
  ///   - query: the parameters of the query that are members of the input, with the members' names.
  ///   - headers: the same for header fields.
  ///   - payload: the member that the body is; nil if the body is the input itself.
  ///   - status: the status of success.
  public init(
    _ operation: String, _ method: String, _ template: String, query: [String: String] = [:],
    headers: [String: String] = [:], payload: String? = nil, status: Int = 200
  ) {
    (self.operation, self.method, self.template, self.query) = (operation, method, template, query)
    (self.headers, self.payload, self.status) = (headers, payload, status)
    segments = RESTRoute.parts(of: template).map { part in
      guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
      return .member(String(part.dropFirst().dropLast()))
    }
  }

  /// Whether the template has no members, so that only one path matches it.
  var isLiteral: Bool { literalCount == segments.count }

  /// How many segments are spelled out; of two routes that match, the one with more of them is meant.
  var literalCount: Int {
    segments.count { if case .literal = $0 { true } else { false } }
  }

  /// The names of the members that stand in the path.
  var memberNames: [String] {
    segments.compactMap { if case .member(let name) = $0 { name } else { nil } }
  }

  /// The path with the members of an input; nil if one of them is missing.
  func path(with input: JSON) -> String? {
    var path = ""
    for segment in segments {
      switch segment {
      case .literal(let text): path += "/\(text)"
      case .member(let name):
        guard let value = input[name]?.string, !value.isEmpty else { return nil }
        path += "/\(PercentEncoding.encode(value))"
      }
    }
    return path
  }

  /// The members that stand in a path, decoded; nil if the path is another's or a percent sequence is broken.
  func members(in path: String) -> [JSON.Member]? {
    let parts = RESTRoute.parts(of: path)
    guard parts.count == segments.count else { return nil }
    var members: [JSON.Member] = []
    for (segment, part) in zip(segments, parts) {
      switch segment {
      case .literal(let text):
        guard text == part else { return nil }
      case .member(let name):
        guard !part.isEmpty, let value = PercentEncoding.decode(part) else { return nil }
        members.append(JSON.Member(name, .string(value)))
      }
    }
    return members
  }

  private static func parts(of path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
  }
}
