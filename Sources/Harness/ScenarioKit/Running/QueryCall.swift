import AWSSignature
import Basics
import Documents
import Glibc

/// Runs SQL through Athena's calls, as a client does: start, poll, read the pages of the result.
struct QueryCall {
  let world: World
  let credentials: AWSCredentials

  /// The bucket that takes results: AWS's own name for it, which AWS's managed policies allow.
  static func resultBucket(of world: World) -> String { "aws-athena-query-results-\(world.account)-\(world.region)" }

  /// How long a query may take, in milliseconds.
  private static let patience = 60_000

  /// The rows as objects by the columns' names; the state's reason for a query that failed.
  func run(_ sql: String) throws -> CallAnswer {
    let started = try call(
      "StartQueryExecution",
      .object([
        "QueryString": .string(sql),
        "ResultConfiguration": .object(["OutputLocation": .string("s3://\(QueryCall.resultBucket(of: world))/")]),
      ]))
    guard let id = started.result["QueryExecutionId"] else { return started }
    let ended = try poll(id)
    guard ended.refusal == nil else { return ended }
    return try rows(of: id)
  }

  private func call(_ operation: String, _ input: JSON) throws(UncallableOperation) -> CallAnswer {
    try world.caller.call("athena:\(operation)", input, as: credentials)
  }

  private func poll(_ id: JSON) throws -> CallAnswer {
    for _ in 0..<QueryCall.patience {
      let answer = try call("GetQueryExecution", .object(["QueryExecutionId": id]))
      let status = answer.result["QueryExecution"]?["Status"]
      switch status?["State"]?.string {
      case "SUCCEEDED": return answer
      case "FAILED", "CANCELLED":
        let reason = status?["StateChangeReason"]?.string ?? ""
        return CallAnswer(status: answer.status, refusedWith: status?["State"]?.string ?? "", reason)
      case nil: return answer
      default: usleep(1000)
      }
    }
    throw StepTrouble.failed("the query did not end within a minute")
  }

  private func rows(of id: JSON) throws -> CallAnswer {
    var (rows, token): ([JSON], JSON?) = ([], nil)
    repeat {
      let page = try call("GetQueryResults", .object(["QueryExecutionId": id, "NextToken": token]))
      guard page.refusal == nil else { return page }
      let columns = page.result["ResultSet"]?["ResultSetMetadata"]?["ColumnInfo"]?.elements ?? []
      let names = columns.map { $0["Name"]?.string ?? "" }
      let cells = (page.result["ResultSet"]?["Rows"]?.elements ?? []).map { $0["Data"]?.elements ?? [] }
      // A SELECT's first row repeats the columns' names; that of SHOW does not.
      let hasHeading = token == nil && cells.first?.map { $0["VarCharValue"]?.string } == names.map { $0 }
      rows += cells.dropFirst(hasHeading ? 1 : 0).map { QueryCall.row($0, names) }
      token = page.result["NextToken"]
    } while token != nil
    return CallAnswer(.array(rows))
  }

  private static func row(_ cells: [JSON], _ names: [String]) -> JSON {
    JSON(.object(zip(names, cells).map { JSON.Member($0, $1["VarCharValue"] ?? .null) }))
  }
}
