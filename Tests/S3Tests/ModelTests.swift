import HTTP
import Testing

@testable import S3

@Suite struct ModelTests {
  @Test(
    arguments: [
      ("bytes=0-4", 10, 0..<5), ("bytes=5-", 10, 5..<10), ("bytes=-4", 10, 6..<10), ("bytes=-40", 10, 0..<10),
      ("bytes=9-99", 10, 9..<10), ("bytes=0-0", 0, nil), ("bytes=-1", 0, nil), ("bytes=10-", 10, nil),
      ("bytes=0-9223372036854775807", 10, 0..<10), ("bytes=0-99999999999999999999", 10, 0..<10),
    ] as [(String, Int, Range<Int>?)])
  func rangesResolve(header: String, size: Int, expected: Range<Int>?) {
    #expect(ByteRange(header)?.resolved(in: size) == expected)
  }

  @Test(arguments: [
    ("\"a\"", "a", true), ("a", "a", true), ("*", "a", true), ("\"b\"", "a", false), ("\"b\", \"a\"", "a", true),
    ("W/\"a\"", "a", true), ("", "a", false),
  ])
  func tagListsCover(list: String, tag: String, covers: Bool) {
    #expect(EntityTag.list(list, covers: tag) == covers)
  }

  @Test func successorsFollowEverythingWithThePrefix() {
    #expect(Bytes.successor(of: Array("a/".utf8)) == Array("a0".utf8))
    #expect(Bytes.successor(of: [0x61, 0xFF]) == [0x62])
    #expect(Bytes.successor(of: [0xFF]) == nil)
  }

  @Test(
    arguments: [("/", "a/b", 2), ("ab", "aab", 3), ("x", "abc", nil), ("", "abc", nil), ("--", "-a--b", 4)]
      as [(String, String, Int?)])
  func delimitersAreFound(delimiter: String, text: String, end: Int?) {
    #expect(Bytes.end(of: Array(delimiter.utf8), in: Array(text.utf8)) == end)
  }

  @Test func storedTextsReadBack() {
    let headers = ObjectHeaders(fields: [.init("Content-Type", "a:b"), .init("x-amz-meta-a", "")])
    #expect(ObjectHeaders(text: headers.text) == headers)
    let tags = TagSet(tags: [.init(key: "a=b&c", value: "ä +"), .init(key: "k", value: "")])
    #expect(TagSet(text: tags.text) == tags)
    let parts = [PartLayout(number: 1, size: 5, checksum: "a+/="), PartLayout(number: 10_000, size: 0, checksum: "")]
    #expect(PartLayout.parse(PartLayout.text(parts)) == parts)
    let checksum = StoredChecksum(algorithm: .sha256, type: .composite, value: "a=-3")
    #expect(StoredChecksum(text: checksum.text) == checksum)
  }
}
