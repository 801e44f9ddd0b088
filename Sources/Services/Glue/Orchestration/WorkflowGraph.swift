import Digests
import Documents

/// The triggers, jobs and crawlers of a workflow as nodes, and what starts what as edges.
struct WorkflowGraph {
  private let workflow: String
  private let members: [Run]
  private var nodes: [JSON] = []
  private var edges: [JSON] = []
  private var known: Set<String> = []
  /// How many jobs and crawlers there are.
  private(set) var actionCount = 0

  /// - Parameter members: the runs of the jobs and crawlers, for the graph of a run.
  init(of workflow: String, _ triggers: [JSON], members: [Run]) {
    (self.workflow, self.members) = (workflow, members)
    let starting = triggers.filter { $0["Type"]?.string != "CONDITIONAL" }
    let conditional = triggers.filter { $0["Type"]?.string == "CONDITIONAL" }
    for trigger in starting + conditional { add(trigger) }
  }

  /// A `WorkflowGraph`.
  var document: JSON { .object(["Nodes": .array(nodes), "Edges": .array(edges)]) }

  private mutating func add(_ trigger: JSON) {
    let name = trigger["Name"]?.string ?? ""
    let id = identifier("TRIGGER", name)
    nodes.append(
      .object([
        "Type": .string("TRIGGER"), "Name": .string(name), "UniqueId": .string(id),
        "TriggerDetails": .object(["Trigger": trigger]),
      ]))
    for condition in trigger["Predicate"]?["Conditions"]?.elements ?? [] {
      if let source = node(condition) { connect(source, id) }
    }
    for action in trigger["Actions"]?.elements ?? [] {
      if let target = node(action) { connect(id, target) }
    }
  }

  /// The id of the node of a job or crawler, which is added when it is first spoken of.
  private mutating func node(_ reference: JSON) -> String? {
    if let job = reference["JobName"]?.string {
      let runs = members.filter { $0.kind == .job && $0.owner == job }.map(\.document)
      return add("JOB", job, "JobDetails", runs.isEmpty ? .object([:]) : .object(["JobRuns": .array(runs)]))
    }
    guard let crawler = reference["CrawlerName"]?.string else { return nil }
    let crawls = members.filter { $0.kind == .crawler && $0.owner == crawler }.map { CrawlDocument.crawl($0) }
    return add("CRAWLER", crawler, "CrawlerDetails", crawls.isEmpty ? .object([:]) : .object(["Crawls": .array(crawls)]))
  }

  private mutating func add(_ type: String, _ name: String, _ member: String, _ details: JSON) -> String {
    let id = identifier(type, name)
    guard known.insert(id).inserted else { return id }
    actionCount += 1
    nodes.append(.object(["Type": .string(type), "Name": .string(name), "UniqueId": .string(id)]))
    nodes[nodes.count - 1].set(member, details)
    return id
  }

  private mutating func connect(_ source: String, _ target: String) {
    guard known.insert("\(source) \(target)").inserted else { return }
    edges.append(.object(["SourceId": .string(source), "DestinationId": .string(target)]))
  }

  /// The same node has the same id in every answer.
  private func identifier(_ type: String, _ name: String) -> String {
    "wnode_" + Hex.encode(SHA256.hash("\(workflow)\u{0}\(type)\u{0}\(name)"))
  }
}
