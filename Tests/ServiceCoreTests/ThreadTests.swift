import Basics
import Testing

@testable import ServiceCore

@Suite(.timeLimit(.minutes(1))) struct ThreadTests {
  @Test func delayedJobsRunInTheOrderTheyAreDue() {
    let queue = DelayQueue()
    defer { queue.close() }
    let order = Condition<[Int]>([])
    for delay in [90, 10, 50] { queue.run(after: delay) { order.update { $0.append(delay) } } }
    #expect(order.wait { $0.count == 3 ? $0 : nil } == [10, 50, 90])
  }

  @Test func aShortDelayDoesNotWaitForALongOne() {
    let queue = DelayQueue()
    defer { queue.close() }
    let done = Condition(false)
    let start = monotonicNanoseconds()
    queue.run(after: 20_000) {}
    queue.run(after: 20) { done.update { $0 = true } }
    #expect(done.wait(milliseconds: 10_000) { $0 ? true : nil } == true)
    #expect(monotonicNanoseconds() - start < 10_000_000_000)
  }

  @Test func closingRunsWhatWaits() {
    let queue = DelayQueue()
    let count = Condition(0)
    for delay in [60_000, Int.max, -5] { queue.run(after: delay) { count.update { $0 += 1 } } }
    queue.close()
    #expect(count.wait { $0 } == 3)
    queue.run(after: 60_000) { count.update { $0 += 1 } }
    #expect(count.wait { $0 } == 4)
  }

  @Test func thePoolRunsEverythingItIsGiven() {
    let pool = WorkPool(threads: 3)
    let count = Condition(0)
    for _ in 0..<100 { pool.run { count.update { $0 += 1 } } }
    pool.close()
    #expect(count.wait { $0 } == 100)
    pool.run { count.update { $0 += 1 } }
    #expect(count.wait { $0 } == 101)
  }
}
