import Digests
import Testing

@Suite struct FoldedCRCTests {
  /// The definition, bit by bit.
  private func reference(_ bytes: [UInt8]) -> UInt64 {
    var check = UInt64.max
    for byte in bytes {
      check ^= UInt64(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ CRC64NVME.polynomial : check >> 1 }
    }
    return ~check
  }

  @Test(arguments: [0, 1, 15, 16, 17, 63, 64, 65, 79, 80, 127, 128, 129, 191, 192, 255, 256, 1000, 4096, 4111])
  func longAndShortPathsAgree(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 167 ^ $0 >> 4) }
    var check = CRC64NVME()
    check.update(bytes)
    #expect(check.value == reference(bytes))
    var split = CRC64NVME()
    split.update(Array(bytes.prefix(length / 3)))
    split.update(Array(bytes.dropFirst(length / 3)))
    #expect(split.value == check.value)
  }
}
