/// One step of a connection's test, as the server defines it.
public struct CheckDefinition: Sendable, Equatable {
  /// The step's name.
  public var name: String
  /// Whether nothing is ingested if it fails.
  public var isMandatory: Bool
  /// Whether the steps after it are left out if it fails.
  public var shortCircuits: Bool
  /// What a failure of an optional step means.
  public var errorMessage: String?

  /// A step.
  public init(_ name: String, mandatory: Bool, shortCircuits: Bool = false, errorMessage: String? = nil) {
    (self.name, isMandatory, self.shortCircuits, self.errorMessage) = (name, mandatory, shortCircuits, errorMessage)
  }

  /// The steps that a server ships for a type of connection, for sinks that are no server; nil for unknown types.
  public static func builtIn(for type: String) -> [CheckDefinition]? {
    switch type {
    case "Glue":
      [
        CheckDefinition("GetDatabases", mandatory: true, shortCircuits: true), CheckDefinition("GetTables", mandatory: true),
      ]
    case "Athena":
      [
        CheckDefinition("CheckAccess", mandatory: true, shortCircuits: true), CheckDefinition("GetSchemas", mandatory: true),
        CheckDefinition("GetTables", mandatory: true), CheckDefinition("GetViews", mandatory: false),
      ]
    case "GluePipeline": [CheckDefinition("GetPipelines", mandatory: true, shortCircuits: true)]
    default: nil
    }
  }
}

/// How one step of a connection's test went.
public struct CheckResult: Sendable, Equatable {
  /// How it went.
  public enum Outcome: Sendable, Equatable {
    /// It passed; the text says what was seen.
    case passed(String)
    /// It failed.
    case failed(FailureCause)
    /// An earlier step failed, so it did not run.
    case skipped
  }

  /// The step.
  public var definition: CheckDefinition
  /// How it went.
  public var outcome: Outcome

  /// A result.
  public init(_ definition: CheckDefinition, _ outcome: Outcome) {
    (self.definition, self.outcome) = (definition, outcome)
  }

  /// The step's name.
  public var name: String { definition.name }

  /// Whether the step passed.
  public var isPassed: Bool {
    if case .passed = outcome { true } else { false }
  }

  /// Why the step failed.
  public var failure: FailureCause? {
    if case .failed(let cause) = outcome { cause } else { nil }
  }
}

/// What runs a step of a connection's test: answers what was seen.
public typealias Check = () throws(FailureCause) -> String

/// Runs the steps of a connection's test in order.
public struct ConnectionTest {
  private let definitions: [CheckDefinition]
  private let checks: [String: Check]

  /// A test of the steps that the server defines with what a connector can run.
  public init(_ definitions: [CheckDefinition], _ checks: [String: Check]) {
    (self.definitions, self.checks) = (definitions, checks)
  }

  /// Runs the steps until one that ends the test fails; the rest is skipped.
  public func run(_ observe: (IngestionEvent) -> Void) -> [CheckResult] {
    var results: [CheckResult] = []
    var isEnded = false
    for definition in definitions {
      let result = isEnded ? CheckResult(definition, .skipped) : run(definition, observe)
      if result.failure != nil, definition.shortCircuits { isEnded = true }
      results.append(result)
      observe(.checked(result))
    }
    return results
  }

  private func run(_ definition: CheckDefinition, _ observe: (IngestionEvent) -> Void) -> CheckResult {
    observe(.log(.info, "Running \(definition.name)..."))
    guard let check = checks[definition.name] else {
      let cause = FailureCause(
        action: definition.name, code: nil,
        message: "the server asks for step \(definition.name), which the connector does not have")
      return CheckResult(definition, .failed(cause))
    }
    do throws(FailureCause) {
      return CheckResult(definition, .passed(try check()))
    } catch {
      observe(.log(.error, "\(definition.name)-\(error)"))
      return CheckResult(definition, .failed(error))
    }
  }
}
