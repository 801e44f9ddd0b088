import AWSWire
import Documents
import ServiceCore

/// What differs between workflows, triggers, jobs and crawlers in the operations that all four have.
protocol OrchestratedKind: SendableMetatype {
  static var kind: ResourceKind { get }
  /// The kind as operations and answers name it, such as `Workflow`.
  static var title: String { get }
  /// The member that names one resource in requests and answers.
  static var nameMember: String { get }
  /// The member that holds names, in listings and in the input of BatchGet.
  static var namesMember: String { get }
  /// The member of BatchGet's input; workflows have a shorter one.
  static var wantedMember: String { get }
  /// The member of BatchGet's answer that holds the names not found.
  static var missingMember: String { get }
  /// The most names that BatchGet takes.
  static var batchLimit: Int { get }
  /// The longest page, which is also the one answered if none is asked for.
  static var pageLimit: Int { get }
  /// Whether a document is completed from runs, whose states have to be brought up to now first.
  static var showsRuns: Bool { get }

  /// The document as it is answered.
  static func shown(_ document: JSON, withGraph: Bool, in request: RequestContext) throws(ServiceError) -> JSON

  /// Checks that a resource may be deleted.
  static func checkDeletion(of name: String, in request: RequestContext) throws(ServiceError)
}

extension OrchestratedKind {
  static var title: String { kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst() }
  static var nameMember: String { "Name" }
  static var namesMember: String { title + "Names" }
  static var wantedMember: String { namesMember }
  static var missingMember: String { title + "sNotFound" }
  static var batchLimit: Int { 100 }
  static var pageLimit: Int { 1000 }
  static var showsRuns: Bool { false }

  static func shown(_ document: JSON, withGraph: Bool, in request: RequestContext) throws(ServiceError) -> JSON { document }

  static func checkDeletion(of name: String, in request: RequestContext) throws(ServiceError) {}
}

/// Workflows.
enum WorkflowKind: OrchestratedKind {
  static let kind = ResourceKind.workflow
  static let namesMember = "Workflows"
  static let wantedMember = "Names"
  static let missingMember = "MissingWorkflows"
  static let batchLimit = 25
  static let pageLimit = 25
  static let showsRuns = true

  static func shown(_ document: JSON, withGraph: Bool, in request: RequestContext) throws(ServiceError) -> JSON {
    try WorkflowDocument(request).workflow(document, withGraph: withGraph)
  }
}

/// Triggers.
enum TriggerKind: OrchestratedKind {
  static let kind = ResourceKind.trigger
  static let pageLimit = 200
}

/// Jobs.
enum JobKind: OrchestratedKind {
  static let kind = ResourceKind.job
  static let nameMember = "JobName"
}

/// Crawlers.
enum CrawlerKind: OrchestratedKind {
  static let kind = ResourceKind.crawler
  static let showsRuns = true

  static func shown(_ document: JSON, withGraph: Bool, in request: RequestContext) throws(ServiceError) -> JSON {
    try CrawlDocument(request).crawler(document)
  }

  static func checkDeletion(of name: String, in request: RequestContext) throws(ServiceError) {
    _ = try ResourceStore(request, .crawler).require(name)
    if try RunStore(request).active(.crawler, name).count > 0 { throw .crawlerRunning(name) }
  }
}
