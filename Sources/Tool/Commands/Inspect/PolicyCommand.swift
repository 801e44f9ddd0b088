import Basics
import CommandLine
import Documents

/// `mocklake policy`: the smallest policy for what was called.
enum PolicyCommand: Command {
  static let description = CommandDescription(
    "policy", group: .inspect, summary: "Print the smallest policy for what was called",
    discussion: "Reads the permission checks of the requests that a running server remembers and joins them to one "
      + "policy document: what was called, or only what was denied.",
    examples: [
      .init("mocklake policy --caller Catalog", "least privilege for the role Catalog"),
      .init("mocklake policy --missing", "what would have to be added for nothing to be denied"),
    ],
    options: [
      ServerOption.description,
      OptionDescription("caller", takes: ValueDescription("name"), summary: "only callers whose ARN contains this"),
      OptionDescription("request", takes: ValueDescription("id"), summary: "only this request, such as r-14"),
      OptionDescription(flag: "missing", summary: "only what was denied"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let page = try ServerOption.json("/_mocklake/requests", arguments)
    var collection = PermissionCollection()
    for request in page["requests"]?.elements ?? [] where isWanted(request, arguments) {
      for check in request["checks"]?.elements ?? [] {
        if arguments.has("missing"), check["effect"]?.string == "allowed" { continue }
        collection.add(check["action"]?.string ?? "", on: check["resource"]?.string ?? "*")
      }
    }
    terminal.print(collection.policy.prettyText)
    return .success
  }

  private static func isWanted(_ request: JSON, _ arguments: ParsedArguments) -> Bool {
    if let wanted = arguments["request"], request["id"]?.string != wanted { return false }
    return Glob.matches("*\(arguments["caller"] ?? "")*", request["caller"]?.string ?? "")
  }
}

/// Actions and resources joined to as few statements as say the same: actions on equal resources share one.
struct PermissionCollection {
  private var resources: [String: Set<String>] = [:]

  mutating func add(_ action: String, on resource: String) {
    resources[action, default: []].insert(resource)
  }

  /// The policy document.
  var policy: JSON {
    var actions: [[String]: [String]] = [:]
    for (action, places) in resources { actions[places.sorted(), default: []].append(action) }
    let statements = actions.map { (resources: $0.key, actions: $0.value.sorted()) }
      .sorted { $0.actions.lexicographicallyPrecedes($1.actions) }
    return .object([
      "Version": .string("2012-10-17"),
      "Statement": .array(
        statements.map { statement in
          .object([
            "Effect": .string("Allow"), "Action": .array(statement.actions.map { .string($0) }),
            "Resource": .array(statement.resources.map { .string($0) }),
          ])
        }),
    ])
  }
}
