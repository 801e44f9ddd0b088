import AWSWire
import ServiceCore

/// Where a page of a listing begins and how long it may be.
struct PageRequest: Sendable {
  let marker: String?
  let limit: Int

  init(_ fields: Fields) throws(ServiceError) {
    marker = try fields.string("Marker", .length(1...320))
    limit = try fields.integer("MaxItems", in: 1...1000) ?? 100
  }

  /// The page of a listing that is in ascending order of `position`.
  ///
  /// The marker holds the position of the last element shown, so that changes between pages neither repeat nor skip
  /// what stays.
  func page<Element>(of elements: [Element], by position: (Element) -> String) throws(ServiceError) -> Page<Element> {
    let after = try PageToken.key(of: marker, invalid: .invalid("Invalid Marker."))
    let rest = after.map { after in elements.filter { position($0) > after } } ?? elements
    let shown = Array(rest.prefix(limit))
    let isTruncated = rest.count > shown.count
    return Page(
      elements: shown, isTruncated: isTruncated,
      marker: isTruncated ? shown.last.map { PageToken.make(after: position($0)) } : nil)
  }
}

/// A page of a listing.
struct Page<Element: Sendable>: Sendable {
  let elements: [Element]
  let isTruncated: Bool
  let marker: String?
}

extension FieldWriter {
  /// What every listing ends with.
  mutating func ending<Element>(of page: Page<Element>) {
    field("IsTruncated", page.isTruncated)
    field("Marker", page.marker)
  }
}
