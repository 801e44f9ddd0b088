import Basics
import CloudState
import HTTP
import ServiceCore
import Synchronization
import Testing

@testable import S3

@Suite struct StorageTests {
  private func world() throws -> S3World {
    let world = try S3World()
    world.send("PUT", "/lake")
    return world
  }

  @Test func equalBodiesShareAFile() throws {
    let world = try world()
    for key in ["a", "b"] { world.send("PUT", "/lake/\(key)", body: noise(100_000)) }
    #expect(world.files.count == 1)
    world.send("DELETE", "/lake/a")
    #expect(world.files.count == 1)
    #expect(world.send("GET", "/lake/b").body.bytes == noise(100_000))
    world.send("DELETE", "/lake/b")
    #expect(world.files.isEmpty)
  }

  @Test func orphansAreSwept() throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: noise(100_000))
    for name in ["incoming-abc", "0123-4"] { try FileSystem.write([1], to: "\(world.objectFolder)/\(name)") }
    try S3Service.removeOrphans(in: world.cloud)
    #expect(world.files.count == 1)
    #expect(world.send("GET", "/lake/key").body.bytes == noise(100_000))
  }

  @Test func openedBodiesOutliveTheirObject() throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: noise(100_000))
    let got = world.send("GET", "/lake/key")
    world.send("DELETE", "/lake/key")
    #expect(world.files.isEmpty)
    #expect(got.body.bytes == noise(100_000))
  }

  @Test func readersAndWritersNeverMeetAMixture() throws {
    let world = try world()
    let sizes = [70_000, 80_000, 90_000]
    world.send("PUT", "/lake/key", body: noise(sizes[0]))
    let problems = Atomic(0)
    let bodies = Dictionary(uniqueKeysWithValues: sizes.map { ($0, noise($0)) })
    let writers = (0..<2).map { offset in
      WorkerThread {
        for round in 0..<40 {
          let body = bodies[sizes[(round + offset) % 3]] ?? []
          if world.send("PUT", "/lake/key", body: body).status != 200 { problems.add(1, ordering: .relaxed) }
        }
      }
    }
    let readers = (0..<2).map { _ in
      WorkerThread {
        for _ in 0..<80 {
          let got = world.send("GET", "/lake/key")
          if got.status != 200 || got.body.bytes != bodies[got.body.length] { problems.add(1, ordering: .relaxed) }
        }
      }
    }
    for thread in writers + readers { thread.join() }
    #expect(problems.load(ordering: .relaxed) == 0)
    #expect(world.files.count == 1)
  }

  @Test func bucketsNumbersAreNotUsedAgain() throws {
    let world = try world()
    let first = try world.cloud.database.read { try BucketTable.find("lake", $0) }
    world.send("DELETE", "/lake")
    world.send("PUT", "/lake")
    let second = try world.cloud.database.read { try BucketTable.find("lake", $0) }
    #expect(first?.id != second?.id)
  }
}
