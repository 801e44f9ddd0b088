import Basics
import Diagnosis
import IAMPolicy

/// Cases that tests examine.
enum Samples {
  /// A workflow file as OpenMetadata documents it.
  static func workflow(_ type: String, _ settings: String = "") -> String {
    """
    source:
      type: \(type)
      serviceName: lake
      serviceConnection:
        config:
          type: \(type == "glue" ? "Glue" : "Athena")
          awsConfig:
            awsAccessKeyId: KEY
            awsSecretAccessKey: SECRET
            awsRegion: eu-west-1
    \(settings)
      sourceConfig:
        config:
          type: DatabaseMetadata
          markDeletedTables: true
    sink:
      type: metadata-rest
      config: {}
    workflowConfig:
      openMetadataServerConfig:
        hostPort: http://localhost:8585/api
        authProvider: openmetadata
        securityConfig:
          jwtToken: "{bot_jwt_token}"
    """
  }

  /// Athena with results in a bucket.
  static let athena = workflow(
    "athena", "      s3StagingDir: s3://company-results/openmetadata/\n      workgroup: analysts")

  /// A policy of statements.
  static func policy(_ statements: String...) -> String {
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    \(statements.joined(separator: ",\n    "))\n  ]\n}\n"
  }

  /// A statement on one line.
  static func statement(
    _ actions: [String], on resource: String = "*", sid: String? = nil, effect: String = "Allow"
  ) -> String {
    let list = actions.map { "\"\($0)\"" }.joined(separator: ", ")
    return
      "{\(sid.map { "\"Sid\": \"\($0)\", " } ?? "")\"Effect\": \"\(effect)\", \"Action\": [\(list)], \"Resource\": \"\(resource)\"}"
  }

  /// A case with one identity policy.
  static func subject(_ workflow: String, _ policy: String, boundary: String? = nil) throws -> CustomerCase {
    let outline = try WorkflowOutline(workflow, path: "workflow.yaml", variables: [:])
    let policies = CustomerCase.Policies(
      identity: [PolicyFile(path: "customer.json", kind: .identity, text: policy)],
      boundary: boundary.map { PolicyFile(path: "boundary.json", kind: .boundary, text: $0) })
    return CustomerCase(outline, policies)
  }
}
