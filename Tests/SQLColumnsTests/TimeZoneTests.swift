import Testing

@testable import SQLColumns

/// Zones by name, and their offsets now and then.
@Suite struct TimeZoneTests {
  @Test(arguments: [
    ("UTC", 0), ("Z", 0), ("+05:45", 345), ("-8", -480), ("UTC+3", 180), ("GMT-03:30", -210), ("+14:00", 840),
  ])
  func `offsets are told in many ways`(name: String, minutes: Int) throws {
    #expect(try #require(TimeZoneKey(name)).fixedOffset == minutes)
  }

  @Test(arguments: ["", "+15:00", "Nowhere/City", "../etc/passwd", "+5:4", "America"])
  func `what is no zone is refused`(name: String) {
    #expect(TimeZoneKey(name) == nil)
  }

  /// Seconds since 1970 with the offset that `date` tells for them.
  @Test(arguments: [
    ("Asia/Kathmandu", 0, 19_800), ("Asia/Kathmandu", 1_588_336_496, 20_700), ("America/Los_Angeles", 1_752_000_000, -25_200),
    ("America/Los_Angeles", 1_736_000_000, -28_800), ("Europe/Berlin", 4_120_000_000, 7200),
    ("Europe/Berlin", 4_104_000_000, 3600),
    ("Australia/Sydney", 4_104_000_000, 39_600),
  ])
  func `regions have rules for every year`(name: String, moment: Int64, offset: Int64) throws {
    #expect(try #require(TimeZoneKey(name)).offset(atUTC: moment) == offset)
  }

  @Test func `local times in gaps and overlaps are the earlier offset's`() throws {
    let berlin = try #require(TimeZoneKey("Europe/Berlin"))
    // 2024-03-31 02:30 does not exist: clocks go from 2 to 3.
    #expect(berlin.utc(ofLocal: 1_711_852_200) == 1_711_848_600)
    // 2024-10-27 02:30 exists twice: the summer's is the earlier.
    #expect(berlin.utc(ofLocal: 1_729_996_200) == 1_729_989_000)
  }
}
