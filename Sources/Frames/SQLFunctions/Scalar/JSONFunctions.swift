import Documents
import SQLColumns

extension ScalarFunction {
  /// Functions of JSON documents.
  static var documents: [ScalarFunction] {
    [
      .row("json_parse(varchar(x)) -> json") { a, _ throws(SQLError) in
        guard let json = try? JSON.parse(a[0].bytes) else { throw .argument("Cannot convert value to JSON: '\(a[0].text)'") }
        return .text(json.sortedText)
      },
      .row("json_format(json) -> varchar") { a, _ in a[0] },
      .row("json_array_length(json) -> bigint") { a, _ in length(a[0]) },
      .row("json_array_length(varchar(x)) -> bigint") { a, _ in length(a[0]) },
      .row("json_array_get(json, bigint) -> json") { a, _ in element(a[0], a[1].integer) },
      .row("json_array_get(varchar(x), bigint) -> json") { a, _ in element(a[0], a[1].integer) },
      .row("is_json_scalar(json) -> boolean") { a, _ throws(SQLError) in try isScalar(a[0]) },
      .row("is_json_scalar(varchar(x)) -> boolean") { a, _ throws(SQLError) in try isScalar(a[0]) },
    ]
      + ["json", "varchar(x)"].flatMap { type in
        [
          .row("json_extract(\(type), varchar(y)) -> json") { a, _ throws(SQLError) in
            guard let found = try JSONPath(a[1].text).value(in: a[0].bytes) else { return .null }
            return .text(found.sortedText)
          },
          .row("json_extract_scalar(\(type), varchar(y)) -> varchar") { a, _ throws(SQLError) in
            guard let found = try JSONPath(a[1].text).value(in: a[0].bytes) else { return .null }
            switch found.value {
            case .string(let text), .number(let text): return .text(text)
            case .bool(let flag): return .text(flag ? "true" : "false")
            default: return .null
            }
          },
          .row("json_size(\(type), varchar(y)) -> bigint") { a, _ throws(SQLError) in
            guard let found = try JSONPath(a[1].text).value(in: a[0].bytes) else { return .null }
            switch found.value {
            case .array(let items): return .integer(Int64(items.count))
            case .object(let members): return .integer(Int64(members.count))
            default: return .integer(0)
            }
          },
          .row("json_array_contains(\(type), boolean) -> boolean") { a, _ in
            contains(a[0]) { if case .bool(let flag) = $0.value { flag == a[1].boolean } else { false } }
          },
          .row("json_array_contains(\(type), bigint) -> boolean") { a, _ in
            contains(a[0]) { if case .number(let text) = $0.value { Int64(text) == a[1].integer } else { false } }
          },
          .row("json_array_contains(\(type), double) -> boolean") { a, _ in
            contains(a[0]) { json in
              guard case .number(let text) = json.value, text.contains(where: { ".eE".contains($0) }) else { return false }
              return Double(text) == a[1].double
            }
          },
          .row("json_array_contains(\(type), varchar(y)) -> boolean") { a, _ in
            contains(a[0]) { if case .string(let text) = $0.value { text == a[1].text } else { false } }
          },
        ]
      }
  }

  private static func items(_ value: SQLValue) -> [JSON]? {
    guard let json = try? JSON.parse(value.bytes), case .array(let items) = json.value else { return nil }
    return items
  }

  private static func length(_ value: SQLValue) -> SQLValue { items(value).map { .integer(Int64($0.count)) } ?? .null }

  private static func element(_ value: SQLValue, _ index: Int64) -> SQLValue {
    guard let items = items(value) else { return .null }
    let place = index >= 0 ? Int(clamping: index) : items.count + Int(clamping: index)
    guard items.indices.contains(place) else { return .null }
    if case .string(let text) = items[place].value { return .text(text) }
    if case .null = items[place].value { return .null }
    return .text(items[place].text)
  }

  private static func contains(_ value: SQLValue, _ matches: (JSON) -> Bool) -> SQLValue {
    items(value).map { .boolean($0.contains(where: matches)) } ?? .null
  }

  private static func isScalar(_ value: SQLValue) throws(SQLError) -> SQLValue {
    guard let json = try? JSON.parse(value.bytes) else { throw .argument("Invalid JSON value: \(value.text)") }
    switch json.value {
    case .array, .object: return .boolean(false)
    default: return .boolean(true)
    }
  }
}

/// A path of `json_extract`: `$.store.book[0]["title"]`.
struct JSONPath: Sendable {
  private var steps: [String] = []

  init(_ text: String) throws(SQLError) {
    let failure = SQLError.argument("Invalid JSON path: '\(text)'")
    var rest = text[...]
    if rest.first == "$" { rest = rest.dropFirst() } else if text.isEmpty { throw failure }
    if text.first != "$" { rest = "." + rest }
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "." {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { throw failure }
        steps.append(String(name))
        rest = rest.dropFirst(name.count)
      } else if first == "[" {
        steps.append(try JSONPath.bracket(&rest, failure))
      } else {
        throw failure
      }
    }
  }

  private static func bracket(_ rest: inout Substring, _ failure: SQLError) throws(SQLError) -> String {
    guard let first = rest.first else { throw failure }
    var name = ""
    if first == "\"" || first == "'" {
      rest = rest.dropFirst()
      while let character = rest.popFirst(), character != first {
        name.append(character == "\\" ? rest.popFirst() ?? "\\" : character)
      }
    } else {
      name = String(rest.prefix { $0 != "]" })
      rest = rest.dropFirst(name.count)
    }
    guard rest.popFirst() == "]", !name.isEmpty else { throw failure }
    return name
  }

  func value(in bytes: [UInt8]) throws(SQLError) -> JSON? {
    guard var current = try? JSON.parse(bytes) else { return nil }
    for step in steps {
      switch current.value {
      case .object:
        guard let member = current[step] else { return nil }
        current = member
      case .array:
        guard let index = Int(step), let item = current[index] else { return nil }
        current = item
      default: return nil
      }
    }
    return current
  }
}
