import AWSWire
import Documents
import ServiceCore

/// A `CrawlsFilter`: a comparison of one member of a crawl with a value; times are milliseconds since the epoch.
struct CrawlFilter: Sendable {
  private let field: String
  private let comparison: String
  private let value: String

  private static let members = [
    "CRAWL_ID": "CrawlId", "STATE": "State", "START_TIME": "StartTime", "END_TIME": "EndTime", "DPU_HOUR": "DPUHour",
  ]

  init(_ fields: Fields) throws(ServiceError) {
    field = try fields.string("FieldName", .oneOf(["CRAWL_ID", "STATE", "START_TIME", "END_TIME", "DPU_HOUR"])) ?? ""
    comparison = try fields.string("FilterOperator", .oneOf(["GT", "GE", "LT", "LE", "EQ", "NE"])) ?? ""
    value = try fields.string("FieldValue") ?? ""
  }

  func check() throws(ServiceError) {
    guard !field.isEmpty, !comparison.isEmpty, !value.isEmpty else {
      throw .invalidInput("A filter needs FieldName, FilterOperator and FieldValue")
    }
    let isText = field == "CRAWL_ID" || field == "STATE"
    if isText, comparison != "EQ", comparison != "NE" { throw .invalidInput("\(field) can only be filtered by EQ and NE") }
    if !isText, Double(value) == nil { throw .invalidInput("The value of the filter \(field) must be a number") }
  }

  func matches(_ crawl: JSON) -> Bool {
    let member = crawl[CrawlFilter.members[field] ?? ""]
    if field == "CRAWL_ID" || field == "STATE" { return (member?.string == value) == (comparison == "EQ") }
    guard let number = member?.double, let wanted = Double(value) else { return false }
    let actual = field == "DPU_HOUR" ? number : number * 1000
    switch comparison {
    case "GT": return actual > wanted
    case "GE": return actual >= wanted
    case "LT": return actual < wanted
    case "LE": return actual <= wanted
    case "EQ": return actual == wanted
    default: return actual != wanted
    }
  }
}
