import Documents
import Testing

@Suite struct WorkGroupTests {
  let lake: Lake

  init() throws {
    lake = try Lake()
  }

  @Test func primaryIsAlwaysThere() throws {
    let group = try lake.call("GetWorkGroup", #"{"WorkGroup": "primary"}"#).body["WorkGroup"]
    #expect(group?["State"]?.string == "ENABLED")
    #expect(group?["Configuration"]?["EngineVersion"]?["EffectiveEngineVersion"]?.string == "Athena engine version 3")
    #expect(try lake.call("DeleteWorkGroup", #"{"WorkGroup": "primary"}"#).status == 400)
  }

  @Test func aWorkGroupIsCreatedChangedListedAndRemoved() throws {
    #expect(try lake.call("CreateWorkGroup", #"{"Name": "a", "Description": "d"}"#).status == 200)
    let again = try lake.call("CreateWorkGroup", #"{"Name": "a"}"#)
    #expect(again.body["Message"]?.string == "WorkGroup a is already created")
    _ = try lake.call("UpdateWorkGroup", #"{"WorkGroup": "a", "State": "DISABLED"}"#)
    let groups = try lake.call("ListWorkGroups").body["WorkGroups"]?.elements
    #expect(groups?.map { $0["Name"]?.string } == ["a", "primary"])
    #expect(groups?.first?["State"]?.string == "DISABLED")
    #expect(try lake.call("DeleteWorkGroup", #"{"WorkGroup": "a"}"#).status == 200)
    #expect(try lake.call("GetWorkGroup", #"{"WorkGroup": "a"}"#).body["Message"]?.string == "WorkGroup is not found.")
  }

  @Test func aDisabledOrMissingWorkGroupTakesNoQueries() throws {
    _ = try lake.call("CreateWorkGroup", #"{"Name": "a"}"#)
    _ = try lake.call("UpdateWorkGroup", #"{"WorkGroup": "a", "State": "DISABLED"}"#)
    var input = lake.start("SELECT 1")
    input.set("WorkGroup", .string("a"))
    #expect(try lake.call("StartQueryExecution", input).body["Message"]?.string == "WorkGroup a is disabled.")
    input.set("WorkGroup", .string("b"))
    #expect(try lake.call("StartQueryExecution", input).body["Message"]?.string == "WorkGroup is not found.")
  }

  @Test func anEnforcedWorkGroupDecidesTheOutputLocation() throws {
    _ = try lake.call(
      "CreateWorkGroup",
      #"{"Name": "a", "Configuration": {"ResultConfiguration": {"OutputLocation": "s3://results/own/"}}}"#)
    var input = lake.start("SELECT 1")
    input.set("WorkGroup", .string("a"))
    #expect(try outputLocation(of: input).hasPrefix("s3://results/own/"))
    _ = try lake.call(
      "UpdateWorkGroup",
      #"{"WorkGroup": "a", "ConfigurationUpdates": {"EnforceWorkGroupConfiguration": false}}"#)
    #expect(try outputLocation(of: input).hasPrefix("s3://results/out/"))
  }

  @Test func catalogsOfTheAccountAreRegisteredBesideTheBuiltInOne() throws {
    let input = #"{"Name": "other", "Type": "GLUE", "Parameters": {"catalog-id": "111122223333"}}"#
    #expect(try lake.call("CreateDataCatalog", input).status == 200)
    #expect(try lake.call("CreateDataCatalog", input).status == 400)
    let names = try lake.call("ListDataCatalogs").body["DataCatalogsSummary"]?.elements?.map { $0["CatalogName"]?.string }
    #expect(names == ["AwsDataCatalog", "other"])
    #expect(try lake.call("DeleteDataCatalog", #"{"Name": "OTHER"}"#).status == 200)
    #expect(try lake.call("GetDataCatalog", #"{"Name": "other"}"#).status == 400)
  }

  private func outputLocation(of input: JSON) throws -> String {
    let id = try #require(try lake.call("StartQueryExecution", input).body["QueryExecutionId"])
    let execution = try lake.call("GetQueryExecution", .object(["QueryExecutionId": id])).body["QueryExecution"]
    return execution?["ResultConfiguration"]?["OutputLocation"]?.string ?? ""
  }
}
