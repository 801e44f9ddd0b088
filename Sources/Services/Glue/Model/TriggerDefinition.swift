import AWSWire
import Basics
import Documents
import ServiceCore

/// When a trigger fires and what it starts, checked against the model and against what Glue knows.
struct TriggerDefinition: Sendable {
  let name: String
  let type: String
  let workflow: String?
  let rules: JSON

  var actions: [JSON] { rules["Actions"]?.elements ?? [] }
  private var conditions: [JSON] { rules["Predicate"]?["Conditions"]?.elements ?? [] }

  /// What Glue refuses although the model allows it.
  func check(in request: RequestContext) throws(ServiceError) {
    guard !actions.isEmpty else { throw .invalidInput("Actions cannot be null or empty") }
    for action in actions { try check(action, in: request) }
    if type == "SCHEDULED" {
      guard let schedule = rules["Schedule"]?.string, !schedule.isEmpty else {
        throw .invalidInput("Schedule cannot be null or empty")
      }
      _ = try CronSchedule(schedule)
    } else if rules["Schedule"] != nil {
      throw .invalidInput("Schedule can only be set for a trigger of type SCHEDULED")
    }
    if type == "CONDITIONAL" {
      guard !conditions.isEmpty else { throw .invalidInput("Predicate cannot be null or empty") }
      if conditions.count > 1, rules["Predicate"]?["Logical"] == nil { throw .invalidInput("Logical cannot be null or empty") }
      for condition in conditions { try check(condition: condition, in: request) }
    } else if rules["Predicate"] != nil {
      throw .invalidInput("Predicate can only be set for a trigger of type CONDITIONAL")
    }
  }

  /// A workflow exists and has one trigger that starts it.
  func checkWorkflow(in request: RequestContext) throws(ServiceError) {
    guard let workflow else {
      if type == "EVENT" { throw .invalidInput("A trigger of type EVENT must belong to a workflow") }
      return
    }
    _ = try ResourceStore(request, .workflow).require(workflow)
    let others = try ResourceStore(request, .trigger).children(of: workflow)
    if type != "CONDITIONAL", others.contains(where: { $0["Type"]?.string != "CONDITIONAL" }) {
      throw .invalidInput("Workflow \(workflow) already has a starting trigger")
    }
  }

  /// The `Trigger` structure that answers repeat.
  func document(state: String) -> JSON {
    var trigger = JSON.object([
      "Name": .string(name), "WorkflowName": workflow.map { .string($0) }, "Type": .string(type), "State": .string(state),
    ])
    for member in rules.members ?? [] { trigger.set(member.name, member.value) }
    return trigger
  }

  private func check(_ action: JSON, in request: RequestContext) throws(ServiceError) {
    switch (action["JobName"]?.string, action["CrawlerName"]?.string) {
    case (let job?, nil): _ = try ResourceStore(request, .job).require(job)
    case (nil, let crawler?): _ = try ResourceStore(request, .crawler).require(crawler)
    default: throw .invalidInput("An action must have either a JobName or a CrawlerName")
    }
  }

  private func check(condition: JSON, in request: RequestContext) throws(ServiceError) {
    if condition["LogicalOperator"] == nil { throw .invalidInput("Logical operator cannot be null or empty") }
    if let job = condition["JobName"]?.string, condition["CrawlerName"] == nil {
      _ = try ResourceStore(request, .job).require(job)
      let state = condition["State"]?.string
      guard let state else { throw .invalidInput("State cannot be null or empty") }
      guard ["SUCCEEDED", "STOPPED", "FAILED", "TIMEOUT"].contains(state) else {
        throw .invalidInput("A trigger cannot listen for the job state \(state)")
      }
    } else if let crawler = condition["CrawlerName"]?.string, condition["JobName"] == nil {
      _ = try ResourceStore(request, .crawler).require(crawler)
      guard let state = condition["CrawlState"]?.string else { throw .invalidInput("CrawlState cannot be null or empty") }
      guard ["SUCCEEDED", "FAILED", "CANCELLED"].contains(state) else {
        throw .invalidInput("A trigger cannot listen for the crawl state \(state)")
      }
    } else {
      throw .invalidInput("A condition must have either a JobName or a CrawlerName")
    }
  }
}

extension JSON {
  /// When an activated trigger or a crawler with this schedule fires next after a moment; nil if it never does.
  static func nextFiring(of expression: String?, after moment: Timestamp) -> Timestamp? {
    guard let expression, !expression.isEmpty, let schedule = try? CronSchedule(expression) else { return nil }
    return schedule.next(after: moment)
  }
}
