import CommandLine
import Testing

@Suite struct CommandParserTests {
  @Test(arguments: [
    "serve --port 99", "serve --port=99", "serve -p 99", "serve -p99", "serve -p=99", "serve -qp 99", "-q serve -p 99",
  ])
  func anOptionTakesItsValueInEveryUsualForm(line: String) throws {
    let arguments = try parse(line)
    #expect(arguments.path == ["serve"])
    #expect(arguments.integer("port") == 99)
    #expect(arguments.settings["port"]?.origin == .commandLine)
  }

  @Test func flagsCount() throws {
    #expect(try parse("serve -vv --verbose").count(of: "verbose") == 3)
    #expect(try parse("serve").has("quiet") == false)
    #expect(try parse("serve -q -q").has("quiet"))
  }

  @Test func optionsOfTheRootCountBeforeAndAfterTheCommand() throws {
    #expect(try parse("--color never serve")["color"] == "never")
    #expect(try parse("serve --color never")["color"] == "never")
    #expect(try parse("serve")["color"] == "auto")
  }

  @Test func repeatedOptionsKeepTheirOrder() throws {
    #expect(try parse("serve --seed b.yaml --seed a.yaml").values(of: "seed") == ["b.yaml", "a.yaml"])
  }

  @Test func argumentsFillPositions() throws {
    #expect(try parse("test a.yaml --tag x b").arguments("path") == ["a.yaml", "b"])
    #expect(try parse("test").arguments("path") == [])
    #expect(try parse("explain r-42").argument("id") == "r-42")
    #expect(try parse("seed load x.yaml").path == ["seed", "load"])
    #expect(try parse("test -- --strange-name").arguments("path") == ["--strange-name"])
    #expect(try parse("test -").arguments("path") == ["-"])
  }

  @Test func nothingBehindAPassThroughCommandIsRead() throws {
    let arguments = try parse("-q aws s3 ls --help -- --port x")
    #expect(arguments.remaining == ["s3", "ls", "--help", "--", "--port", "x"])
    #expect(arguments.has("quiet"))
  }

  @Test func aliasesAndHiddenCommandsAreAccepted() throws {
    #expect(try parse("private").path == ["internal"])
  }

  @Test(arguments: [
    ("serv", "unknown command \"serv\" | did you mean `serve`?"),
    (
      "zzzzzz",
      "unknown command \"zzzzzz\" | the commands are serve, test, explain, seed, aws, completions, help"
    ),
    ("seed laod", "unknown subcommand of `seed` \"laod\" | did you mean `load`?"),
    ("help serv", "unknown command \"serv\" | did you mean `serve`?"),
    ("serve --prot 1", "unknown option \"--prot\" | did you mean `--port`?"),
    ("serve --verb", "unknown option \"--verb\" | did you mean `--verbose`?"),
    ("serve --zzzz", "unknown option \"--zzzz\""),
    ("serve -x", "unknown option \"-x\" | the one-letter options are -p, -v, -q, -h"),
    ("serve -qx", "unknown option \"-x\" in \"-qx\" | the one-letter options are -p, -v, -q, -h"),
    ("serve --port", "--port needs a value | write --port=<port>"),
    ("serve --port --json", "--port needs a value | write --port=<port>"),
    ("serve --json=yes", "--json takes no value, but \"yes\" was given"),
    ("serve --port 1 --port 2", "--port is given twice | give it once"),
    ("serve --port x", "invalid value \"x\" for --port | write a whole number"),
    ("serve --port 70000", "invalid value \"70000\" for --port | the values go from 0 to 65535"),
    ("serve --port -1", "invalid value \"-1\" for --port | the values go from 0 to 65535"),
    ("serve --idle soon", "invalid value \"soon\" for --idle | write a length of time such as 250ms, 5s or 1h30m"),
    ("serve --color nevr", "invalid value \"nevr\" for --color | did you mean \"never\"?"),
    ("serve --color pink", "invalid value \"pink\" for --color | the possible values are auto, always, never"),
    ("serve extra", "unexpected argument \"extra\""),
    ("explain", "<id> is missing | A request such as r-42"),
    ("completions tcsh", "invalid value \"tcsh\" for <shell> | the possible values are bash, zsh, fish"),
    ("seed save", "--to is missing | Where to"),
    ("serve --port=", "invalid value \"\" for --port | write a whole number"),
  ])
  func aBadLineSaysWhatWouldMendIt(line: String, problem: String) {
    #expect(problems(line) == [problem])
  }

  @Test func everythingWrongIsSaidAtOnce() {
    #expect(problems("serve --prot 1 --color pink extra").count == 3)
  }

  @Test func theRenderedErrorNamesUsageAndHelp() {
    do throws(UsageError) {
      _ = try parse("explain")
      Issue.record("accepted")
    } catch {
      #expect(
        error.rendered == """
          error: <id> is missing
            = help: A request such as r-42

          usage: mocklake explain <id>
          try    mocklake explain --help
          """)
    }
  }

  @Test(
    arguments: [
      ("-h", [], false), ("--help", [], true), ("serve -h", ["serve"], false), ("serve --port x --help", ["serve"], true),
      ("help", [], true), ("help seed load", ["seed", "load"], true), ("seed save --help", ["seed", "save"], true),
    ] as [(String, [String], Bool)])
  func helpIsAsked(line: String, path: [String], isFull: Bool) throws {
    let parsed = try CommandParser(sample).parse(line.split(separator: " ").map(String.init))
    guard case .help(path, isFull, asked: true) = parsed else {
      Issue.record("\(parsed)")
      return
    }
  }

  @Test(arguments: ["", "seed", "-q"])
  func aGroupAloneShowsHelpThatNobodyAskedFor(line: String) throws {
    let parsed = try CommandParser(sample).parse(line.split(separator: " ").map(String.init))
    guard case .help(_, isFull: false, asked: false) = parsed else {
      Issue.record("\(parsed)")
      return
    }
  }

  @Test(arguments: ["--version", "-V"])
  func versionIsAsked(word: String) throws {
    guard case .version = try CommandParser(sample).parse([word]) else {
      Issue.record("not a version")
      return
    }
  }

  @Test func noLineOfStrangeWordsCrashes() {
    let strange = [
      "-", "--", "---", "-=", "--=", "--=x", "-p", "-p=", "--port", "=", "", "\u{0}", "é", "-é", "serve", "seed", "help", "9",
      "-9", "-1e5",
    ]
    for first in strange {
      for second in strange {
        for third in strange { _ = try? CommandParser(sample).parse([first, second, third]) }
      }
    }
  }
}
