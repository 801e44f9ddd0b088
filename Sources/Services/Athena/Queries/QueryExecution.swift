import AWSWire
import Basics
import Documents
import ServiceCore

/// A query on its way: what was asked, and a state whose cases carry what is known in them.
struct QueryExecution: Sendable {
  /// The states of a query.
  enum State: Sendable {
    /// Accepted, not begun.
    case queued
    /// Under way.
    case running
    /// Ended with a result.
    case succeeded(QueryOutput)
    /// Ended with an error.
    case failed(QueryFailure)
    /// Ended by its owner.
    case cancelled
  }

  let id: String
  let workGroup: String
  let token: String?
  /// The input, to recognise a repeated client token.
  let request: JSON
  /// The `ResultConfiguration` that counts; its `OutputLocation` is the folder, ending with a slash.
  let result: JSON
  let kind: StatementKind
  let submitted: Timestamp
  var state: State
  var completed: Timestamp?
  var milliseconds = 0

  /// The file that holds the result.
  var outputFile: String { "\(result["OutputLocation"]?.string ?? "")\(id).\(kind.form.rawValue)" }

  /// The `QueryExecution` structure.
  var json: JSON {
    let query = request["QueryString"]
    return .object([
      "QueryExecutionId": .string(id),
      "Query": query,
      "StatementType": .string(kind.type),
      "ResultConfiguration": resultConfiguration,
      "ResultReuseConfiguration": request["ResultReuseConfiguration"] ?? reuse,
      "QueryExecutionContext": request["QueryExecutionContext"] ?? .object([:]),
      "Status": status,
      "Statistics": statistics,
      "WorkGroup": .string(workGroup),
      "EngineVersion": .object([
        "SelectedEngineVersion": .string("AUTO"), "EffectiveEngineVersion": .string("Athena engine version 3"),
      ]),
      "ExecutionParameters": request["ExecutionParameters"],
      "SubstatementType": .string(kind.subtype),
    ])
  }

  private var reuse: JSON {
    .object(["ResultReuseByAgeConfiguration": .object(["Enabled": .bool(false)])])
  }

  private var resultConfiguration: JSON {
    var configuration = result
    configuration.set("OutputLocation", .string(outputFile))
    return configuration
  }

  private var status: JSON {
    var status = JSON.object([
      "State": .string(state.name), "SubmissionDateTime": JSON(.number(submitted.epochSecondsText)),
      "CompletionDateTime": completed.map { JSON(.number($0.epochSecondsText)) },
    ])
    if case .failed(let failure) = state {
      status.set("StateChangeReason", .string(failure.reason))
      status.set("AthenaError", failure.json)
    }
    return status
  }

  private var statistics: JSON {
    guard completed != nil else { return .object([:]) }
    return .object([
      "EngineExecutionTimeInMillis": .number(milliseconds), "DataScannedInBytes": .number(0),
      "TotalExecutionTimeInMillis": .number(milliseconds), "QueryQueueTimeInMillis": .number(0),
      "ServicePreProcessingTimeInMillis": .number(0), "QueryPlanningTimeInMillis": .number(0),
      "ServiceProcessingTimeInMillis": .number(0),
      "ResultReuseInformation": .object(["ReusedPreviousResult": .bool(false)]),
    ])
  }
}

extension QueryExecution.State {
  /// The state's name on the wire.
  var name: String {
    switch self {
    case .queued: "QUEUED"
    case .running: "RUNNING"
    case .succeeded: "SUCCEEDED"
    case .failed: "FAILED"
    case .cancelled: "CANCELLED"
    }
  }
}

/// Why a query failed, with Athena's numbers for it.
struct QueryFailure: Error, Sendable {
  /// `StateChangeReason`.
  let reason: String
  /// 1 system, 2 user, 3 other.
  let category: Int
  /// The number of Athena's error catalogue.
  let type: Int

  /// A user's error of a type.
  init(_ reason: String, category: Int = 2, type: Int) {
    (self.reason, self.category, self.type) = (reason, category, type)
  }

  var json: JSON {
    .object([
      "ErrorCategory": .number(category), "ErrorType": .number(type), "Retryable": .bool(false),
      "ErrorMessage": .string(reason),
    ])
  }
}
