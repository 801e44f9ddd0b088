import Basics
import CommandLine
import Documents
import IAMPolicy

/// `mocklake policy`: the smallest policy for what was called, and what is wrong with one that was written.
enum PolicyCommand: Command {
  static let description = CommandDescription(
    "policy", group: .inspect, summary: "Print the smallest policy for what was called, or check one",
    discussion: "Reads the permission checks of the requests that a running server remembers and joins them to one "
      + "policy document: what was called, or only what was denied. With --lint it needs no server: it reads policy files and "
      + "tells what AWS refuses, what can never match and what is probably not meant, each with its place.",
    examples: [
      .init("mocklake policy --caller Catalog", "least privilege for the role Catalog"),
      .init("mocklake policy --missing", "what would have to be added for nothing to be denied"),
      .init("mocklake policy --lint customer.json --connector athena", "what is wrong with a customer's policy"),
    ],
    options: [
      ServerOption.description,
      OptionDescription("caller", takes: ValueDescription("name"), summary: "only callers whose ARN contains this"),
      OptionDescription("request", takes: ValueDescription("id"), summary: "only this request, such as r-14"),
      OptionDescription(flag: "missing", summary: "only what was denied"),
      OptionDescription(
        "lint", takes: ValueDescription("file", .file), summary: "check this policy file instead", repeats: true),
      OptionDescription(
        "connector", takes: ValueDescription("name", .choice(ConnectorNeeds.allCases.map(\.rawValue))),
        summary: "with --lint: compare with what this connector needs"),
      OptionDescription(flag: "json", summary: "with --lint: print the findings as JSON"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let files = arguments.values(of: "lint")
    guard files.isEmpty else { return try PolicyLintCommand(arguments, terminal).run(files) }
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
