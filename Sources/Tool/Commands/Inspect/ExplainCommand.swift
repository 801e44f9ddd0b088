import Basics
import CommandLine
import Documents
import Emulator
import HTTP

/// `mocklake explain`: why a request was allowed or denied, and whether one would be.
enum ExplainCommand: Command {
  static let description = CommandDescription(
    "explain", group: .inspect, summary: "Say why a request was allowed or denied, or would be",
    discussion: "With a request's id: the decision of a running server, statement by statement. With an action and a "
      + "resource: what would come of it, asked of a running server for a role or user of it, or of policy files without any "
      + "server. Resources are ARNs or their last part: table/sales/orders, workgroup/primary, lake/key.",
    examples: [
      .init("mocklake explain r-14", "the decision of request r-14, statement by statement"),
      .init("mocklake explain --role Catalog glue:GetTables database/sales", "ask a running server"),
      .init("mocklake explain --policy customer.json s3:GetObject lake/sales/1.parquet", "ask a policy file"),
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("request"), summary: "the id that answers carry in x-mocklake-request, or an action"),
      ArgumentDescription(ValueDescription("resource"), summary: "what the action is done to", isRequired: false),
    ],
    options: [ServerOption.description] + principal + PolicyFiles.options)

  private static let principal = [
    OptionDescription("role", takes: ValueDescription("name"), summary: "who asks: a session of this role"),
    OptionDescription("user", takes: ValueDescription("name"), summary: "who asks: this user"),
    OptionDescription("account", takes: ValueDescription("digits"), summary: "the caller's account"),
    OptionDescription("region", takes: ValueDescription("name"), summary: "the region of short resource names"),
  ]

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let request = arguments.argument("request") ?? ""
    if PolicyFiles.areNamed(in: arguments) {
      let explanation = try PolicyFiles(arguments).explanation(of: request, on: arguments.argument("resource"))
      terminal.write(explanation.text)
      return explanation.isAllowed ? .success : .failed
    }
    let isQuestion = request.contains(":")
    let response = try ServerOption.send(isQuestion ? question(request, arguments) : record(request), arguments)
    guard response.status == 200 else {
      throw Diagnostic((try? JSON.parse(response.body.bytes))?["message"]?.string ?? "the server answered \(response.status)")
    }
    terminal.write(String(decoding: response.body.bytes, as: UTF8.self))
    return isQuestion && response.headers["x-mocklake-decision"] == "denied" ? .failed : .success
  }

  private static func record(_ id: String) -> HTTPRequest {
    HTTPRequest(path: "/_mocklake/explain/\(PercentEncoding.encode(id))")
  }

  private static func question(_ action: String, _ arguments: ParsedArguments) -> HTTPRequest {
    let values = [
      ("action", action), ("resource", arguments.argument("resource")), ("role", arguments["role"]), ("user", arguments["user"]),
      ("account", arguments["account"]), ("region", arguments["region"]),
    ]
    let query = values.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
    return HTTPRequest(path: "/_mocklake/explain", query: query.joined(separator: "&"))
  }
}
