import Basics
import ScenarioKit
import Testing

@Suite struct ScenarioDiagnosticsTests {
  @Test func everythingWrongIsSaidAtOnceInTheOrderOfThePlaces() {
    let text = """
      scenario: A title
      given:
        catalog:
          sales:
            tabels: {}
        iam: strict
      wen: {}
      then:
        outcome: succes
      """
    #expect(
      problems(text) == [
        "1:1 ML002 a scenario has no `when` | say what is done: `when: {ingest: configs/glue.yaml}`",
        "5:7 ML003 unknown key \"tabels\" | did you mean \"tables\"?",
        "6:8 ML004 `iam` cannot be \"strict\" | the possible values are enforce, audit, off",
        "7:1 ML003 unknown key \"wen\" | did you mean \"when\"?",
        "9:12 ML004 `outcome` cannot be \"succes\" | did you mean \"success\"?",
      ])
  }

  @Test func theRenderedProblemShowsTheLine() throws {
    let text = "scenario: A\nwhen: {ingest: a.yaml}\nthen:\n  chekcs: {}\n"
    do {
      _ = try Scenario.parse(text, file: "s.yaml")
      Issue.record("accepted")
    } catch {
      #expect(
        error.diagnostics[0].rendered(source: text) == """
          error[ML003]: unknown key "chekcs"
           --> s.yaml:4:3
            |
          4 |   chekcs: {}
            |   ^^^^^^
            = help: did you mean "checks"?
          """)
    }
  }

  @Test(arguments: [
    ("account: 12", "`account` must be twelve digits"),
    ("clock: yesterday", "`clock` must be a moment"),
    ("faults: {}", "`faults` must be a list"),
    ("catalog: [a]", "`catalog` must be a mapping"),
    ("catalog: {a: {tables: {t: {}}}}", "a table has no `columns`"),
    ("catalog: {a: {tables: {t: {columns: {a: }}}}}", "the type of `a` must be a text"),
    ("catalog: {a: {tables: {t: {columns: {a: {comment: x}}}}}}", "a column has no `type`"),
    ("catalog: {a: {tables: {t: {columns: {a: int}, format: parqet}}}}", "`format` cannot be \"parqet\""),
    ("catalog: {a: {tables: {t: {columns: {a: int}, location: /tmp}}}}", "`location` must be an S3 location"),
    ("catalog: {a: {tables: {t: {columns: {a: int}, partitions: {A: int}}}}}", "`A` is a column and a partition key of `t`"),
    ("catalog: {a: {tables: {t: {columns: {a: int}, rows: [{a: 1}]}}}}", "rows in the format parquet are not built yet"),
    ("catalog: {a: {tables: {t: {columns: {a: int}, format: csv, rows: [{b: 1}]}}}}", "no column is named \"b\""),
    (
      "catalog: {a: {tables: {t: {columns: {a: int}, partitions: {d: date}, format: csv, rows: [{a: 1}]}}}}",
      "the row has no value for the partition key `d`"
    ),
    ("catalog: {a: {tables: {generate: many}}}", "`generate` must say how many tables like what"),
    ("catalog: {a: {tables: {generate: 0 like b}}}", "`generate` must say how many tables like what"),
    ("catalog: {a: {tables: {generate: 2 like evnts}}}\nshapes: {events: {columns: {a: int}}}", "no shape is named \"evnts\""),
    ("catalog: {a: {tables: {t: {tableInput: x}}}}", "`tableInput` must be AWS's own structure"),
    ("catalog: {a: {tables: {t: {tableInput: {Name: u}}}}}", "the table is named \"t\" above and otherwise here"),
    ("catalog: {a: {tables: {t: {columns: {a: int}, tags: {a: b}}}}}", "`tags` in a table is not built yet"),
    ("catalog: {a: {views: {v: SELECT 1}}}", "finding the columns of a view from its query is not built yet"),
    ("lakeFormation: {closed: [a.b.c]}", "\"a.b.c\" cannot be closed"),
    ("lakeFormation: {locations: lake}", "\"lake\" is no location in S3"),
    ("lakeFormation: {tagged: {a.b.c.d: {x: y}}}", "\"a.b.c.d\" cannot be tagged"),
    ("lakeFormation: {grants: {a: [SELECT sales]}}", "\"SELECT sales\" is no grant"),
    ("lakeFormation: {grants: {a: [SELECT on sales (id)]}}", "\"SELECT on sales (id)\" is no grant"),
    ("lakeFormation: {grants: {a: [SELECT on tables where class]}}", "\"SELECT on tables where class\" is no grant"),
    ("workgroups: {a: {enforced: maybe}}", "`enforced` must be true or false"),
    ("jobs: {load: {reads: orders}}", "\"orders\" is neither a folder nor a table"),
    ("jobs: {load: {nodes: {}, reads: s3://a/}}", "a job has either `nodes`, or `reads` and `writes`"),
    ("jobs: {load: {runs: [well]}}", "a run cannot be \"well\""),
    ("workflows: {daily: {then: {a: b}}}", "a workflow begins with something"),
    ("workflows: {daily: {starts: a}}", "unknown key \"starts\""),
    ("storage: {a: {k: {}}}", "an object has one of `text`, `file` and `bytes`"),
    ("storage: {a: {k: {text: a, bytes: 1}}}", "an object has one of `text`, `file` and `bytes`"),
    ("storage: {a: {k: {bytes: -1}}}", "`bytes` must be a whole number from 0 to 1073741824"),
    ("roles: {a: {allow: [GetTables]}}", "\"GetTables\" is no permission"),
    ("roles: {a: {allow: [glue:Get* for all]}}", "\"glue:Get* for all\" is no permission"),
    (
      "roles: {a: {allow: [glue:a], alsoAllow: [glue:b]}}",
      "`alsoAllow` and `alsoDeny` add to what `allow` and `deny` gave before"
    ),
    ("roles: {a: {policies: {p: {Version: x}}}}", "the policy has no `Statement`"),
    ("roles: {a: {boundary: {Version: 1}}}", "the policy has no `Statement`"),
    ("roles: {a: {session: long}}", "`session` must be a length of time"),
    ("users: {a: {trust: x}}", "unknown key \"trust\""),
    ("faults: [{operation: glue:GetTables}]", "a fault needs exactly one effect"),
    ("faults: [{operation: glue:GetTables, deny: explicit, cut: connection}]", "a fault needs exactly one effect"),
    ("faults: [{deny: explicit}]", "a fault needs an operation"),
    ("faults: [{operation: GetTables, deny: explicit}]", "\"GetTables\" is no operation"),
    ("faults: [{operation: any, deny: maybe}]", "deny \"maybe\" is not known"),
    ("faults: [{operation: any, deny: explicit, call: 0}]", "call \"0\" cannot be read"),
    ("faults: [{operation: any, deny: explicit, call: 4-2}]", "call \"4-2\" cannot be read"),
    ("faults: [{operation: any, deny: explicit, call: every third}]", "call \"every third\" cannot be read"),
    ("faults: [{operation: any, deny: explicit, after: lunch}]", "after \"lunch\" cannot be read"),
    ("faults: [{operation: any, respond: {code: A, status: 200}}]", "status must be a number from 400 to 599"),
    ("faults: [{operation: any, expire: everything}]", "expire can only be true"),
    ("faults: [{operation: any, stale: soon}]", "stale \"soon\" cannot be read"),
    ("faults: [{operation: any, deny: explicit, role: Nobody}]", "no role or user is named \"Nobody\""),
  ])
  func aBadWorldIsRefused(given: String, message: String) {
    #expect(problems(scenario(given: given)).map(messageOnly) == [message])
  }

  @Test(arguments: [
    ("checks: {GetTables: ok}", "the check `GetTables` cannot be \"ok\""),
    ("checks: {GetTables: {message: x}}", "a check has no `failed`"),
    ("emits: {tabel: none}", "unknown kind of entity \"tabel\""),
    ("emits: {table: {a.b: 5}}", "an entity must be a mapping of its fields, `present` or `absent`"),
    ("emits: {table: {a.b: {upstream: [x]}}}", "`upstream` of an entity is not built yet"),
    ("emits: 5", "`emits` must be a mapping"),
    ("requests: {deneid: 0}", "unknown key \"deneid\""),
    ("requests: {glue:GetTables: {denid: 0}}", "unknown key \"denid\""),
    ("requests: {glue:GetTables: {atLeast: x}}", "`atLeast` must be a number"),
    ("report: {failure: none}", "unknown key \"failure\""),
    ("faults: some", "`faults` must be `all fired` or name faults"),
    ("faults: {nothing: 1}", "no fault is named \"nothing\""),
    ("within: soon", "`within` must be a length of time"),
    ("output: {matches: \"(\"}", "\"(\" is no regular expression"),
    ("output: {contains: a, conains: b}", "unknown key \"conains\" beside the matcher `contains`"),
    ("output: {oneOf: a}", "`oneOf` must be a list"),
    ("output: {approximately: [1]}", "`approximately` must be a number and a tolerance"),
    ("snapshot: a.json", "`snapshot` in `then` is not built yet"),
    ("lineage: none", "`lineage` in `then` is not built yet"),
  ])
  func aBadExpectationIsRefused(then: String, message: String) {
    #expect(problems(scenario(then: then)).map(messageOnly) == [message])
  }

  @Test(arguments: [
    ("{}", "`when` does nothing"), ("{ingest: a, run: b}", "`when` does more than one thing"),
    ("{run: a, client: built-in}", "`client` belongs to `ingest`"), ("{ingest: a, input: {}}", "`input` belongs to `call`"),
    ("{call: GetTables}", "\"GetTables\" is no operation"),
    ("{call: glue:GetTables, input: 5}", "`input` must be AWS's own structure"),
    ("{ingest: a, client: openmetadat}", "`client` cannot be \"openmetadat\""),
    ("{ingest: a, compatibility: 3}", "`compatibility` cannot be \"3\""),
    ("{ingest: a, as: Nobody}", "no role or user is named \"Nobody\""),
    ("[a]", "`when` must be a mapping"),
  ])
  func aBadActionIsRefused(when: String, message: String) {
    #expect(problems("scenario: A\nwhen: \(when)\nthen: {}").map(messageOnly) == [message])
  }

  @Test(arguments: [
    ("[]", "a scenario must be a mapping"), ("scenario: A\nsteps: []", "`steps` must be a list of steps"),
    ("scenario: A\nsteps: [{name: a, when: {run: b}, then: {}}]\nwhen: {}", "a scenario has either `when` and `then` or `steps`"),
    ("scenario: [A]\nwhen: {run: a}\nthen: {}", "`scenario` must be a text"),
    ("scenario:\nwhen: {run: a}\nthen: {}", "`scenario` must be a text"),
  ])
  func aBadFrameIsRefused(text: String, message: String) {
    #expect(problems(text).map(messageOnly) == [message])
  }

  @Test func aStepCannotMoveToAnotherRegion() {
    let text = "scenario: A\nsteps: [{given: {region: eu-west-1}, when: {run: a}, then: {}}]"
    #expect(problems(text).first?.contains("unknown key \"region\"") == true)
  }

  @Test func namesFromSeedsAreNotChecked() {
    #expect(problems("scenario: A\ngiven: {seed: a.yaml}\nwhen: {ingest: a, as: Somebody}\nthen: {}") == [])
  }

  @Test func damagedScenariosNeverCrash() {
    var random = SystemRandomNumberGenerator()
    for text in [ticket, resilience] {
      let bytes = Array(text.utf8)
      for _ in 0..<300 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let index = Int.random(in: 0..<damaged.count, using: &random)
          switch Int.random(in: 0...3, using: &random) {
          case 0: damaged.remove(at: index)
          case 1: damaged[index] = UInt8.random(in: 0...255, using: &random)
          case 2: damaged.removeSubrange(index..<min(damaged.count, index + 40))
          default: damaged.insert(contentsOf: damaged[index..<min(damaged.count, index + 20)], at: index)
          }
        }
        for problem in problems(String(decoding: damaged, as: UTF8.self)) { #expect(!problem.isEmpty) }
      }
    }
  }

  /// The message of a problem's line, without place, code and help.
  private func messageOnly(_ line: String) -> String {
    let message = line.split(separator: " ", maxSplits: 2).last.map(String.init) ?? ""
    return message.ranges(of: " | ").first.map { String(message[..<$0.lowerBound]) } ?? message
  }
}
