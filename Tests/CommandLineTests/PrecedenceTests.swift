import CommandLine
import Testing

@Suite struct PrecedenceTests {
  private let project = SettingLayer(path: "mocklake.yaml", values: ["serve.port": ["3"], "color": ["never"]])
  private let user = SettingLayer(path: "user.yaml", values: ["port": ["4"], "color": ["always"], "verbose": ["2"]])

  @Test func theNearerSourceWins() throws {
    let both = [project, user]
    #expect(
      try parse("serve --port 1", environment: ["MOCKLAKE_PORT": "2"], layers: both).settings["port"]
        == Setting(["1"], from: .commandLine))
    #expect(
      try parse("serve", environment: ["MOCKLAKE_PORT": "2"], layers: both).settings["port"]
        == Setting(["2"], from: .environment("MOCKLAKE_PORT")))
    #expect(try parse("serve", layers: both).settings["port"] == Setting(["3"], from: .file("mocklake.yaml")))
    #expect(try parse("serve", layers: [user]).settings["port"] == Setting(["4"], from: .file("user.yaml")))
    #expect(try parse("serve").settings["port"] == Setting(["4566"], from: .default))
  }

  @Test func filesSetFlagsAndCounts() throws {
    #expect(try parse("serve", layers: [user]).count(of: "verbose") == 2)
    #expect(try parse("serve", environment: ["MOCKLAKE_VERBOSE": "1"]).count(of: "verbose") == 1)
  }

  @Test(arguments: [("1", true), ("true", true), ("YES", true), ("0", false), ("off", false), ("", false)])
  func variablesSetFlags(value: String, isSet: Bool) throws {
    #expect(try parse("serve", environment: ["MOCKLAKE_JSON": value]).has("json") == isSet)
  }

  @Test func badValuesNameTheirSource() {
    #expect(
      problems("serve", environment: ["MOCKLAKE_JSON": "maybe"])
        == ["invalid value \"maybe\" in MOCKLAKE_JSON | --json is true or false"])
    #expect(
      problems("serve", environment: ["MOCKLAKE_PORT": "x"])
        == ["invalid value \"x\" for MOCKLAKE_PORT | write a whole number"])
    #expect(
      problems("serve", layers: [SettingLayer(path: "a.yaml", values: ["idle": ["x"]])])
        == ["invalid value \"x\" for idle in a.yaml | write a length of time such as 250ms, 5s or 1h30m"])
  }

  @Test func originsReadWell() {
    #expect(SettingOrigin.commandLine.text == "command line")
    #expect(SettingOrigin.environment("MOCKLAKE_PORT").text == "MOCKLAKE_PORT")
    #expect(SettingOrigin.default.text == "default")
  }
}
