import Documents
import Testing

@Suite struct SettingsTests {
  private let world: LakeWorld

  init() throws { world = try LakeWorld() }

  private var settings: JSON { world.call("GetDataLakeSettings").json["DataLakeSettings"] ?? .null }

  @Test func `an untouched catalog is open to whom IAM lets in`() throws {
    let everybody = try JSON.parse(
      #"[{"Principal": {"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}, "Permissions": ["ALL"]}]"#)
    #expect(settings["CreateDatabaseDefaultPermissions"] == everybody)
    #expect(settings["CreateTableDefaultPermissions"] == everybody)
    #expect(settings["DataLakeAdmins"] == .array([]))
    #expect(settings["Parameters"]?["CROSS_ACCOUNT_VERSION"]?.string == "1")
    #expect(settings["AllowExternalDataFiltering"]?.bool == false)
  }

  @Test func `settings are replaced as a whole`() throws {
    let admin = #"[{"DataLakePrincipalIdentifier": "arn:aws:iam::000000000000:role/Admin"}]"#
    let body = #"""
      {"DataLakeSettings": {"DataLakeAdmins": \#(admin), "Parameters": {"CROSS_ACCOUNT_VERSION": "4"},
       "TrustedResourceOwners": ["111111111111"], "Unknown": 1}}
      """#
    #expect(world.call("PutDataLakeSettings", body).json == .object([:]))
    #expect(settings["DataLakeAdmins"] == (try JSON.parse(admin)))
    #expect(settings["Parameters"]?["CROSS_ACCOUNT_VERSION"]?.string == "4")
    #expect(settings["TrustedResourceOwners"]?.elements?.count == 1)
    #expect(settings["CreateTableDefaultPermissions"] == .array([]))
    #expect(settings["Unknown"] == nil)
    world.call("PutDataLakeSettings", #"{"DataLakeSettings": {}}"#)
    #expect(settings["DataLakeAdmins"] == .array([]))
    #expect(settings["Parameters"]?["CROSS_ACCOUNT_VERSION"]?.string == "1")
  }

  @Test(arguments: [
    (
      #"{"DataLakeAdmins": [{"DataLakePrincipalIdentifier": "arn:aws:iam::000000000000:role/Nobody"}]}"#,
      "Invalid principal, arn: arn:aws:iam::000000000000:role/Nobody"
    ),
    (
      #"{"ReadOnlyAdmins": [{"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}]}"#,
      "Invalid principal, arn: IAM_ALLOWED_PRINCIPALS"
    ),
    (
      #"{"CreateTableDefaultPermissions": [{"Principal": {"DataLakePrincipalIdentifier": "a"}, "Permissions": ["ALL"]}]}"#,
      "CreateTableDefaultPermissions may only be empty or grant ALL to IAM_ALLOWED_PRINCIPALS."
    ),
    (
      #"{"Parameters": {"CROSS_ACCOUNT_VERSION": "9"}}"#, "9 is not a valid value of the parameter CROSS_ACCOUNT_VERSION."
    ),
  ])
  func `what no settings can be is refused and changes nothing`(settings: String, message: String) {
    let before = self.settings
    #expect(world.call("PutDataLakeSettings", "{\"DataLakeSettings\": \(settings)}").error == "InvalidInputException: \(message)")
    #expect(self.settings == before)
  }

  @Test func `another account's settings are another's`() {
    world.call("PutDataLakeSettings", #"{"DataLakeSettings": {"AllowExternalDataFiltering": true}}"#)
    #expect(settings["AllowExternalDataFiltering"]?.bool == true)
    let other = world.call("GetDataLakeSettings", "{}", by: "111111111111").json["DataLakeSettings"]
    #expect(other?["AllowExternalDataFiltering"]?.bool == false)
  }

  @Test func `new databases and tables follow the settings`() {
    world.call("PutDataLakeSettings", #"{"DataLakeSettings": {}}"#)
    world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": .string("closed")])])
    world.createTable("t", in: "closed", columns: ["a"])
    let database = world.glue("GetDatabase", ["Name": .string("closed")]).json["Database"]
    #expect(database?["CreateTableDefaultPermissions"] == .array([]))
    #expect(world.grants(#"{"Resource": {"Database": {"Name": "closed"}}}"#) == [])
    #expect(world.grants(#"{"Resource": {"Table": {"DatabaseName": "closed", "Name": "t"}}}"#) == [])
  }
}
