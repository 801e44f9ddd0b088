import Basics
import Testing

@Suite struct DurationTextTests {
  @Test(arguments: [
    ("0", 0), ("250ms", 250), ("5s", 5000), ("15m", 900_000), ("2h", 7_200_000), ("1d", 86_400_000),
    ("1h30m", 5_400_000), ("1.5s", 1500), ("10min", 600_000),
  ])
  func readsLengthsOfTime(text: String, milliseconds: Int64) {
    #expect(Duration(abbreviated: text)?.wholeMilliseconds == milliseconds)
  }

  @Test(arguments: ["", "5", "s", "-5s", "5 s", "5x", ".5s", "5.s", "1.2.3s", "99999999999999999999d", "9223372036854775807s"])
  func refusesEverythingElse(text: String) {
    #expect(Duration(abbreviated: text) == nil)
  }

  @Test(arguments: [(412, "412 ms"), (2140, "2.1 s"), (59_999, "59.9 s"), (185_000, "3 m 5 s")])
  func writesTheLargestFittingUnit(milliseconds: Int64, text: String) {
    #expect(Duration.milliseconds(milliseconds).readable == text)
  }
}
