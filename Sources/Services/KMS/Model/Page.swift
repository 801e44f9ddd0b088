import AWSWire
import ServiceCore

/// The part of a list that a request asks for.
struct PageInput: OperationInput {
  private let asked: Int?
  private let marker: String?

  init(_ fields: Fields) throws(ServiceError) {
    asked = try fields.integer("Limit", in: 1...1000)
    marker = try fields.string("Marker", KMSShapes.marker)
  }

  /// The most items of the page.
  func limit(or usual: Int) -> Int { asked ?? usual }

  /// What the page begins after; nil for the first.
  func start() throws(ServiceError) -> String? { try PageToken.key(of: marker, invalid: .badMarker) }
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

extension FieldWriter {
  /// Where the next page begins.
  mutating func page<Item>(_ page: Page<Item>) {
    field("NextMarker", page.next)
    field("Truncated", page.next != nil)
  }
}
