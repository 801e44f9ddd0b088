import SQLColumns

extension ScalarFunction {
  /// Dates and times in formats that the query gives.
  static var formats: [ScalarFunction] {
    ["timestamp(p)", "timestamp(p) with time zone"].flatMap { type in
      [
        .row("date_format(\(type), varchar(x)) -> varchar") { a, c throws(SQLError) in
          .text(try MySQLFormat(a[1].text).text(MomentParts(a[0], c.types[0])))
        },
        .row("format_datetime(\(type), varchar(x)) -> varchar") { a, c throws(SQLError) in
          .text(try JavaFormat(a[1].text).text(MomentParts(a[0], c.types[0]), a[0].zone))
        },
      ]
    } + [
      .row("date_parse(varchar(x), varchar(y)) -> timestamp(3)") { a, _ throws(SQLError) in
        .wide(try MySQLFormat(a[1].text).parse(a[0].text))
      },
      .row("parse_datetime(varchar(x), varchar(y)) -> timestamp(3) with time zone") { a, c throws(SQLError) in
        let (local, zone) = try JavaFormat(a[1].text).parse(a[0].text)
        let moment = MomentReader.Moment(local: local, digits: 3, zone: nil, hasTime: true)
        return .zoned(moment.utc(in: zone ?? c.session.zone), zone ?? c.session.zone)
      },
    ]
  }
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]
private let dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

private func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number.magnitude)
  return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// Parts of a moment as they are read.
private struct ReadMoment {
  var (year, month, day, hour, minute, second) = (1970, 1, 1, 0, 0, 0)
  var picoseconds: Int128 = 0
  var isAfternoon: Bool?
  var zone: TimeZoneKey?

  var local: Int128? {
    var hour = hour
    if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    let date = CalendarDay(year: year, month: month, day: day)
    guard date.isValid, hour < 24, minute < 60, second < 60 else { return nil }
    let seconds = Int128(hour * 3600 + minute * 60 + second)
    return Int128(date.daysSince1970) * MomentText.day + seconds * MomentText.second + picoseconds
  }
}

/// Formats of MySQL: `%Y-%m-%d %H:%i:%s`.
struct MySQLFormat {
  private let format: [Unicode.Scalar]
  private let text: String

  init(_ format: String) { (self.format, text) = (Array(format.unicodeScalars), format) }

  private func unsupported(_ letter: Unicode.Scalar) -> SQLError {
    .argument("%\(letter) not supported in date format string")
  }

  func text(_ parts: MomentParts) throws(SQLError) -> String {
    var result = ""
    var place = 0
    while place < format.count {
      let scalar = format[place]
      place += 1
      guard scalar == "%", place < format.count else {
        result.unicodeScalars.append(scalar)
        continue
      }
      result += try field(format[place], parts)
      place += 1
    }
    return result
  }

  private func field(_ letter: Unicode.Scalar, _ parts: MomentParts) throws(SQLError) -> String {
    let day = parts.calendar
    let second = Int(parts.secondOfDay)
    let (hour, minute) = (second / 3600, second / 60 % 60)
    let half = hour % 12 == 0 ? 12 : hour % 12
    switch letter {
    case "a": return String(dayNames[day.weekday - 1].prefix(3))
    case "b": return String(monthNames[day.month - 1].prefix(3))
    case "c": return String(day.month)
    case "d": return padded(day.day, 2)
    case "e": return String(day.day)
    case "f": return padded(Int(parts.time / 1_000_000_000 % 1000) * 1000, 6)
    case "H": return padded(hour, 2)
    case "h", "I": return padded(half, 2)
    case "i": return padded(minute, 2)
    case "j": return padded(day.dayOfYear, 3)
    case "k": return String(hour)
    case "l": return String(half)
    case "M": return monthNames[day.month - 1]
    case "m": return padded(day.month, 2)
    case "p": return hour < 12 ? "AM" : "PM"
    case "r": return "\(padded(half, 2)):\(padded(minute, 2)):\(padded(second % 60, 2)) \(hour < 12 ? "AM" : "PM")"
    case "S", "s": return padded(second % 60, 2)
    case "T": return "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second % 60, 2))"
    case "v": return padded(day.isoWeek.week, 2)
    case "W": return dayNames[day.weekday - 1]
    case "x": return padded(day.isoWeek.year, 4)
    case "Y": return padded(day.year, 4)
    case "y": return padded(day.year % 100, 2)
    case "%": return "%"
    case "D", "U", "u", "V", "w", "X": throw unsupported(letter)
    default: return String(letter)
    }
  }

  func parse(_ input: String) throws(SQLError) -> Int128 {
    let failure = SQLError.argument("Invalid format: \"\(input)\"")
    var reader = FormatReader(input)
    var moment = ReadMoment()
    var place = 0
    while place < format.count {
      let scalar = format[place]
      place += 1
      guard scalar == "%", place < format.count else {
        guard reader.skip(scalar) else { throw failure }
        continue
      }
      let letter = format[place]
      place += 1
      guard try read(letter, &reader, &moment) else { throw failure }
    }
    guard reader.isAtEnd, let local = moment.local else { throw failure }
    return local
  }

  private func read(_ letter: Unicode.Scalar, _ reader: inout FormatReader, _ moment: inout ReadMoment) throws(SQLError) -> Bool {
    switch letter {
    case "Y": return reader.number(4) { moment.year = $0 }
    case "y": return reader.number(2) { moment.year = $0 < 70 ? 2000 + $0 : 1900 + $0 }
    case "m", "c": return reader.number(2) { moment.month = $0 }
    case "d", "e": return reader.number(2) { moment.day = $0 }
    case "H", "k": return reader.number(2) { moment.hour = $0 }
    case "h", "I", "l":
      if moment.isAfternoon == nil { moment.isAfternoon = false }
      return reader.number(2) { moment.hour = $0 }
    case "i": return reader.number(2) { moment.minute = $0 }
    case "s", "S": return reader.number(2) { moment.second = $0 }
    case "f": return reader.fraction(9) { moment.picoseconds = $0 }
    case "M": return reader.word(monthNames) { moment.month = $0 + 1 }
    case "b": return reader.word(monthNames.map { String($0.prefix(3)) }) { moment.month = $0 + 1 }
    case "a": return reader.word(dayNames.map { String($0.prefix(3)) }) { _ in }
    case "W": return reader.word(dayNames) { _ in }
    case "p": return reader.word(["AM", "PM"]) { moment.isAfternoon = $0 == 1 }
    case "T":
      return reader.number(2) { moment.hour = $0 } && reader.skip(":") && reader.number(2) { moment.minute = $0 }
        && reader.skip(":") && reader.number(2) { moment.second = $0 }
    case "%": return reader.skip("%")
    case "D", "U", "u", "V", "w", "X", "x", "v", "j", "r": throw unsupported(letter)
    default: return reader.skip(letter)
    }
  }
}

/// Reads fields of a format.
private struct FormatReader {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }
  var text: String { String(rest) }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.unicodeScalars.first == scalar else { return false }
    rest.unicodeScalars.removeFirst()
    return true
  }

  mutating func number(_ width: Int, _ use: (Int) -> Void) -> Bool {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }.prefix(width)
    guard let number = Int(digits) else { return false }
    rest = rest.dropFirst(digits.count)
    use(number)
    return true
  }

  mutating func fraction(_ width: Int, _ use: (Int128) -> Void) -> Bool {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }.prefix(width)
    guard let number = Int128(digits) else { return false }
    rest = rest.dropFirst(digits.count)
    use(number * DecimalText.powersOfTen[12 - digits.count])
    return true
  }

  mutating func word(_ words: [String], _ use: (Int) -> Void) -> Bool {
    for (index, word) in words.enumerated() where rest.lowercased().hasPrefix(word.lowercased()) {
      rest = rest.dropFirst(word.count)
      use(index)
      return true
    }
    return false
  }

  mutating func zone() -> TimeZoneKey? {
    let name = rest.prefix { !$0.isWhitespace }
    guard let zone = TimeZoneKey(String(name)) else { return nil }
    rest = rest.dropFirst(name.count)
    return zone
  }
}

/// Formats of Joda time: `yyyy-MM-dd HH:mm:ss`.
struct JavaFormat {
  private enum Part {
    case literal(String)
    case field(Character, Int)
  }

  private var parts: [Part] = []
  private let format: String

  init(_ format: String) throws(SQLError) {
    self.format = format
    var rest = format[...]
    while let first = rest.first {
      if first == "'" {
        rest = rest.dropFirst()
        if rest.first == "'" {
          parts.append(.literal("'"))
          rest = rest.dropFirst()
          continue
        }
        let text = rest.prefix { $0 != "'" }
        parts.append(.literal(String(text)))
        rest = rest.dropFirst(text.count + 1)
      } else if first.isASCII && first.isLetter {
        let run = rest.prefix { $0 == first }
        guard "yYxMdDeEaHhkKmsSzZGCuw".contains(first) else { throw .argument("Illegal pattern component: \(run)") }
        parts.append(.field(first, run.count))
        rest = rest.dropFirst(run.count)
      } else {
        parts.append(.literal(String(first)))
        rest = rest.dropFirst()
      }
    }
  }

  func text(_ moment: MomentParts, _ zone: TimeZoneKey) throws(SQLError) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .literal(let text): result += text
      case .field(let letter, let width): result += field(letter, width, moment, zone)
      }
    }
    return result
  }

  private func field(_ letter: Character, _ width: Int, _ moment: MomentParts, _ zone: TimeZoneKey) -> String {
    let day = moment.calendar
    let second = Int(moment.secondOfDay)
    let hour = second / 3600
    switch letter {
    case "y", "Y", "u": return width == 2 ? padded(day.year % 100, 2) : padded(day.year, width)
    case "x": return width == 2 ? padded(day.isoWeek.year % 100, 2) : padded(day.isoWeek.year, width)
    case "C": return padded(day.year / 100, width)
    case "M":
      return width >= 4
        ? monthNames[day.month - 1] : width == 3 ? String(monthNames[day.month - 1].prefix(3)) : padded(day.month, width)
    case "d": return padded(day.day, width)
    case "D": return padded(day.dayOfYear, width)
    case "w": return padded(day.isoWeek.week, width)
    case "e": return padded(day.weekday, width)
    case "E": return width >= 4 ? dayNames[day.weekday - 1] : String(dayNames[day.weekday - 1].prefix(3))
    case "a": return hour < 12 ? "AM" : "PM"
    case "H": return padded(hour, width)
    case "h": return padded(hour % 12 == 0 ? 12 : hour % 12, width)
    case "K": return padded(hour % 12, width)
    case "k": return padded(hour == 0 ? 24 : hour, width)
    case "m": return padded(second / 60 % 60, width)
    case "s": return padded(second % 60, width)
    case "S": return padded(Int(moment.time % MomentText.second / 1_000_000_000), 3).fraction(width)
    case "G": return day.year > 0 ? "AD" : "BC"
    case "z": return zone.name
    default:
      if width >= 3 { return zone.name }
      let text = TimeZoneKey.offsetText(Int(moment.offset / 60))
      return width == 1 ? text.replacing(":", with: "") : text
    }
  }

  func parse(_ input: String) throws(SQLError) -> (Int128, TimeZoneKey?) {
    let failure = SQLError.argument("Invalid format: \"\(input)\"")
    var reader = FormatReader(input)
    var moment = ReadMoment()
    for part in parts {
      switch part {
      case .literal(let text): for scalar in text.unicodeScalars { guard reader.skip(scalar) else { throw failure } }
      case .field(let letter, let width): guard read(letter, width, &reader, &moment) else { throw failure }
      }
    }
    guard reader.isAtEnd, let local = moment.local else { throw failure }
    return (local, moment.zone)
  }

  private func read(_ letter: Character, _ width: Int, _ reader: inout FormatReader, _ moment: inout ReadMoment) -> Bool {
    switch letter {
    case "y", "Y", "x", "u":
      return width == 2
        ? reader.number(2) { moment.year = $0 < 70 ? 2000 + $0 : 1900 + $0 } : reader.number(max(4, width)) { moment.year = $0 }
    case "M":
      guard width >= 3 else { return reader.number(2) { moment.month = $0 } }
      return reader.word(monthNames) { moment.month = $0 + 1 }
        || reader.word(monthNames.map { String($0.prefix(3)) }) { moment.month = $0 + 1 }
    case "d": return reader.number(2) { moment.day = $0 }
    case "E": return reader.word(dayNames) { _ in } || reader.word(dayNames.map { String($0.prefix(3)) }) { _ in }
    case "a": return reader.word(["AM", "PM"]) { moment.isAfternoon = $0 == 1 }
    case "H", "k": return reader.number(2) { moment.hour = $0 % 24 }
    case "h", "K":
      if moment.isAfternoon == nil { moment.isAfternoon = false }
      return reader.number(2) { moment.hour = $0 }
    case "m": return reader.number(2) { moment.minute = $0 }
    case "s": return reader.number(2) { moment.second = $0 }
    case "S": return reader.fraction(max(width, 1)) { moment.picoseconds = $0 }
    case "z", "Z":
      guard let zone = reader.zone() else { return false }
      moment.zone = zone
      return true
    default: return false
    }
  }
}

extension String {
  /// The first so many digits of a fraction.
  fileprivate func fraction(_ width: Int) -> String {
    width <= utf8.count ? String(prefix(width)) : self + String(repeating: "0", count: width - utf8.count)
  }
}
