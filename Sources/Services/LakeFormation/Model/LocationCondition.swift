import AWSWire
import Basics

/// One `FilterCondition` of a listing of locations.
struct LocationCondition: Sendable {
  private let field: String
  private let comparison: String
  private let values: [String]

  private static let comparisons = [
    "EQ", "NE", "LE", "LT", "GE", "GT", "CONTAINS", "NOT_CONTAINS", "BEGINS_WITH", "IN", "BETWEEN",
  ]

  init(_ fields: Fields) throws(ServiceError) {
    field = try fields.string("Field", .oneOf(["RESOURCE_ARN", "ROLE_ARN", "LAST_MODIFIED"])) ?? ""
    comparison = try fields.string("ComparisonOperator", .oneOf(LocationCondition.comparisons)) ?? ""
    values = try fields.strings("StringValueList") ?? []
  }

  /// - Throws: a refusal of conditions whose parts are missing or do not fit each other.
  func matches(_ location: LakeLocation) throws(ServiceError) -> Bool {
    switch field {
    case "RESOURCE_ARN": return try compare(location.arn)
    case "ROLE_ARN": return try compare(location.role)
    case "LAST_MODIFIED": return try compare(location.modified)
    default: throw .invalidInput("A filter condition needs a field.")
    }
  }

  private func compare(_ text: String) throws(ServiceError) -> Bool {
    switch comparison {
    case "IN": return values.contains(text)
    case "CONTAINS": return try text.contains(substring: operand())
    case "NOT_CONTAINS": return try !text.contains(substring: operand())
    case "BEGINS_WITH": return try text.hasPrefix(operand())
    default: return try compare(text, values)
    }
  }

  private func compare(_ moment: Timestamp) throws(ServiceError) -> Bool {
    var moments: [Timestamp] = []
    for value in values { moments.append(try LocationCondition.moment(value)) }
    return comparison == "IN" ? moments.contains(moment) : try compare(moment, moments)
  }

  private func compare<Value: Comparable>(_ value: Value, _ operands: [Value]) throws(ServiceError) -> Bool {
    guard let first = operands.first, let last = operands.last, operands.count == (comparison == "BETWEEN" ? 2 : 1)
    else { throw mismatch }
    switch comparison {
    case "EQ": return value == first
    case "NE": return value != first
    case "LT": return value < first
    case "LE": return value <= first
    case "GT": return value > first
    case "GE": return value >= first
    case "BETWEEN": return first <= value && value <= last
    default: throw mismatch
    }
  }

  private func operand() throws(ServiceError) -> String {
    guard let value = values.first, values.count == 1 else { throw mismatch }
    return value
  }

  private static func moment(_ text: String) throws(ServiceError) -> Timestamp {
    if let moment = Timestamp(iso8601: text) { return moment }
    guard let seconds = Int64(text) else { throw .invalidInput("\(text) is not a valid date.") }
    return Timestamp(seconds: seconds)
  }

  private var mismatch: ServiceError {
    .invalidInput("The comparison operator \(comparison) does not fit \(values.count) values of \(field).")
  }
}

extension [LocationCondition] {
  func allMatch(_ location: LakeLocation) throws(ServiceError) -> Bool {
    for condition in self {
      guard try condition.matches(location) else { return false }
    }
    return true
  }
}

extension String {
  fileprivate func contains(substring: String) -> Bool {
    substring.isEmpty || indices.contains { self[$0...].hasPrefix(substring) }
  }
}
