import AWSWire
import ServiceCore

/// A page of runs, the latest first. The token counts the runs already shown.
struct RunPage {
  private let token: String?
  private let limit: Int

  init(_ fields: Fields, longest: Int) throws(ServiceError) {
    token = try fields.string("NextToken")
    limit = try fields.integer("MaxResults", in: 1...longest) ?? min(longest, 200)
  }

  /// The runs of the page, and the token of the next one.
  func runs(
    _ kind: ResourceKind, _ owner: String, in request: RequestContext
  ) throws(ServiceError) -> (runs: [Run], next: String?) {
    let key = try PageToken.key(of: token, invalid: .badToken)
    guard let skip = Int(key ?? "0"), (0...Int(Int32.max)).contains(skip) else { throw .badToken }
    let runs = try RunStore(request).latest(kind, owner, skip: skip, limit: limit + 1)
    return (Array(runs.prefix(limit)), runs.count > limit ? PageToken.make(after: String(skip + limit)) : nil)
  }
}
