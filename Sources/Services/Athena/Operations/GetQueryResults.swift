import AWSWire
import Documents
import ServiceCore

/// Answers a page of a query's rows. The first page of a SELECT begins with the columns' names.
enum GetQueryResults: AWSOperation {
  struct Input: OperationInput {
    let id: String
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      id = try fields.required("QueryExecutionId", AthenaShapes.queryID)
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 1...1000) ?? 1000
      _ = try fields.string("QueryResultType", .oneOf(["DATA_MANIFEST", "DATA_ROWS"]))
    }
  }

  struct Output: OperationOutput {
    let columns: [JSON]
    let rows: [[JSON]]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.field("UpdateCount", 0)
      fields.structure("ResultSet") { set in
        set.list("Rows", rows) { row, cells in
          row.list("Data", cells) { datum, cell in datum.field("VarCharValue", cell.string) }
        }
        set.structure("ResultSetMetadata") { $0.list("ColumnInfo", columns) { info, column in info.columnInfo(column) } }
      }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try QueryPermission.permissions("GetQueryResults", query: input.id, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = QueryStore(request)
    let execution = try store.find(input.id)
    let state = execution["Status"]?["State"]?.string ?? ""
    guard state == "SUCCEEDED" else { throw .notFinished(state) }
    try checkFile(of: execution, request)
    let result = try store.result(of: input.id)
    let columns = result["columns"]?.elements ?? []
    var rows = (result["rows"]?.elements ?? []).map { $0.elements ?? [] }
    if result["form"]?.string == QueryOutput.Form.table.rawValue { rows.insert(columns.map { $0["name"] ?? .null }, at: 0) }
    let start = try PageToken.key(of: input.token, invalid: .badToken).flatMap { Int($0) } ?? 0
    let page = Array(rows.dropFirst(start).prefix(input.limit))
    let end = start + page.count
    return Output(columns: columns, rows: page, next: end < rows.count ? PageToken.make(after: String(end)) : nil)
  }

  /// Athena reads the result from its file as the caller: who may not read that gets no rows.
  private static func checkFile(of execution: JSON, _ request: RequestContext) throws(ServiceError) {
    guard let objects = request.cloud.ports.objects,
      let file = S3Place(file: execution["ResultConfiguration"]?["OutputLocation"]?.string ?? "")
    else { return }
    do {
      _ = try objects.inspect(bucket: file.bucket, key: file.prefix, for: request)
    } catch {
      throw error.code == "NoSuchKey" || error.code == "NoSuchBucket" ? .resultsGone : .resultsNotReadable
    }
  }
}

extension FieldWriter {
  /// A `ColumnInfo` structure.
  fileprivate mutating func columnInfo(_ column: JSON) {
    field("CatalogName", "hive")
    field("SchemaName", "")
    field("TableName", "")
    field("Name", column["name"])
    field("Label", column["name"])
    field("Type", column["type"])
    field("Precision", column["precision"])
    field("Scale", column["scale"])
    field("Nullable", "UNKNOWN")
    field("CaseSensitive", ["varchar", "string", "char"].contains(column["type"]?.string ?? ""))
  }
}
