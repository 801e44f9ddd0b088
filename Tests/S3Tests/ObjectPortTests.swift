import AWSWire
import Basics
import Documents
import HTTP
import S3
import ServiceCore
import Testing

@Suite struct ObjectPortTests {
  private func context(_ world: S3World, _ caller: Caller) -> RequestContext {
    RequestContext(
      requestID: "id", number: 1, caller: caller, account: caller.account, region: "us-east-1", now: world.clock.now,
      cloud: world.cloud)
  }

  @Test func objectsAreStoredReadAndListed() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    let port = S3ObjectPort()
    let context = context(world, .root(account: "000000000000"))
    #expect(try port.location(of: "lake", for: context) == "us-east-1")
    for size in [10, 100_000] {
      try port.put(
        noise(size), contentType: "text/csv", encryption: nil, bucket: "lake", key: "results/\(size).csv", for: context)
      #expect(try port.get(bucket: "lake", key: "results/\(size).csv", for: context) == noise(size))
    }
    #expect(world.send("HEAD", "/lake/results/10.csv").headers["Content-Type"] == "text/csv")
    let keys = try port.keys(under: "results/", bucket: "lake", after: nil, for: context)
    #expect(keys.map(\.key) == ["results/10.csv", "results/100000.csv"])
    #expect(keys.map(\.size) == [10, 100_000])
    #expect(try port.keys(under: "results/", bucket: "lake", after: keys[0].key, for: context).count == 1)
    #expect(world.cloud.journal.records.contains { $0.action == "s3:PutObject" && $0.parent == 1 })
  }

  @Test func callersAreJudged() throws {
    let world = try S3World(policies: ["ann": allowing("s3:GetObject", on: "arn:aws:s3:::lake/open/*")])
    world.send("PUT", "/lake")
    world.send("PUT", "/lake/open/key", body: "x")
    let ann = try #require(try world.cloud.identities.credential("ann")?.caller)
    let context = context(world, ann)
    let port = S3ObjectPort()
    #expect(try port.get(bucket: "lake", key: "open/key", for: context) == Array("x".utf8))
    #expect(throws: ServiceError.self) { try port.get(bucket: "lake", key: "closed/key", for: context) }
    #expect(throws: ServiceError.self) { try port.location(of: "lake", for: context) }
    #expect(throws: ServiceError.self) { try port.location(of: "sea", for: context) }
    #expect(throws: ServiceError.self) {
      try port.put([], contentType: "", encryption: nil, bucket: "lake", key: "open/k", for: context)
    }
    #expect(throws: ServiceError.self) { try port.keys(under: "", bucket: "lake", after: nil, for: context) }
  }
}
