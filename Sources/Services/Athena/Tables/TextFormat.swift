import Documents
import SQLColumns
import SQLFunctions
import SQLPlanning

/// How the lines of a table's files become rows.
struct TextFormat: Sendable {
  private enum Serde: Sendable {
    /// Fields between delimiters; `\N` is NULL.
    case delimited(UInt8, escape: UInt8?, null: [UInt8])
    /// Quoted fields.
    case csv(CSVLine)
    /// One JSON object a line.
    case json(ignoresMalformed: Bool)
  }

  private let serde: Serde
  private let columns: [TableDescription.Column]
  private let session = SQLSession(start: 0)
  /// Lines at the beginning of a file that are no rows.
  let skippedLines: Int

  init(_ table: JSON, _ description: TableDescription, keys: Int) throws(SQLError) {
    let info = table["StorageDescriptor"]?["SerdeInfo"]
    let library = info?["SerializationLibrary"]?.string ?? "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"
    func property(_ name: String) -> String? { info?["Parameters"]?[name]?.string }
    columns = Array(description.columns.filter { !$0.isHidden }.dropLast(keys))
    skippedLines = Int(table["Parameters"]?["skip.header.line.count"]?.string ?? property("skip.header.line.count") ?? "0") ?? 0
    switch library {
    case "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe":
      let delimiter = TextFormat.delimiter(property("field.delim") ?? property("serialization.format")) ?? 1
      serde = .delimited(
        delimiter, escape: property("escape.delim")?.utf8.first,
        null: Array((property("serialization.null.format") ?? "\\N").utf8))
    case "org.apache.hadoop.hive.serde2.OpenCSVSerde":
      serde = .csv(
        CSVLine(
          separator: property("separatorChar")?.utf8.first ?? 0x2C, quote: property("quoteChar")?.utf8.first ?? 0x22,
          escape: property("escapeChar")?.utf8.first ?? 0x5C))
    case "org.openx.data.jsonserde.JsonSerDe", "org.apache.hive.hcatalog.data.JsonSerDe":
      serde = .json(ignoresMalformed: property("ignore.malformed.json") == "true")
    default:
      throw .unsupported("Tables with the format \(library) are not supported by this version of Mocklake")
    }
  }

  /// A character, or the number of one.
  private static func delimiter(_ text: String?) -> UInt8? {
    guard let text, !text.isEmpty else { return nil }
    return text.utf8.count > 1 ? UInt8(text) ?? text.utf8.first : (text == "1" ? 1 : text.utf8.first)
  }

  /// The values of a line, one for each stored column.
  func row(_ line: ArraySlice<UInt8>) throws(SQLError) -> [SQLValue] {
    switch serde {
    case .delimited(let delimiter, let escape, let null): return delimited(line, delimiter, escape, null)
    case .csv(let csv): return try quoted(csv.fields(line))
    case .json(let ignoresMalformed): return try object(line, ignoresMalformed)
    }
  }

  /// Fields that do not fit their type are NULL.
  private func delimited(_ line: ArraySlice<UInt8>, _ delimiter: UInt8, _ escape: UInt8?, _ null: [UInt8]) -> [SQLValue] {
    var fields: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line {
      if isEscaped {
        fields[fields.count - 1].append(byte)
        isEscaped = false
      } else if byte == escape {
        isEscaped = true
      } else if byte == delimiter {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    return columns.indices.map { index in
      guard index < fields.count, fields[index] != null else { return .null }
      return (try? scalar(fields[index], columns[index].type)) ?? .null
    }
  }

  /// Empty fields are NULL but for text; what does not fit is bad data.
  private func quoted(_ fields: [[UInt8]]) throws(SQLError) -> [SQLValue] {
    var row: [SQLValue] = []
    for (index, column) in columns.enumerated() {
      guard index < fields.count else {
        row.append(.null)
        continue
      }
      if fields[index].isEmpty, !column.type.isText {
        row.append(.null)
        continue
      }
      do {
        row.append(try scalar(fields[index], column.type))
      } catch {
        let text = String(decoding: fields[index], as: UTF8.self)
        throw SQLError(
          "HIVE_BAD_DATA", "Error parsing field value '\(text)' for field \(index): For input string: \"\(text)\"")
      }
    }
    return row
  }

  private func scalar(_ bytes: [UInt8], _ type: SQLType) throws(SQLError) -> SQLValue {
    switch type {
    case .varchar(nil): return .bytes(bytes)
    case .varbinary: return .bytes(bytes)
    default:
      return try Cast.value(.bytes(bytes), from: .varchar(nil), to: type, session)
    }
  }

  private func object(_ line: ArraySlice<UInt8>, _ ignoresMalformed: Bool) throws(SQLError) -> [SQLValue] {
    guard let json = try? JSON.parse(Array(line)), case .object(let members) = json.value else {
      if ignoresMalformed { return columns.map { _ in .null } }
      throw SQLError(
        "HIVE_CURSOR_ERROR",
        "Row is not a valid JSON Object - JSONException: A JSONObject text must begin with '{' at 1 [character 2 line 1]")
    }
    var row: [SQLValue] = []
    for column in columns {
      let member = members.last { $0.name == column.name } ?? members.last { $0.name.lowercased() == column.name }
      row.append(try member.map { member throws(SQLError) in try value(member.value, column.type) } ?? .null)
    }
    return row
  }

  private func value(_ json: JSON, _ type: SQLType) throws(SQLError) -> SQLValue {
    switch (json.value, type) {
    case (.null, _): return .null
    case (.string(let text), .varchar), (.string(let text), .char): return .text(text)
    case (.string(let text), _):
      return (try? Cast.value(.text(text), from: .varchar(nil), to: type, session)) ?? .null
    case (_, .varchar): return .bytes(json.bytes)
    default: return try Cast.value(.bytes(json.bytes), from: .json, to: type, session)
    }
  }
}

/// Takes the fields of a quoted line apart.
struct CSVLine: Sendable {
  let separator: UInt8
  let quote: UInt8
  let escape: UInt8

  func fields(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var fields: [[UInt8]] = [[]]
    var (isQuoted, isEscaped) = (false, false)
    var place = line.startIndex
    while place < line.endIndex {
      let byte = line[place]
      if isEscaped {
        fields[fields.count - 1].append(byte)
        isEscaped = false
      } else if byte == quote {
        if isQuoted, place + 1 < line.endIndex, line[place + 1] == quote {
          fields[fields.count - 1].append(quote)
          place += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == escape {
        isEscaped = true
      } else if byte == separator, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
      place += 1
    }
    return fields
  }
}
