import SQLColumns

extension ScalarFunction {
  /// Functions of dates, times, timestamps and intervals.
  static var moments: [ScalarFunction] { fields + truncation + differences + clocks + zones + intervals }

  private static let dated = ["date", "timestamp(p)", "timestamp(p) with time zone"]
  private static let timed = ["time(p)", "time(p) with time zone", "timestamp(p)", "timestamp(p) with time zone"]

  // MARK: Fields

  private static var fields: [ScalarFunction] {
    let days: [(String, @Sendable (CalendarDay) -> Int)] = [
      ("year", { $0.year }), ("quarter", { ($0.month - 1) / 3 + 1 }), ("month", { $0.month }), ("day", { $0.day }),
      ("day_of_month", { $0.day }), ("day_of_week", { $0.weekday }), ("dow", { $0.weekday }), ("day_of_year", { $0.dayOfYear }),
      ("doy", { $0.dayOfYear }), ("week", { $0.isoWeek.week }), ("week_of_year", { $0.isoWeek.week }),
      ("year_of_week", { $0.isoWeek.year }), ("yow", { $0.isoWeek.year }),
    ]
    let clock: [(String, @Sendable (MomentParts) -> Int64)] = [
      ("hour", { $0.secondOfDay / 3600 }), ("minute", { $0.secondOfDay / 60 % 60 }), ("second", { $0.secondOfDay % 60 }),
      ("millisecond", { Int64($0.time / 1_000_000_000 % 1000) }),
    ]
    return days.flatMap { name, body in
      dated.map { type in
        ScalarFunction.row("\(name)(\(type)) -> bigint") { a, c in .integer(Int64(body(MomentParts(a[0], c.types[0]).calendar))) }
      }
    }
      + clock.flatMap { name, body in
        timed.map { type in
          ScalarFunction.row("\(name)(\(type)) -> bigint") { a, c in .integer(body(MomentParts(a[0], c.types[0]))) }
        }
      } + intervalFields
      + ["time(p) with time zone", "timestamp(p) with time zone"].flatMap { type in
        [
          .row("timezone_hour(\(type)) -> bigint") { a, c in .integer(MomentParts(a[0], c.types[0]).offset / 3600) },
          .row("timezone_minute(\(type)) -> bigint") { a, c in .integer(MomentParts(a[0], c.types[0]).offset / 60 % 60) },
        ]
      }
      + dated.map { type in
        .row("last_day_of_month(\(type)) -> date") { a, c in
          let day = MomentParts(a[0], c.types[0]).calendar
          return .integer(
            CalendarDay(year: day.year, month: day.month, day: CalendarDay.length(ofMonth: day.month, year: day.year))
              .daysSince1970)
        }
      }
  }

  private static var intervalFields: [ScalarFunction] {
    let parts: [(String, Int64, Int64)] = [
      ("day", 86_400_000, Int64.max), ("hour", 3_600_000, 24), ("minute", 60_000, 60), ("second", 1000, 60),
      ("millisecond", 1, 1000),
    ]
    return parts.map { name, unit, modulus in
      .row("\(name)(interval day to second) -> bigint") { a, _ in .integer(a[0].integer / unit % modulus) }
    } + [
      .row("year(interval year to month) -> bigint") { a, _ in .integer(a[0].integer / 12) },
      .row("month(interval year to month) -> bigint") { a, _ in .integer(a[0].integer % 12) },
      .row("to_milliseconds(interval day to second) -> bigint") { a, _ in a[0] },
      .row("human_readable_seconds(double) -> varchar") { a, _ throws(SQLError) in try readable(a[0].double) },
      .row("parse_duration(varchar(x)) -> interval day to second") { a, _ throws(SQLError) in try duration(a[0].text) },
    ]
  }

  private static func readable(_ seconds: Double) throws(SQLError) -> SQLValue {
    guard seconds.isFinite else { throw .argument("Invalid argument found: \(FloatingText.text(seconds))") }
    var left = try whole(seconds.magnitude.rounded())
    var parts: [String] = []
    for (name, unit) in [("week", 604_800), ("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1)] as [(String, Int64)] {
      let count = left / unit
      left %= unit
      if count > 0 || (name == "second" && parts.isEmpty) { parts.append("\(count) \(name)\(count == 1 ? "" : "s")") }
    }
    return .text(parts.joined(separator: ", "))
  }

  private static func duration(_ text: String) throws(SQLError) -> SQLValue {
    let units: [(String, Double)] = [
      ("ns", 1e-6), ("us", 1e-3), ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    guard let number = Double(digits), let factor = units.first(where: { $0.0 == unit })?.1 else {
      throw .argument("duration is not a valid data duration string: \(text)")
    }
    return .integer(try whole((number * factor).rounded()))
  }

  // MARK: Units

  /// A unit of date_trunc, date_add and date_diff: months, or picoseconds.
  private enum Span {
    case months(Int64)
    case picoseconds(Int128)
  }

  private static func unit(_ text: String, _ type: SQLType) throws(SQLError) -> (String, Span) {
    let name = text.lowercased()
    let second = MomentText.second
    let spans: [String: Span] = [
      "millisecond": .picoseconds(second / 1000), "second": .picoseconds(second), "minute": .picoseconds(second * 60),
      "hour": .picoseconds(second * 3600), "day": .picoseconds(MomentText.day), "week": .picoseconds(MomentText.day * 7),
      "month": .months(1), "quarter": .months(3), "year": .months(12),
    ]
    let clock = ["millisecond", "second", "minute", "hour"]
    let allowed: Bool =
      switch type {
      case .date: !clock.contains(name)
      case .time, .zonedTime: clock.contains(name)
      default: true
      }
    guard allowed, let span = spans[name] else { throw .argument("'\(name)' is not a valid \(noun(type)) field") }
    return (name, span)
  }

  private static func noun(_ type: SQLType) -> String {
    switch type {
    case .date: "DATE"
    case .time, .zonedTime: "TIME"
    default: "Timestamp"
    }
  }

  private static var truncation: [ScalarFunction] {
    (dated + ["time(p)", "time(p) with time zone"]).flatMap { type in
      [
        .row("date_trunc(varchar(x), \(type)) -> \(type)") { a, c throws(SQLError) in try truncated(a, c) },
        .row("date_add(varchar(x), bigint, \(type)) -> \(type)") { a, c throws(SQLError) in
          let (_, span) = try unit(a[0].text, c.types[2])
          return added(a[2], c.types[2], span, a[1].integer)
        },
      ]
    }
  }

  private static func truncated(_ a: [SQLValue], _ context: CallContext) throws(SQLError) -> SQLValue {
    let type = context.types[1]
    let (name, span) = try unit(a[0].text, type)
    var parts = MomentParts(a[1], type)
    switch span {
    case .picoseconds(let size) where name != "week" && name != "day":
      if case .zonedTimestamp = type {
        // Within a day the moment itself is cut, so that overlaps keep their side.
        let cut = parts.local - Int128(MomentText.floor(parts.local, size)) * size
        return .zoned(a[1].wide - cut, a[1].zone)
      }
      parts.time -= parts.time % size
    case .picoseconds:
      parts.time = 0
      if name == "week" { parts.days -= Int64(parts.calendar.weekday - 1) }
    case .months(let count):
      let day = parts.calendar
      let month = (day.month - 1) / Int(count) * Int(count) + 1
      (parts.days, parts.time) = (CalendarDay(year: day.year, month: month, day: 1).daysSince1970, 0)
    }
    return parts.value(type, zone: a[1].zone)
  }

  private static func added(_ value: SQLValue, _ type: SQLType, _ span: Span, _ count: Int64) -> SQLValue {
    var parts = MomentParts(value, type)
    switch span {
    case .months(let size): return parts.adding(months: size &* count).value(type, zone: value.zone)
    case .picoseconds(let size):
      let total = size &* Int128(count)
      switch type {
      case .time, .zonedTime:
        let time = (parts.time + total) % MomentText.day
        parts.time = time < 0 ? time + MomentText.day : time
        return parts.value(type, zone: value.zone)
      case .date: return .integer(value.integer &+ Int64(clamping: total / MomentText.day))
      case .zonedTimestamp:
        guard size >= MomentText.day else { return .zoned(value.wide + total, value.zone) }
        parts.days += Int64(clamping: total / MomentText.day)
        return parts.value(type, zone: value.zone)
      default: return .wide(value.wide + total)
      }
    }
  }

  // MARK: Differences

  private static var differences: [ScalarFunction] {
    (dated + ["time(p)", "time(p) with time zone"]).map { type in
      .row("date_diff(varchar(x), \(type), \(type)) -> bigint") { a, c throws(SQLError) in
        let (_, span) = try unit(a[0].text, c.types[1])
        return .integer(difference(a[1], a[2], c.types[1], span))
      }
    }
  }

  private static func difference(_ first: SQLValue, _ second: SQLValue, _ type: SQLType, _ span: Span) -> Int64 {
    let (start, end) = (MomentParts(first, type), MomentParts(second, type))
    switch span {
    case .picoseconds(let size):
      var distance = end.local - start.local
      if case .zonedTimestamp = type, size < MomentText.day { distance = second.wide - first.wide }
      if case .zonedTime = type { distance -= Int128(end.offset - start.offset) * MomentText.second }
      // Parts below a millisecond do not count.
      let exact = size >= MomentText.second / 1000 ? MomentText.second / 1000 : 1
      return Int64(clamping: (distance / exact) / (size / exact))
    case .months(let size):
      let (a, b) = (start.calendar, end.calendar)
      var months = Int64((b.year - a.year) * 12 + b.month - a.month)
      let shifted = start.adding(months: months).local
      if months > 0, shifted > end.local { months -= 1 }
      if months < 0, shifted < end.local { months += 1 }
      return months / size
    }
  }

  // MARK: Clocks

  private static var clocks: [ScalarFunction] {
    [
      .row("now() -> timestamp(3) with time zone") { _, c in
        .zoned(MomentReader.rounded(c.session.start, digits: 3), c.session.zone)
      },
      .row("current_timezone() -> varchar") { _, c in .text(c.session.zone.name) },
      .row("from_unixtime(double) -> timestamp(3) with time zone") { a, c throws(SQLError) in
        .zoned(try picoseconds(a[0].double), c.session.zone)
      },
      .row("from_unixtime(double, varchar(x)) -> timestamp(3) with time zone") { a, _ throws(SQLError) in
        .zoned(try picoseconds(a[0].double), try zone(a[1].text))
      },
      .row("from_unixtime(double, bigint, bigint) -> timestamp(3) with time zone") { a, _ throws(SQLError) in
        .zoned(try picoseconds(a[0].double), try offset(a[1].integer, a[2].integer))
      },
      .row("from_unixtime_nanos(bigint) -> timestamp(9) with time zone") { a, c in
        .zoned(Int128(a[0].integer) * 1000, c.session.zone)
      },
      .row("from_unixtime_nanos(decimal(p,s)) -> timestamp(9) with time zone") { a, c in
        let nanoseconds = DecimalText.rescaled(a[0].wide, from: c.types[0].decimalShape?.scale ?? 0, to: 0) ?? 0
        return .zoned(nanoseconds * 1000, c.session.zone)
      },
      .row("to_unixtime(timestamp(p)) -> double") { a, _ in .double(seconds(a[0].wide)) },
      .row("to_unixtime(timestamp(p) with time zone) -> double") { a, _ in .double(seconds(a[0].wide)) },
      .row("date(varchar(x)) -> date") { a, c throws(SQLError) in try Cast.value(a[0], from: c.types[0], to: .date, c.session) },
      .row("date(timestamp(p)) -> date") { a, c throws(SQLError) in try Cast.value(a[0], from: c.types[0], to: .date, c.session)
      },
      .row("date(timestamp(p) with time zone) -> date") { a, c throws(SQLError) in
        try Cast.value(a[0], from: c.types[0], to: .date, c.session)
      },
      .row("from_iso8601_date(varchar(x)) -> date") { a, _ throws(SQLError) in .integer(try ISO8601.date(a[0].text)) },
      .row("from_iso8601_timestamp(varchar(x)) -> timestamp(3) with time zone") { a, c throws(SQLError) in
        let (utc, zone) = try ISO8601.timestamp(a[0].text, c.session.zone)
        return .zoned(MomentReader.rounded(utc, digits: 3), zone)
      },
      .row("from_iso8601_timestamp_nanos(varchar(x)) -> timestamp(9) with time zone") { a, c throws(SQLError) in
        let (utc, zone) = try ISO8601.timestamp(a[0].text, c.session.zone)
        return .zoned(MomentReader.rounded(utc, digits: 9), zone)
      },
      .row("to_iso8601(date) -> varchar(16)") { a, _ in .text(MomentText.date(a[0].integer)) },
      .row("to_iso8601(timestamp(p)) -> varchar") { a, c in .text(ISO8601.text(a[0], c.types[0])) },
      .row("to_iso8601(timestamp(p) with time zone) -> varchar") { a, c in .text(ISO8601.text(a[0], c.types[0])) },
    ]
  }

  private static func picoseconds(_ seconds: Double) throws(SQLError) -> Int128 {
    guard seconds.isFinite, seconds.magnitude < 1e15 else {
      throw .argument("Timestamp is out of range: \(FloatingText.text(seconds))")
    }
    return Int128((seconds * 1000).rounded(.toNearestOrAwayFromZero)) * 1_000_000_000
  }

  private static func seconds(_ picoseconds: Int128) -> Double {
    let micros = picoseconds / 1_000_000
    return Double(Int64(clamping: micros)) / 1e6
  }

  // MARK: Zones

  static func zone(_ name: String) throws(SQLError) -> TimeZoneKey {
    guard let zone = TimeZoneKey(name) else { throw .argument("'\(name)' is not a valid time zone") }
    return zone
  }

  private static func offset(_ hours: Int64, _ minutes: Int64) throws(SQLError) -> TimeZoneKey {
    let total = hours.multipliedReportingOverflow(by: 60).partialValue &+ minutes
    guard hours.magnitude <= 14, minutes.magnitude < 60, let zone = TimeZoneKey.offset(minutes: Int(total)) else {
      throw .argument("Invalid offset minutes \(total)")
    }
    return zone
  }

  private static var zones: [ScalarFunction] {
    [
      .row("at_timezone(timestamp(p) with time zone, varchar(x)) -> timestamp(p) with time zone") { a, _ throws(SQLError) in
        .zoned(a[0].wide, try zone(a[1].text))
      },
      .row("at_timezone(timestamp(p) with time zone, interval day to second) -> timestamp(p) with time zone") {
        a, _ throws(SQLError) in
        .zoned(a[0].wide, try offset(0, 0, a[1].integer))
      },
      .row("at_timezone(time(p) with time zone, varchar(x)) -> time(p) with time zone") { a, c throws(SQLError) in
        let zone = try zone(a[1].text)
        return moved(a[0], to: Int(zone.offset(atUTC: MomentText.floor(c.session.start, MomentText.second)) / 60))
      },
      .row("at_timezone(time(p) with time zone, interval day to second) -> time(p) with time zone") { a, _ throws(SQLError) in
        moved(a[0], to: try offset(0, 0, a[1].integer).fixedOffset ?? 0)
      },
      .row("with_timezone(timestamp(p), varchar(x)) -> timestamp(p) with time zone") { a, c throws(SQLError) in
        MomentParts(a[0], c.types[0]).value(c.result, zone: try zone(a[1].text))
      },
      .row("timezone(timestamp(p) with time zone) -> varchar") { a, _ in .text(a[0].zone.name) },
      .row("timezone(time(p) with time zone) -> varchar") { a, _ in .text(TimeZoneKey.offsetText(a[0].zone.fixedOffset ?? 0)) },
    ]
  }

  private static func offset(_ hours: Int64, _ minutes: Int64, _ milliseconds: Int64) throws(SQLError) -> TimeZoneKey {
    guard milliseconds % 60_000 == 0 else { throw .argument("Invalid time zone offset interval: interval contains seconds") }
    guard let zone = TimeZoneKey.offset(minutes: Int(clamping: milliseconds / 60_000)) else {
      throw .argument("Invalid offset minutes \(milliseconds / 60_000)")
    }
    return zone
  }

  private static func moved(_ time: SQLValue, to minutes: Int) -> SQLValue {
    let shift = Int128(minutes - (time.zone.fixedOffset ?? 0)) * 60 * MomentText.second
    let local = (time.wide + shift) % MomentText.day
    return .zoned(local < 0 ? local + MomentText.day : local, TimeZoneKey.offset(minutes: minutes) ?? .utc)
  }

  // MARK: Arithmetic

  private static var intervals: [ScalarFunction] {
    let all = ["date", "time(p)", "time(p) with time zone", "timestamp(p)", "timestamp(p) with time zone"]
    var functions: [ScalarFunction] = []
    for type in all {
      functions += [
        .row("$add(\(type), interval day to second) -> \(type)", type: { _, types in finer(types[0]) }) { a, c throws(SQLError) in
          try moved(a[0], c.types[0], a[1].integer)
        },
        .row("$add(interval day to second, \(type)) -> \(type)", type: { _, types in finer(types[1]) }) { a, c throws(SQLError) in
          try moved(a[1], c.types[1], a[0].integer)
        },
        .row("$subtract(\(type), interval day to second) -> \(type)", type: { _, types in finer(types[0]) }) {
          a, c throws(SQLError) in
          try moved(a[0], c.types[0], -a[1].integer)
        },
      ]
      if type.hasPrefix("time(") { continue }
      functions += [
        .row("$add(\(type), interval year to month) -> \(type)") { a, c in
          MomentParts(a[0], c.types[0]).adding(months: a[1].integer).value(c.types[0], zone: a[0].zone)
        },
        .row("$add(interval year to month, \(type)) -> \(type)") { a, c in
          MomentParts(a[1], c.types[1]).adding(months: a[0].integer).value(c.types[1], zone: a[1].zone)
        },
        .row("$subtract(\(type), interval year to month) -> \(type)") { a, c in
          MomentParts(a[0], c.types[0]).adding(months: -a[1].integer).value(c.types[0], zone: a[0].zone)
        },
      ]
    }
    return functions + spans + intervalArithmetic
  }

  private static func moved(_ value: SQLValue, _ type: SQLType, _ milliseconds: Int64) throws(SQLError) -> SQLValue {
    if case .date = type {
      guard milliseconds % 86_400_000 == 0 else {
        throw .argument("Cannot add hour, minutes or seconds to a date")
      }
      return .integer(value.integer + milliseconds / 86_400_000)
    }
    let total = Int128(milliseconds) * 1_000_000_000
    if case .zonedTimestamp = type { return .zoned(value.wide + total, value.zone) }
    return added(value, type, .picoseconds(MomentText.second / 1000), milliseconds)
  }

  /// Intervals count milliseconds, and so does what they are added to.
  private static func finer(_ type: SQLType) -> SQLType {
    switch type {
    case .time(let digits): .time(max(3, digits))
    case .zonedTime(let digits): .zonedTime(max(3, digits))
    case .timestamp(let digits): .timestamp(max(3, digits))
    case .zonedTimestamp(let digits): .zonedTimestamp(max(3, digits))
    default: type
    }
  }

  /// The distance of two moments of one type.
  private static var spans: [ScalarFunction] {
    ["date", "time(p)", "timestamp(p)", "time(p) with time zone", "timestamp(p) with time zone"].map { type in
      .row("$subtract(\(type), \(type)) -> interval day to second") { a, c in
        let (left, right) = (MomentParts(a[0], c.types[0]), MomentParts(a[1], c.types[1]))
        var distance = left.local - right.local
        if case .zonedTimestamp = c.types[0] { distance = a[0].wide - a[1].wide }
        if case .zonedTime = c.types[0] { distance -= Int128(left.offset - right.offset) * MomentText.second }
        return .integer(MomentText.floor(MomentReader.rounded(distance, digits: 3), 1_000_000_000))
      }
    }
  }

  private static var intervalArithmetic: [ScalarFunction] {
    ["interval day to second", "interval year to month"].flatMap { type in
      [
        .row("$add(\(type), \(type)) -> \(type)") { a, _ throws(SQLError) in
          try checked(a[0].integer.addingReportingOverflow(a[1].integer))
        },
        .row("$subtract(\(type), \(type)) -> \(type)") { a, _ throws(SQLError) in
          try checked(a[0].integer.subtractingReportingOverflow(a[1].integer))
        },
        .row("$negate(\(type)) -> \(type)") { a, _ in .integer(-a[0].integer) },
        .row("$multiply(\(type), bigint) -> \(type)") { a, _ throws(SQLError) in
          try checked(a[0].integer.multipliedReportingOverflow(by: a[1].integer))
        },
        .row("$multiply(bigint, \(type)) -> \(type)") { a, _ throws(SQLError) in
          try checked(a[1].integer.multipliedReportingOverflow(by: a[0].integer))
        },
        .row("$multiply(\(type), double) -> \(type)") { a, _ throws(SQLError) in
          .integer(try whole(Double(a[0].integer) * a[1].double))
        },
        .row("$multiply(double, \(type)) -> \(type)") { a, _ throws(SQLError) in
          .integer(try whole(Double(a[1].integer) * a[0].double))
        },
        .row("$divide(\(type), double) -> \(type)") { a, _ throws(SQLError) in
          guard a[1].double != 0 else { throw .divisionByZero }
          return .integer(try whole(Double(a[0].integer) / a[1].double))
        },
      ]
    }
  }

  private static func whole(_ value: Double) throws(SQLError) -> Int64 {
    guard let result = Int64(exactly: value.rounded(.towardZero)) else { throw .range("interval overflow") }
    return result
  }

  private static func checked(_ result: (partialValue: Int64, overflow: Bool)) throws(SQLError) -> SQLValue {
    if result.overflow { throw .range("interval overflow") }
    return .integer(result.partialValue)
  }
}
