import Testing

@testable import IngestionCore

@Suite struct PropertyNameTests {
  @Test(arguments: [
    ("format-version", "format-version"), ("write.format.default", "write.format.default"), ("a b/c", "a__b__c"),
    ("größe", "gr____e"), ("", ""),
  ])
  func replacesWhatTheServerRefuses(_ name: String, _ expected: String) {
    #expect(PropertyName(name).text == expected)
  }

  @Test func longNamesBecomeFingerprints() {
    #expect(PropertyName(String(repeating: "a", count: 256)).text.count == 256)
    #expect(PropertyName(String(repeating: "a", count: 257)).text.count == 32)
  }
}
