import Basics
import Documents
import ServiceCore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct JournalTests {
  private func fill(_ journal: Journal, _ count: Int) {
    for _ in 0..<count { journal.add(JournalRecord(number: journal.nextNumber(), time: Timestamp(seconds: 0))) }
  }

  @Test func theRingKeepsTheLatestInOrder() {
    let journal = Journal(capacity: 3)
    #expect(journal.records.isEmpty)
    for count in 1...10 {
      fill(journal, 1)
      #expect(journal.records.map(\.number) == Array(max(1, count - 2)...count))
    }
    #expect(journal.record(10)?.number == 10)
    #expect(journal.record(7) == nil)
  }

  @Test func positionsLeadThroughTheRecords() {
    let journal = Journal(capacity: 3)
    fill(journal, 2)
    let (first, position) = journal.records(after: 0, milliseconds: 0)
    #expect(first.map(\.number) == [1, 2])
    #expect(position == 2)
    #expect(journal.records(after: 2, milliseconds: 0).records.isEmpty)
    fill(journal, 5)
    let (later, end) = journal.records(after: position, milliseconds: 0)
    #expect(later.map(\.number) == [5, 6, 7])
    #expect(end == 7)
  }

  @Test(arguments: [Int.min, -1, 0]) func negativePositionsAreTheBeginning(_ position: Int) {
    let journal = Journal()
    fill(journal, 2)
    #expect(journal.records(after: position, milliseconds: 0).records.count == 2)
  }

  @Test func negativeWaitsEndAtOnce() {
    #expect(Journal().records(after: 0, milliseconds: -5).position == 0)
  }

  @Test func positionsFromTheFutureFindTheirWayBack() {
    let journal = Journal()
    fill(journal, 1)
    #expect(journal.records(after: 99, milliseconds: 0).position == 1)
  }

  @Test func followersSurviveClearing() {
    let journal = Journal(capacity: 4)
    fill(journal, 6)
    let position = journal.position
    journal.clear()
    #expect(journal.records.isEmpty)
    fill(journal, 2)
    let (records, _) = journal.records(after: position, milliseconds: 0)
    #expect(records.map(\.number) == [7, 8])
    fill(journal, 5)
    #expect(journal.records.map(\.number) == [10, 11, 12, 13])
  }

  @Test func waitingEndsWithTheNextRecordOrWithTheJournal() {
    let journal = Journal()
    let writer = WorkerThread { [journal] in
      journal.add(JournalRecord(number: journal.nextNumber(), time: Timestamp(seconds: 0)))
    }
    #expect(journal.records(after: 0, milliseconds: 30_000).records.count == 1)
    writer.join()
    let closer = WorkerThread { [journal] in journal.close() }
    #expect(journal.records(after: 1, milliseconds: 30_000).records.isEmpty)
    closer.join()
  }

  @Test func everyRecordIsFollowedOnceWhileOthersWrite() {
    let journal = Journal(capacity: 100_000)
    let writers = (0..<4).map { _ in
      WorkerThread { [journal] in
        for _ in 0..<500 { journal.add(JournalRecord(number: journal.nextNumber(), time: Timestamp(seconds: 0))) }
      }
    }
    var (seen, position): ([Int], Int) = ([], 0)
    while seen.count < 2000 {
      let (records, next) = journal.records(after: position, milliseconds: 1000)
      seen += records.map(\.number)
      position = next
    }
    for writer in writers { writer.join() }
    #expect(seen.sorted() == Array(1...2000))
  }

  @Test func recordsOfCallsSayWhatHappened() throws {
    let test = try TestCloud()
    _ = test.sendGlue("CreateTable")
    _ = test.sendGlue("GetTable", #"{"Name":"none"}"#)
    let record = try #require(test.last)
    #expect(record.number == 2)
    #expect(record.action == "glue:GetTable")
    #expect(record.caller == "arn:aws:iam::000000000000:root")
    #expect((record.account, record.region) == ("000000000000", "us-east-1"))
    #expect(record.parameters.text == #"{"Name":"none"}"#)
    #expect((record.status, record.errorCode, record.errorMessage) == (400, "EntityNotFoundException", "Entity Not Found"))
    #expect(record.time == test.clock.now)
    #expect(record.fault == nil)
    #expect(!record.isDenied)
  }

  @Test func largeInputsAreSummedUp() throws {
    let test = try TestCloud()
    let body = #"{"Name":"\#(String(repeating: "n", count: 9000))"}"#
    _ = test.sendGlue("GetTable", body)
    #expect(test.last?.parameters.text == #"{"bytes":\#(body.utf8.count)}"#)
  }

  @Test func refusedCallersAreRecordedToo() throws {
    let test = try TestCloud(SecurityOptions(unknownKeys: .strict))
    _ = test.sendGlue("GetTable")
    let record = try #require(test.last)
    #expect((record.action, record.status) == ("glue:GetTable", 400))
    _ = test.send(TestCloud.sts())
    #expect(test.last?.action == "sts:GetCallerIdentity")
  }
}
