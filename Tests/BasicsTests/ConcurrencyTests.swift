import Basics
import Testing

@Suite struct ConcurrencyTests {
  @Test func `threads hand values to each other`() {
    let box = Condition<[Int]>([])
    let sum = Condition(0)
    let consumer = WorkerThread {
      for _ in 0..<1_000 {
        let value = box.wait { $0.isEmpty ? nil : $0.removeFirst() }
        sum.update { $0 += value }
      }
    }
    let producer = WorkerThread {
      for value in 1...1_000 { box.update { $0.append(value) } }
    }
    producer.join()
    consumer.join()
    #expect(sum.update { $0 } == 500_500)
  }

  @Test func `waiting ends in time`() {
    let box = Condition<Int?>(nil)
    let start = monotonicNanoseconds()
    #expect(box.wait(milliseconds: 30) { $0 } == nil)
    #expect(monotonicNanoseconds() - start >= 29_000_000)
    box.update { $0 = 1 }
    #expect(box.wait(milliseconds: 0) { $0 } == 1)
  }

  @Test func `ids have their forms and repeat for a seed`() throws {
    let (one, two, other) = (SeededIDSource(seed: 7), SeededIDSource(seed: 7), SeededIDSource(seed: 8))
    let uuid = one.uuid()
    #expect(uuid == two.uuid() && uuid != other.uuid())
    #expect(uuid.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    #expect(Array(uuid)[14] == "4" && "89ab".contains(Array(uuid)[19]))
    #expect(one.base32(16).allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains($0) })
    #expect(one.hex(32).count == 32 && one.secret(40).count == 40 && one.text(0, from: "a").isEmpty)
    #expect(RandomIDSource().uuid() != RandomIDSource().uuid())
  }
}
