import ServiceCore
import Testing

@testable import IAM

@Suite struct TableTests {
  @Test func operationsAreSortedByTheirNamesOnTheWire() {
    let names = IAMService().operationNames
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
  }
}
