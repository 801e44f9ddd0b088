import AWSWire
import Basics
import Documents
import ServiceCore

/// One version of a function.
struct StoredFunction: Sendable {
  /// The version that can be changed.
  static let latest = "$LATEST"

  let account: String
  let region: String
  let name: String
  var version: String
  /// What it is set up with, as it is answered.
  var settings: JSON
  var modified: Timestamp
  var revision: String
  var codeSize: Int
  var codeHash: String

  /// The function's ARN under a qualifier.
  func arn(_ qualifier: String?) -> String {
    FunctionReference(account: account, region: region, name: name, qualifier: qualifier).arn
  }

  /// The environment variables.
  var environment: [String: String] {
    let variables = settings["Environment"]?["Variables"]?.members ?? []
    return Dictionary(variables.map { ($0.name, $0.value.string ?? "") }) { $1 }
  }

  /// Seconds that a run may take.
  var timeout: Int { settings["Timeout"]?.integer ?? 3 }

  /// Puts in what was not said when the function was made.
  static func completed(_ settings: JSON, name: String, architectures: [String]) -> JSON {
    var settings = settings
    let defaults: [(String, JSON)] = [
      ("Description", .string("")), ("Timeout", .number(3)), ("MemorySize", .number(128)),
      ("TracingConfig", .object(["Mode": .string("PassThrough")])),
      ("EphemeralStorage", .object(["Size": .number(512)])),
    ]
    for (member, value) in defaults where settings[member] == nil { settings.set(member, value) }
    var logging = settings["LoggingConfig"] ?? .object([:])
    if logging["LogFormat"] == nil { logging.set("LogFormat", .string("Text")) }
    if logging["LogGroup"] == nil { logging.set("LogGroup", .string("/aws/lambda/\(name)")) }
    settings.set("LoggingConfig", logging)
    settings.set("PackageType", .string("Zip"))
    settings.set("Architectures", .array(architectures.map { .string($0) }))
    return settings
  }

  /// The settings with what a request changes; empty variables take the environment away.
  mutating func change(_ changes: JSON) {
    for member in changes.members ?? [] { settings.set(member.name, member.value) }
    if settings["Environment"]?["Variables"]?.members?.isEmpty ?? true { settings.set("Environment", nil) }
  }
}

/// A `FunctionConfiguration`.
struct FunctionConfiguration: OperationOutput {
  let function: StoredFunction
  /// What the request named the function by.
  var qualifier: String?
  /// Whether the function is being made: AWS answers so while it gets a new function ready.
  var isNew = false

  func write(to fields: inout FieldWriter) {
    fields.field("FunctionName", function.name)
    fields.field("FunctionArn", function.arn(qualifier))
    for name in ["Runtime", "Role", "Handler"] { fields.field(name, function.settings[name]) }
    fields.field("CodeSize", function.codeSize)
    for name in ["Description", "Timeout", "MemorySize"] { fields.field(name, function.settings[name]) }
    fields.field("LastModified", "\(function.modified.iso8601Milliseconds.dropLast())+0000")
    fields.field("CodeSha256", function.codeHash)
    fields.field("Version", function.version)
    for name in ["VpcConfig", "Environment", "KMSKeyArn", "TracingConfig"] {
      fields.field(name, function.settings[name])
    }
    fields.field("RevisionId", function.revision)
    fields.field("State", isNew ? "Pending" : "Active")
    if isNew {
      fields.field("StateReason", "The function is being created.")
      fields.field("StateReasonCode", "Creating")
    } else {
      fields.field("LastUpdateStatus", "Successful")
    }
    for name in ["PackageType", "Architectures", "EphemeralStorage"] { fields.field(name, function.settings[name]) }
    fields.structure("SnapStart") { snapshots in
      snapshots.field("ApplyOn", "None")
      snapshots.field("OptimizationStatus", "Off")
    }
    fields.field("LoggingConfig", function.settings["LoggingConfig"])
  }
}
