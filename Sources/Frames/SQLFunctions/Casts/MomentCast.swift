import SQLColumns

/// Casts between dates, times and timestamps.
enum MomentCast {
  static func value(_ value: SQLValue, _ from: SQLType, _ to: SQLType, _ session: SQLSession) -> SQLValue {
    let local = local(value, from, session)
    switch to {
    case .date: return .integer(MomentText.floor(local, MomentText.day))
    case .timestamp(let digits): return .wide(MomentReader.rounded(local, digits: digits))
    case .time(let digits): return .integer(Int64(MomentReader.rounded(timeOfDay(local), digits: digits) % MomentText.day))
    case .zonedTime(let digits):
      let offset = TimeZoneKey.offset(minutes: offsetMinutes(value, from, session)) ?? .utc
      return .zoned(MomentReader.rounded(timeOfDay(local), digits: digits) % MomentText.day, offset)
    case .zonedTimestamp(let digits): return zonedTimestamp(value, from, local, digits, session)
    default: return .null
    }
  }

  private static func zonedTimestamp(
    _ value: SQLValue, _ from: SQLType, _ local: Int128, _ digits: Int, _ session: SQLSession
  ) -> SQLValue {
    switch from {
    case .zonedTimestamp: return .zoned(MomentReader.rounded(value.wide, digits: digits), value.zone)
    case .zonedTime:
      let offset = Int128(value.zone.fixedOffset ?? 0) * 60 * MomentText.second
      return .zoned(MomentReader.rounded(local - offset, digits: digits), value.zone)
    default:
      let utc = MomentReader.Moment(local: local, digits: digits, zone: nil, hasTime: true).utc(in: session.zone)
      return .zoned(MomentReader.rounded(utc, digits: digits), session.zone)
    }
  }

  /// Local picoseconds since 1970; times of day are today's.
  private static func local(_ value: SQLValue, _ from: SQLType, _ session: SQLSession) -> Int128 {
    switch from {
    case .date: Int128(value.integer) * MomentText.day
    case .time: Int128(value.integer) + today(session)
    case .zonedTime: value.wide + today(session)
    case .zonedTimestamp:
      value.wide + Int128(value.zone.offset(atUTC: MomentText.floor(value.wide, MomentText.second))) * MomentText.second
    default: value.wide
    }
  }

  private static func today(_ session: SQLSession) -> Int128 {
    let offset = session.zone.offset(atUTC: MomentText.floor(session.start, MomentText.second))
    return Int128(MomentText.floor(session.start + Int128(offset) * MomentText.second, MomentText.day)) * MomentText.day
  }

  private static func timeOfDay(_ local: Int128) -> Int128 {
    local - Int128(MomentText.floor(local, MomentText.day)) * MomentText.day
  }

  private static func offsetMinutes(_ value: SQLValue, _ from: SQLType, _ session: SQLSession) -> Int {
    switch from {
    case .zonedTime: value.zone.fixedOffset ?? 0
    case .zonedTimestamp: Int(value.zone.offset(atUTC: MomentText.floor(value.wide, MomentText.second)) / 60)
    default: Int(session.zone.offset(atUTC: MomentText.floor(session.start, MomentText.second)) / 60)
    }
  }
}
