import AWSSignature
import Basics
import CloudState
import Documents
import Emulator
import HTTP
import ServiceCore
import Synchronization
import Testing

/// Accounts, regions and emulators do not see each other; what is kept is there again.
@Suite(.timeLimit(.minutes(1))) struct IsolationTests {
  private func databases(_ test: TestEmulator, account: String = "000000000000", region: String = "us-east-1") -> [String] {
    let key = AWSCredentials(accessKeyID: account, secretAccessKey: "x")
    return (test.glue("GetDatabases", as: key, region: region).json["DatabaseList"]?.elements ?? []).compactMap {
      $0["Name"]?.string
    }
  }

  @Test func accountsAndRegions() throws {
    let test = try TestEmulator()
    let other = AWSCredentials(accessKeyID: "111122223333", secretAccessKey: "x")
    #expect(test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"here"}}"#).status == 200)
    #expect(test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"there"}}"#, as: other).status == 200)
    #expect(test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"far"}}"#, region: "eu-west-1").status == 200)
    #expect(databases(test) == ["here"])
    #expect(databases(test, account: "111122223333") == ["there"])
    #expect(databases(test, region: "eu-west-1") == ["far"])
    #expect(databases(test, account: "111122223333", region: "eu-west-1") == [])
  }

  @Test func emulatorsInOneProcess() throws {
    let (one, two) = (try TestEmulator(), try TestEmulator())
    #expect(one.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"d"}}"#).status == 200)
    #expect(databases(two) == [])
    #expect(one.emulator.cloud.folder.path != two.emulator.cloud.folder.path)
    _ = two.admin("POST", "/_mocklake/reset")
    #expect(databases(one) == ["d"])
  }

  @Test func aTemporaryStateGoesWithItsEmulator() throws {
    let emulator = try Emulator()
    let path = emulator.cloud.folder.path
    #expect(FileSystem.exists(path))
    emulator.close()
    #expect(!FileSystem.exists(path))
  }

  @Test func aKeptStateIsThereAgain() throws {
    let folder = try StateFolder()
    defer { folder.discard() }
    let object = String(repeating: "object ", count: 20_000)
    do {
      let test = try TestEmulator(folder: folder.path)
      #expect(test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"kept"}}"#).status == 200)
      #expect(test.send(TestEmulator.s3("PUT", "/bucket")).status == 200)
      #expect(test.send(TestEmulator.s3("PUT", "/bucket/key", object)).status == 200)
      try test.addUser("ann", TestEmulator.ann)
    }
    let again = try TestEmulator(folder: folder.path, seed: 2)
    #expect(databases(again) == ["kept"])
    #expect(again.send(TestEmulator.s3("GET", "/bucket/key")).text == object)
    #expect(again.glue("GetDatabases", as: TestEmulator.ann).json["__type"]?.string == "AccessDeniedException")
  }

  @Test func manyAtOnce() throws {
    let test = try TestEmulator()
    let failures = Mutex<[String]>([])
    let threads = (0..<6).map { number in
      WorkerThread {
        let account = String(repeating: String(number + 1), count: 12)
        let key = AWSCredentials(accessKeyID: account, secretAccessKey: "x")
        for index in 0..<20 {
          let responses = [
            test.glue("CreateDatabase", #"{"DatabaseInput":{"Name":"d\#(index)"}}"#, as: key),
            test.glue("GetDatabase", #"{"Name":"d\#(index)"}"#, as: key),
            test.send(TestEmulator.form("Action=GetCallerIdentity&Version=2011-06-15"), as: key),
          ]
          for response in responses where response.status != 200 { failures.withLock { $0.append(response.text) } }
          if !responses[1].text.contains(account) || !responses[2].text.contains(account) {
            failures.withLock { $0.append("an answer for another account") }
          }
        }
      }
    }
    for thread in threads { thread.join() }
    #expect(failures.withLock { $0 } == [])
    #expect(databases(test) == [])
    #expect(databases(test, account: "333333333333").count == 20)
  }

  @Test func closingWhileCallsAreDelayed() throws {
    let emulator = try Emulator()
    let client = InProcessClient(emulator)
    emulator.cloud.faults.add(try FaultRule(JSON.parse(#"{"operation":"*","delay":"60s"}"#)))
    let status = Condition<Int?>(nil)
    let caller = WorkerThread {
      var request = TestEmulator.json("AWSGlue.CreateDatabase", #"{"DatabaseInput":{"Name":"d"}}"#)
      RequestSigner(credentials: TestEmulator.root, region: "us-east-1", service: "glue").sign(&request, at: SystemClock().now)
      let answer = client.response(to: request).status
      status.update { $0 = answer }
    }
    while emulator.cloud.faults.tallies.first?.fired != 1 {}
    emulator.close()
    caller.join()
    #expect(status.wait { $0 } == 200)
  }

  // MARK: Coverage

  @Test func everyServedOperationIsAWSs() {
    for row in CoverageTable.rows {
      #expect(ServiceModels.operations(of: row.service).isSuperset(of: row.served), "\(row.service)")
      #expect(row.served == row.served.sorted())
      #expect(!row.served.isEmpty)
      #expect(row.all == ServiceModels.operations(of: row.service).count)
    }
  }

  @Test func theTableCountsThem() throws {
    let lines = CoverageTable.markdown.split(separator: "\n")
    #expect(lines.count == CoverageTable.rows.count + 2)
    let glue = try #require(lines.first { $0.hasPrefix("| glue |") })
    #expect(glue.contains("GetTables"))
    #expect(glue.contains(" of \(ServiceModels.operations(of: "glue").count) |"))
  }
}
