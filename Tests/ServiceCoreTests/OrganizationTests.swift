import Basics
import Documents
import IAMPolicy
import ServiceCore
import Testing

@Suite struct OrganizationTests {
  private func organization(_ yaml: String) throws -> Organization {
    try Organization(try YAML.parse(yaml).json)
  }

  private static let example = """
    id: o-exampleorgid
    management: "999999999999"
    rootId: r-ab12
    scp:
      NoLeaving: {Version: "2012-10-17", Statement: {Effect: Deny, Action: "organizations:LeaveOrganization", Resource: "*"}}
    rcp: {Version: "2012-10-17", Statement: {Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*"}}
    accounts: ["111111111111"]
    units:
      Data:
        id: ou-ab12-11111111
        fullAccess: false
        scp: [{Version: "2012-10-17", Statement: {Effect: Allow, Action: "glue:*", Resource: "*"}}]
        accounts:
          "222222222222": {scp: {Version: "2012-10-17", Statement: {Effect: Deny, Action: "s3:*", Resource: "*"}}}
        units:
          Marts: {id: ou-ab12-22222222, accounts: [333333333333]}
    """

  @Test func accountsHaveTheirLevels() throws {
    let organization = try organization(Self.example)
    #expect(organization.accounts == ["111111111111", "222222222222", "333333333333", "999999999999"])
    func names(_ account: String) -> [[String]] { organization.serviceControl(over: account).map { $0.map(\.source.name) } }
    let root = ["FullAWSAccess", "NoLeaving"]
    #expect(names("111111111111") == [root, ["FullAWSAccess"]])
    #expect(names("222222222222") == [root, ["scp-1"], ["FullAWSAccess", "scp"]])
    #expect(names("333333333333") == [root, ["scp-1"], ["FullAWSAccess"], ["FullAWSAccess"]])
    #expect(names("999999999999").isEmpty)
    #expect(names("123456789012").isEmpty)
    #expect(!organization.contains("123456789012"))
  }

  @Test func resourceControlGuardsSomeServices() throws {
    let organization = try organization(Self.example)
    let levels = organization.resourceControl(over: "111111111111", action: "s3:GetObject")
    #expect(levels.map { $0.map(\.source.name) } == [["RCPFullAWSAccess", "rcp"], ["RCPFullAWSAccess"]])
    #expect(organization.resourceControl(over: "111111111111", action: "glue:GetTable").isEmpty)
    #expect(organization.resourceControl(over: "999999999999", action: "s3:GetObject").isEmpty)
  }

  @Test func policiesHaveARNs() throws {
    let policies = try organization(Self.example).serviceControl(over: "111111111111")[0]
    #expect(policies[0].source.arn == "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess")
    let prefix = "arn:aws:organizations::999999999999:policy/o-exampleorgid/service_control_policy/p-"
    #expect(policies[1].source.arn?.hasPrefix(prefix) == true)
    #expect(policies[1].source.arn?.utf8.count == prefix.utf8.count + 8)
  }

  @Test(
    arguments: [
      ("[]", "an organization is an object with id, management, rootId, scp, rcp, fullAccess, accounts, units"),
      ("{scps: []}", "unknown key \"scps\" in an organization"),
      ("{id: acme}", "\"acme\" is no identifier of an organization"), ("{accounts: [12]}", "\"12\" is no account"),
      ("{accounts: x}", "accounts is a list or a map of account numbers"),
      (
        "{accounts: [\"111111111111\"], units: {A: {accounts: [\"111111111111\"]}}}",
        "the account 111111111111 has two places in the organization"
      ),
      ("{units: {A: {scpp: {}}}}", "unknown key \"scpp\" in the unit A"),
      ("{fullAccess: sometimes}", "fullAccess is true or false"),
      ("{scp: {A: {Statement: {Effect: Maybe}}}}", "the policy A is refused: Syntax errors in policy."),
      (
        "{rcp: {A: {Statement: {Effect: Deny, Action: \"*\", Resource: \"*\"}}}}",
        "the policy A is refused: Missing required field Principal"
      ),
      (
        "{units: {A: {units: {B: {units: {C: {units: {D: {units: {E: {units: {F: {}}}}}}}}}}}}}",
        "units lie at most five levels deep"
      ),
    ])
  func mistakesAreTold(yaml: String, message: String) throws {
    let error = #expect(throws: Diagnostic.self) { try organization(yaml) }
    #expect(error?.message == message)
  }

  @Test func mistypedKeysAreGuessed() {
    let error = #expect(throws: Diagnostic.self) { try organization("{acounts: []}") }
    #expect(error?.help == "did you mean accounts?")
  }
}
