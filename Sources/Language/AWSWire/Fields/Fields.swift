public import Basics
public import Documents

/// Reads an operation's input member by member, in the words of AWS's own validation.
///
/// Broken constraints are collected, so that one answer names all of them; a value of the wrong type ends the reading
/// at once with a `SerializationException`, as AWS does.
public struct Fields {
  /// The document read from: an object, or nil for an absent one.
  public let document: JSON?
  private let path: String
  private let violations: Violations
  /// Values of the query protocol are all text; numbers and booleans are read from it.
  private let isText: Bool

  /// Fields of a whole request.
  /// - Parameter isText: all scalars are text (query protocol).
  public init(_ document: JSON?, isText: Bool = false) {
    self.init(document, path: "", violations: Violations(), isText: isText)
  }

  private init(_ document: JSON?, path: String, violations: Violations, isText: Bool) {
    (self.document, self.path, self.violations, self.isText) = (document, path, violations, isText)
  }

  // MARK: Scalars

  /// Text that may be absent.
  public func string(_ name: String, _ constraint: StringConstraint = .any) throws(ServiceError) -> String? {
    guard let value = member(name) else { return nil }
    let text = try text(of: value)
    for sentence in constraint.violations(of: text) { violate(name, "'\(text)'", sentence) }
    return text
  }

  /// Text that must be there. Answers empty text after recording the violation.
  public func required(_ name: String, _ constraint: StringConstraint = .any) throws(ServiceError) -> String {
    if let text = try string(name, constraint) { return text }
    violateMissing(name)
    return ""
  }

  /// A whole number that may be absent.
  public func integer(_ name: String, in range: ClosedRange<Int>? = nil) throws(ServiceError) -> Int? {
    guard let value = member(name) else { return nil }
    guard let number = isText ? value.string.flatMap({ Int($0) }) : value.integer else {
      throw mismatch(value, wanted: "an Integer")
    }
    if let range, number < range.lowerBound {
      violate(name, "'\(number)'", "Member must have value greater than or equal to \(range.lowerBound)")
    }
    if let range, number > range.upperBound {
      violate(name, "'\(number)'", "Member must have value less than or equal to \(range.upperBound)")
    }
    return number
  }

  /// A boolean that may be absent.
  public func bool(_ name: String) throws(ServiceError) -> Bool? {
    guard let value = member(name) else { return nil }
    if isText, let text = value.string?.lowercased(), text == "true" || text == "false" { return text == "true" }
    guard let bool = value.bool else { throw mismatch(value, wanted: "a Boolean") }
    return bool
  }

  /// A moment that may be absent: seconds since the epoch in JSON, ISO 8601 in text.
  public func timestamp(_ name: String) throws(ServiceError) -> Timestamp? {
    guard let value = member(name) else { return nil }
    if let seconds = value.double, seconds.isFinite, abs(seconds) < 1e14 {
      return Timestamp(milliseconds: Int64((seconds * 1000).rounded()))
    }
    guard let moment = value.string.flatMap({ Timestamp(iso8601: $0) }) else {
      throw mismatch(value, wanted: "a Timestamp")
    }
    return moment
  }

  // MARK: Structures, lists and maps

  /// A structure that may be absent.
  public func structure(_ name: String) throws(ServiceError) -> Fields? {
    guard let value = member(name) else { return nil }
    guard value.members != nil else { throw Fields.unexpected(value) }
    return fields(value, at: child(name))
  }

  /// A structure that must be there. Answers one without members after recording the violation.
  public func requiredStructure(_ name: String) throws(ServiceError) -> Fields {
    if let structure = try structure(name) { return structure }
    violateMissing(name)
    return fields(nil, at: child(name))
  }

  /// A list of structures that may be absent.
  public func list<Element>(
    _ name: String, count: ClosedRange<Int>? = nil, _ read: (Fields) throws(ServiceError) -> Element
  ) throws(ServiceError) -> [Element]? {
    guard let items = try items(name, count) else { return nil }
    var elements: [Element] = []
    for (index, item) in items.enumerated() {
      guard item.members != nil else { throw Fields.unexpected(item) }
      elements.append(try read(fields(item, at: "\(child(name)).\(index + 1).member")))
    }
    return elements
  }

  /// A list of elements that are neither structures nor texts, each read as if it were a member of its own; nulls are
  /// left out.
  func elements<Element>(
    of name: String, count: ClosedRange<Int>?, _ read: (String, Fields) throws(ServiceError) -> Element?
  ) throws(ServiceError) -> [Element]? {
    guard let items = try items(name, count) else { return nil }
    var elements: [Element] = []
    for (index, item) in items.enumerated() {
      let holder = JSON.object(["member": item])
      let fields = fields(holder, at: "\(child(name)).\(index + 1)")
      if let element = try read("member", fields) { elements.append(element) }
    }
    return elements
  }

  /// A list of texts that may be absent.
  public func strings(
    _ name: String, _ constraint: StringConstraint = .any, count: ClosedRange<Int>? = nil
  ) throws(ServiceError) -> [String]? {
    guard let items = try items(name, count) else { return nil }
    var texts: [String] = []
    for item in items { texts.append(try text(of: item)) }
    let broken = texts.flatMap { constraint.violations(of: $0) }
    if let sentence = broken.first {
      violate(name, "'[\(texts.joined(separator: ", "))]'", "Member must satisfy constraint: [\(sentence)]")
    }
    return texts
  }

  /// A map from text to text that may be absent, in the order sent.
  public func map(_ name: String) throws(ServiceError) -> [(key: String, value: String)]? {
    guard let value = member(name) else { return nil }
    guard let members = value.members else { throw Fields.unexpected(value) }
    var pairs: [(key: String, value: String)] = []
    for member in members where !member.value.isNull { pairs.append((member.name, try text(of: member.value))) }
    return pairs
  }

  /// The member as it came, unread; nil if absent or null.
  public func json(_ name: String) -> JSON? { member(name) }

  // MARK: Violations

  /// Records a violation in AWS's form.
  public func violate(_ name: String, _ value: String, _ sentence: String) {
    violations.sentences.append("Value \(value) at '\(child(name))' failed to satisfy constraint: \(sentence)")
  }

  /// What was recorded, as one error of the service's own code; nil if nothing was.
  public func violation(code: String) -> ServiceError? { violations.error(code: code) }

  private func violateMissing(_ name: String) { violate(name, "null", "Member must not be null") }

  private func member(_ name: String) -> JSON? {
    guard let value = document?[name], !value.isNull else { return nil }
    return value
  }

  private func items(_ name: String, _ count: ClosedRange<Int>?) throws(ServiceError) -> [JSON]? {
    guard let value = member(name) else { return nil }
    guard let elements = value.elements else {
      if isText, value.string == "" { return [] }
      throw Fields.unexpected(value)
    }
    if let count, elements.count < count.lowerBound || elements.count > count.upperBound {
      let bound =
        elements.count < count.lowerBound
        ? "greater than or equal to \(count.lowerBound)" : "less than or equal to \(count.upperBound)"
      violate(name, "'[\(elements.count) items]'", "Member must have length \(bound)")
    }
    return elements
  }

  private func fields(_ value: JSON?, at path: String) -> Fields {
    Fields(value, path: path, violations: violations, isText: isText)
  }

  /// AWS spells members in lower camel case in its messages, whatever the wire has.
  private func child(_ name: String) -> String {
    let member = name.prefix(1).lowercased() + name.dropFirst()
    return path.isEmpty ? member : "\(path).\(member)"
  }

  private func text(of value: JSON) throws(ServiceError) -> String {
    guard let text = value.string else { throw mismatch(value, wanted: "a String") }
    return text
  }

  private func mismatch(_ value: JSON, wanted: String) -> ServiceError {
    if isText { return ServiceError("MalformedInput", "Invalid value for \(wanted): \(value.string ?? "")") }
    let kind: String
    switch value.value {
    case .string: kind = "STRING_VALUE"
    case .number(let text): kind = text.contains(".") ? "DECIMAL_VALUE" : "NUMBER_VALUE"
    case .bool(let value): kind = value ? "TRUE_VALUE" : "FALSE_VALUE"
    default: return Fields.unexpected(value)
    }
    return Fields.serialization("\(kind) can not be converted to \(wanted)")
  }

  static func unexpected(_ value: JSON) -> ServiceError {
    if value.members != nil { return serialization("Start of structure or map found where not expected.") }
    if value.elements != nil { return serialization("Start of list found where not expected") }
    return serialization("Unexpected field type")
  }

  private static func serialization(_ message: String) -> ServiceError {
    ServiceError("SerializationException", message, origin: .frontEnd)
  }
}

/// The broken constraints of one request.
final class Violations {
  var sentences: [String] = []

  func error(code: String) -> ServiceError? {
    guard let first = sentences.first else { return nil }
    let heading = sentences.count == 1 ? "1 validation error detected: " : "\(sentences.count) validation errors detected: "
    return ServiceError(code, heading + (sentences.count == 1 ? first : sentences.joined(separator: "; ")))
  }
}
