import SQLColumns

/// A moment taken apart: local days, picoseconds of the day, and the offset in seconds.
struct MomentParts: Sendable {
  var days: Int64
  var time: Int128
  var offset: Int64

  /// The parts of a date, time or timestamp value.
  init(_ value: SQLValue, _ type: SQLType) {
    switch type {
    case .date: (days, time, offset) = (value.integer, 0, 0)
    case .time: (days, time, offset) = (0, Int128(value.integer), 0)
    case .zonedTime: (days, time, offset) = (0, value.wide, Int64(value.zone.fixedOffset ?? 0) * 60)
    case .zonedTimestamp:
      offset = value.zone.offset(atUTC: MomentText.floor(value.wide, MomentText.second))
      let local = value.wide + Int128(offset) * MomentText.second
      days = MomentText.floor(local, MomentText.day)
      time = local - Int128(days) * MomentText.day
    default:
      days = MomentText.floor(value.wide, MomentText.day)
      time = value.wide - Int128(days) * MomentText.day
      offset = 0
    }
  }

  /// Local picoseconds since 1970.
  var local: Int128 { Int128(days) * MomentText.day + time }

  var calendar: CalendarDay { CalendarDay(daysSince1970: days) }
  var secondOfDay: Int64 { Int64(time / MomentText.second) }

  /// The parts as a value of a type, in a zone.
  func value(_ type: SQLType, zone: TimeZoneKey) -> SQLValue {
    switch type {
    case .date: return .integer(days)
    case .time: return .integer(Int64(time))
    case .zonedTime: return .zoned(time, zone)
    case .zonedTimestamp:
      let seconds = MomentText.floor(local, MomentText.second)
      let utc = Int128(zone.utc(ofLocal: seconds)) * MomentText.second + (local - Int128(seconds) * MomentText.second)
      return .zoned(utc, zone)
    default: return .wide(local)
    }
  }

  /// So many months later; the last day of the month if that month is shorter.
  func adding(months: Int64) -> MomentParts {
    var result = self
    result.days = calendar.adding(months: Int(clamping: months)).daysSince1970
    return result
  }
}
