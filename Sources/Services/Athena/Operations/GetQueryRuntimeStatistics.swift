import AWSWire
import Documents
import ServiceCore

/// Answers how long the parts of a query took, and how much it read and wrote.
enum GetQueryRuntimeStatistics: AWSOperation {
  typealias Input = GetQueryExecution.Input

  struct Output: OperationOutput {
    let timeline: [(name: String, value: JSON)]
    let rows: [(name: String, value: Int)]

    func write(to fields: inout FieldWriter) {
      fields.structure("QueryRuntimeStatistics") { statistics in
        statistics.structure("Timeline") { for part in timeline { $0.field(part.name, part.value) } }
        if !rows.isEmpty { statistics.structure("Rows") { for part in rows { $0.field(part.name, part.value) } } }
      }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try QueryPermission.permissions("GetQueryRuntimeStatistics", query: input.id, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = QueryStore(request)
    let execution = try store.find(input.id)
    let statistics = execution["Statistics"]
    let timeline = parts.compactMap { name in statistics?[name].map { (name: name, value: $0) } }
    guard execution["StatementType"]?.string == "DML", execution["Status"]?["State"]?.string == "SUCCEEDED" else {
      return Output(timeline: timeline, rows: [])
    }
    let rows = try store.result(of: input.id)["rows"]?.elements ?? []
    let bytes = rows.reduce(0) { sum, row in
      (row.elements ?? []).reduce(sum) { $0 + ($1.string?.utf8.count ?? 0) }
    }
    let scanned = statistics?["DataScannedInBytes"]?.integer ?? 0
    return Output(
      timeline: timeline,
      rows: [("InputRows", 0), ("InputBytes", scanned), ("OutputBytes", bytes), ("OutputRows", rows.count)])
  }

  private static let parts = [
    "QueryQueueTimeInMillis", "ServicePreProcessingTimeInMillis", "QueryPlanningTimeInMillis",
    "EngineExecutionTimeInMillis", "ServiceProcessingTimeInMillis", "TotalExecutionTimeInMillis",
  ]
}
