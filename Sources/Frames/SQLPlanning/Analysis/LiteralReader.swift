import SQLColumns
import SQLFunctions
import SQLSyntax

/// Constants as typed values.
struct LiteralReader {
  private let session: SQLSession

  init(_ session: SQLSession) { self.session = session }

  func read(_ literal: Literal, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    switch literal {
    case .null: return .constant(.null, .unknown)
    case .boolean(let value): return .constant(.boolean(value), .boolean)
    case .integer(let value):
      return .constant(.integer(value), value >= Int64(Int32.min) && value <= Int64(Int32.max) ? .integer : .bigint)
    case .decimal(let text): return try decimal(text, position)
    case .double(let value): return .constant(.double(value), .double)
    case .string(let text): return .constant(.text(text), .varchar(text.unicodeScalars.count))
    case .binary(let bytes): return .constant(.bytes(bytes), .varbinary)
    case .typed(let name, let text): return try typed(name, text, position)
    case .interval(let interval): return try self.interval(interval, position)
    }
  }

  private func decimal(_ text: String, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    guard let (digits, precision, scale) = DecimalText.parse(text) else {
      throw SQLError("INVALID_LITERAL", "'\(text)' is not a valid DECIMAL literal", at: position)
    }
    let width = max(precision, scale)
    return .constant(.decimal(digits, precision: width), .decimal(width, scale))
  }

  private func typed(_ name: String, _ text: String, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    let failure = SQLError("INVALID_LITERAL", "'\(text)' is not a valid \(name.uppercased()) literal", at: position)
    switch name {
    case "decimal":
      guard let (digits, precision, scale) = DecimalText.parse(text) else { throw failure }
      let width = max(precision, scale)
      return .constant(.decimal(digits, precision: width), .decimal(width, scale))
    case "timestamp": return try timestamp(text, failure)
    case "time": return try time(text, failure)
    case "char": return .constant(.text(text), .char(text.unicodeScalars.count))
    case "varchar": return .constant(.text(text), .varchar(nil))
    case "json":
      guard let type = SQLType.simple("json") else { throw failure }
      do { return .constant(try JSONText.canonical(text), type) } catch { throw failure }
    default: break
    }
    guard let type = SQLType.simple(name) else { throw SQLError("TYPE_NOT_FOUND", "Unknown type: \(name)", at: position) }
    do { return .constant(try Cast.value(.text(text), from: .varchar(nil), to: type, session), type) } catch { throw failure }
  }

  private func timestamp(_ text: String, _ failure: SQLError) throws(SQLError) -> TypedExpression {
    guard let moment = MomentReader.timestamp(text) else { throw failure }
    guard let zone = moment.zone else { return .constant(.wide(moment.local), .timestamp(moment.digits)) }
    return .constant(.zoned(moment.utc(in: zone), zone), .zonedTimestamp(moment.digits))
  }

  private func time(_ text: String, _ failure: SQLError) throws(SQLError) -> TypedExpression {
    guard let time = MomentReader.time(text) else { throw failure }
    guard let offset = time.offset else { return .constant(.integer(Int64(time.local)), .time(time.digits)) }
    guard let zone = TimeZoneKey.offset(minutes: offset) else { throw failure }
    return .constant(.zoned(time.local, zone), .zonedTime(time.digits))
  }

  private func interval(_ interval: IntervalLiteral, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    let (from, to) = (interval.from.rawValue.lowercased(), (interval.to ?? interval.from).rawValue.lowercased())
    guard let value = IntervalReader.literal(interval.text, from: from, to: to) else {
      throw SQLError("INVALID_LITERAL", "'\(interval.text)' is not a valid INTERVAL literal", at: position)
    }
    let isMonths = interval.from == .year || interval.from == .month
    return .constant(.integer(interval.isNegative ? -value : value), isMonths ? .monthInterval : .dayInterval)
  }
}
