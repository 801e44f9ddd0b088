import Basics
import Documents

/// Reads what a step does.
struct ActionDecoder {
  let reading: Reading

  private static let kinds = ["ingest", "query", "call", "run"]

  func decode(_ yaml: YAML) -> Action? {
    guard var keys = KeyReader(yaml, "`when`", reading) else { return nil }
    let principal = keys.value("as").flatMap { reading.located($0, "`as`") }
    let kind = kind(&keys)
    keys.finish()
    return kind.map { Action(kind: $0, principal: principal, location: yaml.location) }
  }

  private func kind(_ keys: inout KeyReader) -> Action.Kind? {
    let ingest = keys.value("ingest").flatMap(workflow)
    let query = keys.value("query").flatMap { reading.text($0, "`query`") }
    let operation = keys.value("call").flatMap(operation)
    let run = keys.value("run").flatMap { reading.text($0, "`run`") }
    let client = keys.value("client").flatMap(client) ?? .builtIn
    let compatibility = keys.value("compatibility").flatMap(compatibility)
    let input = keys.value("input").flatMap(input) ?? .object([:])
    let given = keys.present(among: ActionDecoder.kinds)
    guard given.count == 1 else {
      let problem = given.isEmpty ? "`when` does nothing" : "`when` does more than one thing"
      reading.report(
        .contradiction, problem, help: "give it one of \(ActionDecoder.kinds.joined(separator: ", "))", at: keys.location)
      return nil
    }
    check(keys, ["client", "compatibility"], belongTo: "ingest", given[0])
    check(keys, ["input"], belongTo: "call", given[0])
    return ingest.map { .ingest($0, client: client, compatibility: compatibility) } ?? query.map { .query($0) }
      ?? operation.map { .call(operation: $0, input: input) } ?? run.map { .run($0) }
  }

  private func check(_ keys: KeyReader, _ names: [String], belongTo kind: String, _ given: String) {
    guard given != kind else { return }
    for name in keys.present(among: names) {
      reading.report(.contradiction, "`\(name)` belongs to `\(kind)`", at: keys.place(of: name) ?? keys.location)
    }
  }

  private func workflow(_ yaml: YAML) -> Action.WorkflowSource? {
    if yaml.entries != nil { return .inline(yaml) }
    return reading.file(yaml, "`ingest`").map { .file($0) }
  }

  private func client(_ yaml: YAML) -> Action.Client? {
    guard let text = reading.text(yaml, "`client`") else { return nil }
    if text == "built-in" { return .builtIn }
    let prefix = "openmetadata-"
    if text.hasPrefix(prefix), text.count > prefix.count { return .openMetadata(String(text.dropFirst(prefix.count))) }
    reading.reportChoice(yaml, "`client`", ["built-in", "openmetadata-1.12", "openmetadata-2.0"])
    return nil
  }

  private func compatibility(_ yaml: YAML) -> String? {
    let known = ["standard", "1.12", "2.0"]
    if let text = yaml.scalar, known.contains(text) { return text }
    reading.reportChoice(yaml, "`compatibility`", known)
    return nil
  }

  private func operation(_ yaml: YAML) -> String? {
    guard let text = reading.text(yaml, "`call`") else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ part in !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber } }) {
      return text
    }
    reading.report(.wrongValue, "\"\(text)\" is no operation", help: "write glue:GetTables", at: yaml.location)
    return nil
  }

  private func input(_ yaml: YAML) -> JSON? {
    if yaml.entries != nil { return yaml.json }
    reading.report(.wrongValue, "`input` must be AWS's own structure", at: yaml.location)
    return nil
  }
}
