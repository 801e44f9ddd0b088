import Basics
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    (951_827_696, "2000-02-29T12:34:56Z", "Tue, 29 Feb 2000 12:34:56 GMT"),
    (1_772_355_600, "2026-03-01T09:00:00Z", "Sun, 01 Mar 2026 09:00:00 GMT"),
    (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    (-86_400, "1969-12-31T00:00:00Z", "Wed, 31 Dec 1969 00:00:00 GMT"),
    (-2_208_988_800, "1900-01-01T00:00:00Z", "Mon, 01 Jan 1900 00:00:00 GMT"),
  ])
  func `writes the forms AWS uses`(seconds: Int64, iso: String, http: String) {
    let time = Timestamp(seconds: seconds)
    #expect(time.iso8601 == iso)
    #expect(time.httpDate == http)
    #expect(time.basicISO8601 == iso.filter { $0 != "-" && $0 != ":" })
    #expect(time.basicDate == iso.prefix(10).filter { $0 != "-" })
    #expect(time.date == iso.prefix(10))
    #expect(time.timeOfDay == iso.dropFirst(11).dropLast())
    #expect(time.iso8601Milliseconds == iso.dropLast() + ".000Z")
    #expect(time.epochSecondsText == String(seconds))
  }

  @Test(arguments: [
    0, 1, 999, 1_000, 1_772_355_600_500, 253_402_300_799_999, -1, -999, -1_000, -1_001, -86_400_001, -2_208_988_799_877,
    -62_135_596_800_000,
  ])
  func `reads what it writes`(milliseconds: Int64) {
    let time = Timestamp(milliseconds: milliseconds)
    let second = Timestamp(seconds: time.seconds)
    #expect(Timestamp(iso8601: time.iso8601Milliseconds) == time)
    #expect(Timestamp(iso8601: time.iso8601) == second)
    #expect(Timestamp(basicISO8601: time.basicISO8601) == second)
    #expect(CivilDate(time).timestamp == time)
    #expect(Timestamp(httpDate: time.httpDate) == second)
  }

  @Test(arguments: [
    ("2026-03-01", 1_772_323_200_000), ("2026-03-01T09:00Z", 1_772_355_600_000), ("2026-03-01T09:00:00", 1_772_355_600_000),
    ("2026-03-01 09:00:00", 1_772_355_600_000), ("2026-03-01t09:00:00z", 1_772_355_600_000),
    ("2026-03-01T10:00:00+01:00", 1_772_355_600_000),
    ("2026-03-01T03:30:00-0530", 1_772_355_600_000), ("2026-03-01T10:00+01", 1_772_355_600_000),
    ("2026-03-01T09:00:00.5Z", 1_772_355_600_500),
    ("2026-03-01T09:00:00.1239Z", 1_772_355_600_123), ("1969-12-31T23:59:59.999Z", -1),
  ])
  func `reads ISO 8601`(text: String, milliseconds: Int64) {
    #expect(Timestamp(iso8601: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026", "2026-03", "2026-3-1", "2026-02-29", "2026-13-01", "2026-03-01T", "2026-03-01T9:00", "2026-03-01T24:00:00Z",
    "2026-03-01T09:00:00.Z",
    "2026-03-01T09:00:60Z", "2026-03-01T09:00:00X", "2026-03-01T09:00:00+1", "2026-03-01T09:00:00+01:", "2026-03-01T09:00:00Z ",
    "20260301T090000Z",
    "٢٠٢٦-03-01",
  ])
  func `refuses what is not ISO 8601`(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }

  @Test(arguments: [
    "", "20260301T090000", "20260301T090000z", "20261301T090000Z", "20260230T090000Z", "20260301T250000Z", "2026-03-01T09:00:00Z",
    "20260301 090000Z",
    "20260301T09000-Z", "+0260301T090000Z",
  ])
  func `refuses what is not the basic form`(text: String) {
    #expect(Timestamp(basicISO8601: text) == nil)
  }

  @Test(arguments: [
    "", "Sun, 01 Mar 2026 09:00:00", "Sun, 01 Mar 2026 09:00:00 UTC", "Sun, 01 Foo 2026 09:00:00 GMT",
    "Sun, 32 Mar 2026 09:00:00 GMT",
    "Sun, 01 Mar 2026 09:00 GMT", "Sun, 01 Mar 2026 09:xx:00 GMT", "01 Mar 2026 09:00:00 GMT",
    "Sun, 01 Mar 9223372036854775807 09:00:00 GMT", "Sun, +1 Mar 2026 09:00:00 GMT", "Sun, 01-Mar 2026 09:00:00 GMT",
    "Xyz, 01 Mar 2026 09:00:00 GMT",
  ])
  func `refuses what is not an HTTP date`(text: String) {
    #expect(Timestamp(httpDate: text) == nil)
  }

  @Test(arguments: [
    (1_500, "1.5"), (1_050, "1.05"), (1_001, "1.001"), (500, "0.5"), (0, "0"), (1_772_355_600_120, "1772355600.12"),
  ])
  func `writes fractions of epoch seconds`(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).epochSecondsText == text)
  }

  @Test func `counts and compares`() {
    let time = Timestamp(milliseconds: -1)
    #expect(time.seconds == -1 && Timestamp(milliseconds: -1_000).seconds == -1 && Timestamp(milliseconds: -1_001).seconds == -2)
    #expect(time < Timestamp(seconds: 0) && time.adding(seconds: 2).milliseconds == 1_999)
    #expect(Timestamp(seconds: 90).seconds(since: Timestamp(milliseconds: 500)) == 89)
  }

  @Test(arguments: [Int64.max, .min, .max / 1000 + 1, .min / 1000 - 1])
  func `bears any number of seconds`(seconds: Int64) {
    let time = Timestamp(seconds: seconds)
    #expect((time > Timestamp(seconds: 0)) == (seconds > 0))
    #expect(CivilDate(time).timestamp == time)
    #expect(!time.adding(seconds: seconds).adding(seconds: seconds).iso8601.isEmpty)
    #expect(!time.httpDate.isEmpty && !time.epochSecondsText.isEmpty)
  }

  @Test func `a frozen clock moves only when told`() {
    let clock = FrozenClock(Timestamp(seconds: 100))
    #expect(clock.now == Timestamp(seconds: 100))
    clock.advance(seconds: 5)
    #expect(clock.now == Timestamp(seconds: 105))
    clock.set(Timestamp(seconds: 1))
    #expect(clock.now == Timestamp(seconds: 1))
    #expect(SystemClock().now > Timestamp(seconds: 1_700_000_000))
  }
}
