import Basics
import Documents

/// Checks a whole file part by part, in the order in which the original client names the part that is wrong.
struct WorkflowCheck {
  private let root: ConfigurationNode
  private let compatibility: Compatibility
  private var parts: [(model: String, issues: [ConfigurationIssue], place: [String])] = []

  init(_ root: ConfigurationNode, compatibility: Compatibility) {
    (self.root, self.compatibility) = (root, compatibility)
  }

  mutating func configuration() throws(ConfigurationFailure) -> WorkflowConfiguration {
    guard root.members != nil else { throw ConfigurationFailure("the file holds no settings", at: root.place) }
    let file = check(root, .file, "workflow", at: [])
    let source = root["source"].map { check($0, .source, "workflow", at: ["source"]) }
    let types = try connectionType(source?["type"]?.string)
    let connection = try checkConnection(types)
    let metadata = try checkSourceConfig(of: source?["type"]?.string)
    let workflow = root["workflowConfig"].map { check($0, .workflow, .workflowName, at: ["workflowConfig"]) }
    try throwIssues()
    guard let source, let workflow, let server = workflow["openMetadataServerConfig"] else {
      throw ConfigurationFailure("the file holds no settings", at: root.place)
    }
    let result = WorkflowConfiguration(
      source: try sourceConfiguration(source, connection, metadata), sinkType: file["sink"]?["type"]?.string,
      server: MetadataServerConfiguration(server),
      logLevel: .init(rawValue: workflow["loggerLevel"]?.string ?? "") ?? .info,
      raisesOnError: workflow["raiseOnError"]?.bool ?? false,
      successThreshold: workflow["successThreshold"]?.integer ?? 90,
      ingestionPipeline: file["ingestionPipelineFQN"]?.string, runID: file["pipelineRunId"]?.string)
    try checkPatterns(result.source)
    return result
  }

  private mutating func check(_ node: ConfigurationNode, _ schema: ConfigurationSchema, _ model: String, at place: [String])
    -> JSON
  {
    var validator = ConfigurationValidator()
    let document = validator.object(node, schema)
    if !validator.issues.isEmpty { parts.append((model, validator.issues, place)) }
    return document
  }

  private func sourceConfiguration(
    _ source: JSON, _ connection: JSON?, _ metadata: JSON
  ) throws(ConfigurationFailure) -> SourceConfiguration {
    guard let name = source["serviceName"]?.string, !name.isEmpty else {
      throw ConfigurationFailure(
        "serviceName is required field for executing the Metadata Workflow",
        help: "name the service under source, for example serviceName: local_glue", at: root["source"]?.place)
    }
    return SourceConfiguration(
      type: source["type"]?.string?.lowercased() ?? "", serviceName: name,
      connection: connection.flatMap(ConnectionConfiguration.init),
      metadata: DatabaseMetadataConfiguration(metadata), pipelines: PipelineMetadataConfiguration(metadata))
  }
}

extension String {
  fileprivate static let workflowName = ConfigurationSchema.workflow.name
}

extension WorkflowCheck {
  /// The type of connection that the source needs.
  private func connectionType(_ source: String?) throws(ConfigurationFailure) -> String? {
    guard let source else { return nil }
    let place = root[path: ["source", "type"]]?.place
    let known = ConfigurationSchema.sources
    if let type = known[source.lowercased()] { return type }
    if ConfigurationSchema.knownSources.contains(source.lowercased()) {
      throw ConfigurationFailure(
        "there is no connector for source type \"\(source)\" yet",
        help: "this version reads \(known.keys.sorted().joined(separator: ", "))",
        at: place)
    }
    let nearest = EditDistance.closest(to: source, among: known.keys)
    throw ConfigurationFailure(
      "unknown source type \"\(source)\"",
      help: nearest.map { "did you mean \($0)?" } ?? "this version reads \(known.keys.sorted().joined(separator: ", "))",
      at: place)
  }

  private mutating func checkConnection(_ wanted: String?) throws(ConfigurationFailure) -> JSON? {
    guard let connection = root[path: ["source", "serviceConnection"]], !connection.isNull, let wanted else { return nil }
    guard let node = connection["config"], !node.isNull else {
      throw ConfigurationFailure("the setting \"source.serviceConnection.config\" is missing", at: connection.place)
    }
    if case .scalar(.text, let type)? = node["type"]?.value, type != wanted {
      throw ConfigurationFailure(
        "Expected \(wanted)Connection, but got a connection of type \(type)", help: "write type: \(wanted)",
        at: node["type"]?.place)
    }
    guard let schema = ConfigurationSchema.connections[wanted] else { return nil }
    return check(node, schema, schema.name, at: ["source", "serviceConnection", "config"])
  }

  private mutating func checkSourceConfig(of source: String?) throws(ConfigurationFailure) -> JSON {
    guard let part = root[path: ["source", "sourceConfig"]] else { return .object([:]) }
    let node = part["config"] ?? ConfigurationNode(YAML(.mapping([]), at: part.place))
    if case .scalar(.text, let type)? = node["type"]?.value, ConfigurationSchema.knownSourceConfigs.contains(type) {
      throw ConfigurationFailure(
        "there is no workflow for source configurations of type \(type) yet",
        help: "this version runs DatabaseMetadata and PipelineMetadata",
        at: node["type"]?.place)
    }
    let schema = ConfigurationSchema.sourceConfig(of: source)
    return check(node, schema, schema.name, at: ["source", "sourceConfig", "config"])
  }

  /// The scope that the original client would name comes first; the diagnostics tell of all.
  private func throwIssues() throws(ConfigurationFailure) {
    let all = parts.flatMap { part in
      part.issues.map { issue in
        var issue = issue
        issue.path = part.place + issue.path
        return issue
      }
    }
    guard !all.isEmpty else { return }
    if let inner = parts.first(where: { $0.model != "workflow" }) {
      throw ConfigurationFailure.parsing(inner.model, inner.issues, all: all)
    }
    let missesPart = all.contains { issue in
      issue.kind == .missing && ["source", "workflowConfig", "sourceConfig"].contains(issue.path.last ?? "")
    }
    if compatibility == .v1_12, !missesPart {
      throw ConfigurationFailure("Uncaught error when parsing the workflow!", all.map(\.diagnostic))
    }
    throw ConfigurationFailure.parsing("workflow", all, all: all)
  }

  private func checkPatterns(_ source: SourceConfiguration) throws(ConfigurationFailure) {
    guard compatibility.checksPatternsFirst else { return }
    let filters = [
      ("databaseFilterPattern", source.metadata.databases), ("schemaFilterPattern", source.metadata.schemas),
      ("tableFilterPattern", source.metadata.tables), ("pipelineFilterPattern", source.pipelines.pipelines),
    ]
    let diagnostics = filters.compactMap { name, filter in
      filter.problem.map { problem in
        Diagnostic(
          problem.description, help: "filters are regular expressions as Python reads them",
          at: root[path: ["source", "sourceConfig", "config", name]]?.place)
      }
    }
    if let first = diagnostics.first { throw ConfigurationFailure(first.message, diagnostics) }
  }
}

extension MetadataServerConfiguration {
  fileprivate init(_ document: JSON) {
    func flag(_ name: String) -> Bool { document[name]?.bool ?? false }
    hostPort = document["hostPort"]?.string ?? ""
    apiVersion = document["apiVersion"]?.string ?? "v1"
    token = document["securityConfig"]?["jwtToken"]?.string
    verifySSL = document["verifySSL"]?.string ?? "no-ssl"
    certificateFile = document["sslConfig"]?["caCertificate"]?.string
    extraHeaders = (document["extraHeaders"]?.members ?? []).compactMap { member in
      member.value.string.map { (member.name, $0) }
    }
    validatesVersion = flag("enableVersionValidation")
    overwritesEntities = flag("forceEntityOverwriting")
    storesConnection = flag("storeServiceConnection")
  }
}
