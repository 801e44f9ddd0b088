import AWSWire
import Basics
import Documents
import ServiceCore

/// Accepts a query and runs it. What is short has ended when the answer goes out, so that the first poll finds it done.
enum StartQueryExecution: AWSOperation {
  struct Input: OperationInput {
    let sql: String
    let token: String?
    let workGroup: String
    let result: JSON?
    let context: JSON?
    let document: JSON

    init(_ fields: Fields) throws(ServiceError) {
      sql = try fields.required("QueryString", .length(1...262_144))
      token = try fields.string("ClientRequestToken", .length(32...128))
      workGroup = try fields.string("WorkGroup", AthenaShapes.workGroup) ?? "primary"
      result = try fields.document("ResultConfiguration", as: .structure(AthenaShapes.resultConfiguration))
      context = try fields.document(
        "QueryExecutionContext",
        as: .structure([
          .optional("Database", .string(.length(1...255))), .optional("Catalog", .string(AthenaShapes.catalog)),
        ]))
      let parameters = try fields.strings("ExecutionParameters", .length(1...1024))
      document = .object([
        "QueryString": .string(sql), "WorkGroup": .string(workGroup), "QueryExecutionContext": context,
        "ResultConfiguration": result,
        "ExecutionParameters": parameters.map { .array($0.map { .string($0) }) },
      ])
    }
  }

  struct Output: OperationOutput {
    let id: String

    func write(to fields: inout FieldWriter) { fields.field("QueryExecutionId", id) }
  }

  static let access = StateAccess.working

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("StartQueryExecution", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    if let token = input.token, let earlier = try QueryStore(request).find(token: token) {
      return Output(id: try repeated(earlier, input))
    }
    let group = try WorkGroupStore(request).find(input.workGroup)
    guard group["State"]?.string != "DISABLED" else { throw .workGroupDisabled(input.workGroup) }
    let statement = try SubmittedStatement(input.sql)
    let location = try OutputLocation(client: input.result, workGroup: group)
    try check(location, request)
    try resolveTable(of: statement, input, request)
    var execution = QueryExecution(
      id: request.ids.uuid(), workGroup: input.workGroup, token: input.token, request: input.document,
      result: location.configuration, kind: StatementKind(statement), submitted: request.now, state: .running)
    try request.commit { [execution] request throws(ServiceError) in try QueryStore(request).add(execution) }
    execution.finish(statement, input, location, request)
    try request.commit { [execution] request throws(ServiceError) in try QueryStore(request).update(execution) }
    return Output(id: execution.id)
  }

  /// The same token with the same request names the same query; with another request it is an error.
  private static func repeated(_ earlier: (id: String, request: String), _ input: Input) throws(ServiceError) -> String {
    guard (try? JSON.parse(earlier.request)) == input.document else {
      throw .invalidRequest("Idempotent parameters do not match")
    }
    return earlier.id
  }

  /// Athena looks at the output bucket as the caller before it accepts a query.
  private static func check(_ location: OutputLocation, _ request: RequestContext) throws(ServiceError) {
    guard let objects = request.cloud.ports.objects else { throw .internalFailure("no S3 is wired") }
    let region: String
    do {
      region = try objects.location(of: location.bucket, for: request)
    } catch {
      throw .outputBucket(location.bucket)
    }
    guard region == request.region else { throw .outputBucket(location.bucket) }
  }

  /// DESCRIBE and SHOW of a missing table are refused at once.
  private static func resolveTable(
    of statement: SubmittedStatement, _ input: Input, _ request: RequestContext
  ) throws(ServiceError) {
    guard let table = statement.shownTable else { return }
    do {
      try CatalogStatements(request, context: input.context).require(table)
    } catch {
      guard error.code == "EntityNotFoundException" else { return }
      throw .invalidRequest(error.passedOn(by: request))
    }
  }
}

extension QueryExecution {
  /// Runs the statement and stores its result; the state says how it ended.
  fileprivate mutating func finish(
    _ statement: SubmittedStatement, _ input: StartQueryExecution.Input, _ location: OutputLocation, _ request: RequestContext
  ) {
    let started = monotonicNanoseconds()
    do throws(QueryFailure) {
      if location.isEnforced, statement.namesItsOwnPlace { throw QueryFailure.enforcedLocation }
      let parameters = (input.document["ExecutionParameters"]?.elements ?? []).compactMap(\.string)
      let output = try QueryRunner(request, context: input.context).run(statement, parameters: parameters)
      try store(output, location, request)
      state = .succeeded(output)
    } catch {
      state = .failed(error)
    }
    milliseconds = Int((monotonicNanoseconds() - started) / 1_000_000)
    completed = request.cloud.clock.now
  }

  private func store(_ output: QueryOutput, _ location: OutputLocation, _ request: RequestContext) throws(QueryFailure) {
    guard let objects = request.cloud.ports.objects else { return }
    let key = "\(location.prefix)\(id).\(kind.form.rawValue)"
    let file = ResultFile(output)
    do {
      let text = output.form == .table ? "text/csv" : "text/plain"
      for (bytes, type, key) in [
        (file.bytes, text, key), (file.metadata, "application/octet-stream", "\(key).metadata"),
      ] {
        try objects.put(
          bytes, contentType: type, encryption: location.encryption, bucket: location.bucket, key: key, for: request)
      }
    } catch {
      throw QueryFailure(
        "Access denied when writing output to url: \(outputFile). Please ensure you are allowed to access the S3 bucket. "
          + "If you are encrypting query results with KMS key, please ensure you are allowed to access your KMS key",
        type: 401)
    }
  }
}
