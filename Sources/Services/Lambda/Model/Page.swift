import AWSWire
import ServiceCore

/// The part of a list that a request asks for.
struct PageInput: OperationInput {
  /// The most items of the page; 50 whatever is asked for.
  let limit: Int
  private let marker: String?

  init(_ fields: Fields) throws(ServiceError) {
    limit = min(try fields.queryInteger("MaxItems", in: 1...10_000) ?? 50, 50)
    marker = try fields.string("Marker")
  }

  /// What the page begins after; empty for the first.
  func start() throws(ServiceError) -> String {
    try PageToken.key(of: marker, invalid: .invalid("The pagination token is not valid.")) ?? ""
  }
}

/// A part of a list.
struct Page<Item: Sendable>: Sendable {
  let items: [Item]
  let next: String?

  /// - Parameters:
  ///   - found: the items from the start of the page on; one more than the limit if there are more.
  ///   - key: what items are ordered by.
  init(_ found: [Item], limit: Int, key: (Item) -> String) {
    items = Array(found.prefix(limit))
    next = found.count > limit ? items.last.map { PageToken.make(after: key($0)) } : nil
  }
}

/// A function and a page of what belongs to it.
struct FunctionPageInput: OperationInput {
  let function: FunctionName
  let page: PageInput

  init(_ fields: Fields) throws(ServiceError) {
    function = try fields.function()
    page = try PageInput(fields)
  }
}
