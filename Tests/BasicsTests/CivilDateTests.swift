import Basics
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    (1, 1, 1, -719_162, 1), (1600, 2, 29, -135_081, 2), (1899, 12, 31, -25_568, 0), (1900, 3, 1, -25_508, 4),
    (1969, 12, 27, -5, 6),
    (1969, 12, 31, -1, 3), (1970, 1, 1, 0, 4), (2000, 2, 29, 11_016, 2), (2001, 9, 9, 11_574, 0), (2026, 3, 1, 20_513, 0),
    (2038, 1, 19, 24_855, 2), (2100, 2, 28, 47_540, 0), (2400, 12, 31, 157_419, 0), (9999, 12, 31, 2_932_896, 5),
  ])
  func `knows day numbers and weekdays`(year: Int, month: Int, day: Int, days: Int, weekday: Int) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(date.daysSinceEpoch == days)
    #expect(date.weekday == weekday)
    #expect(CivilDate(Timestamp(seconds: Int64(days) * 86_400)) == date)
  }

  @Test func `counts every day of nine centuries`() {
    var expected = CivilDate(year: 1580, month: 1, day: 1)
    let first = expected.daysSinceEpoch
    for days in first..<first + 330_000 {
      let date = CivilDate(Timestamp(seconds: Int64(days) * 86_400))
      guard date == expected, date.daysSinceEpoch == days else { return #expect(date == expected) }
      expected = following(expected)
    }
    #expect(expected.year == 2483)
  }

  private func following(_ date: CivilDate) -> CivilDate {
    var next = date
    next.day += 1
    if next.day > CivilDate.days(inMonth: date.month, year: date.year) { (next.month, next.day) = (date.month + 1, 1) }
    if next.month > 12 { (next.year, next.month) = (date.year + 1, 1) }
    return next
  }

  @Test(arguments: [
    (2, 2000, 29), (2, 1900, 28), (2, 2024, 29), (2, 2026, 28), (4, 2026, 30), (1, 2026, 31), (12, 2026, 31), (11, 2026, 30),
  ])
  func `knows the lengths of months`(month: Int, year: Int, days: Int) {
    #expect(CivilDate.days(inMonth: month, year: year) == days)
  }

  @Test(arguments: [
    (CivilDate(year: 2026, month: 2, day: 28, hour: 23, minute: 59, second: 59), true),
    (CivilDate(year: 2026, month: 2, day: 29), false),
    (CivilDate(year: 2026, month: 0, day: 1), false), (CivilDate(year: 2026, month: 13, day: 1), false),
    (CivilDate(year: 2026, month: 1, day: 0), false), (CivilDate(year: 2026, month: 1, day: 1, hour: 24), false),
    (CivilDate(year: 2026, month: 1, day: 1, minute: 60), false), (CivilDate(year: 2026, month: 1, day: 1, second: 60), false),
    (CivilDate(year: 2026, month: 1, day: 1, hour: -1), false),
  ])
  func `checks ranges`(date: CivilDate, valid: Bool) {
    #expect(date.isValid == valid)
  }
}
