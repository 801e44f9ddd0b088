import Documents
import Testing

@Suite struct LocationTests {
  private let world: LakeWorld

  init() throws { world = try LakeWorld() }

  private static let role = "arn:aws:iam::000000000000:role/Admin"

  @discardableResult
  private func register(_ arn: String, _ more: String = #""UseServiceLinkedRole": true"#) -> Answer {
    world.call("RegisterResource", "{\"ResourceArn\": \"\(arn)\", \(more)}")
  }

  private func describe(_ arn: String) -> Answer { world.call("DescribeResource", "{\"ResourceArn\": \"\(arn)\"}") }

  private func list(_ body: String) -> [String] {
    let list = world.call("ListResources", body).json["ResourceInfoList"]?.elements ?? []
    return list.compactMap { $0["ResourceArn"]?.string }
  }

  @Test func `a location is registered with the service's own role or with another`() {
    #expect(register("arn:aws:s3:::lake").json == .object([:]))
    register("arn:aws:s3:::lake/raw/", "\"RoleArn\": \"\(LocationTests.role)\", \"HybridAccessEnabled\": true")
    let own = describe("arn:aws:s3:::lake").json["ResourceInfo"]
    #expect(
      own?["RoleArn"]?.string
        == "arn:aws:iam::000000000000:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess")
    #expect(own?["LastModified"]?.double == 1_772_355_600)
    #expect(own?["HybridAccessEnabled"] == nil)
    let other = describe("arn:aws:s3:::lake/raw").json["ResourceInfo"]
    #expect(other?["RoleArn"]?.string == LocationTests.role)
    #expect(other?["HybridAccessEnabled"]?.bool == true)
  }

  @Test func `a location is registered once, updated and deregistered`() {
    register("arn:aws:s3:::lake/a")
    #expect(register("arn:aws:s3:::lake/a/").error == "AlreadyExistsException: Resource is already registered")
    let update = "{\"ResourceArn\": \"arn:aws:s3:::lake/a\", \"RoleArn\": \"\(LocationTests.role)\", \"WithFederation\": false}"
    #expect(world.call("UpdateResource", update).status == 200)
    #expect(describe("arn:aws:s3:::lake/a").json["ResourceInfo"]?["RoleArn"]?.string == LocationTests.role)
    #expect(describe("arn:aws:s3:::lake/a").json["ResourceInfo"]?["WithFederation"]?.bool == false)
    #expect(world.call("DeregisterResource", #"{"ResourceArn": "arn:aws:s3:::lake/a"}"#).status == 200)
    for operation in ["DeregisterResource", "DescribeResource"] {
      let answer = world.call(operation, #"{"ResourceArn": "arn:aws:s3:::lake/a"}"#)
      #expect(answer.error == "EntityNotFoundException: Entity not found")
    }
    #expect(world.call("UpdateResource", update).code == "EntityNotFoundException")
  }

  @Test(arguments: ["s3://lake", "arn:aws:s3:::", "arn:aws:iam::000000000000:role/Admin", "LakeFormation-arn:aws:s3:::lake"])
  func `only S3 has locations`(arn: String) {
    #expect(register(arn).error == "InvalidInputException: Unsupported resource ARN Format")
    #expect(describe(arn).code == "InvalidInputException")
  }

  @Test func `one role has to be chosen`() {
    #expect(register("arn:aws:s3:::lake", #""UseServiceLinkedRole": false"#).code == "InvalidInputException")
    let both = "\"UseServiceLinkedRole\": true, \"RoleArn\": \"\(LocationTests.role)\""
    #expect(register("arn:aws:s3:::lake", both).code == "InvalidInputException")
    #expect(register("arn:aws:s3:::lake", #""RoleArn": "Admin""#).code == "ValidationException")
  }

  @Test(arguments: [
    (#"{"Field": "RESOURCE_ARN", "ComparisonOperator": "EQ", "StringValueList": ["arn:aws:s3:::b"]}"#, ["b"]),
    (#"{"Field": "RESOURCE_ARN", "ComparisonOperator": "NE", "StringValueList": ["arn:aws:s3:::b"]}"#, ["a", "a/x"]),
    (#"{"Field": "RESOURCE_ARN", "ComparisonOperator": "BEGINS_WITH", "StringValueList": ["arn:aws:s3:::a"]}"#, ["a", "a/x"]),
    (#"{"Field": "RESOURCE_ARN", "ComparisonOperator": "CONTAINS", "StringValueList": ["/x"]}"#, ["a/x"]),
    (#"{"Field": "RESOURCE_ARN", "ComparisonOperator": "NOT_CONTAINS", "StringValueList": ["/x"]}"#, ["a", "b"]),
    (#"{"Field": "RESOURCE_ARN", "ComparisonOperator": "IN", "StringValueList": ["arn:aws:s3:::a", "x"]}"#, ["a"]),
    (
      #"{"Field": "RESOURCE_ARN", "ComparisonOperator": "BETWEEN", "StringValueList": ["arn:aws:s3:::a/", "arn:aws:s3:::c"]}"#,
      ["a/x", "b"]
    ),
    (#"{"Field": "ROLE_ARN", "ComparisonOperator": "EQ", "StringValueList": ["arn:aws:iam::000000000000:role/Admin"]}"#, ["b"]),
    (#"{"Field": "LAST_MODIFIED", "ComparisonOperator": "GE", "StringValueList": ["2026-03-01T09:00:00Z"]}"#, ["a", "a/x", "b"]),
    (#"{"Field": "LAST_MODIFIED", "ComparisonOperator": "LT", "StringValueList": ["1772355600"]}"#, []),
  ])
  func `conditions choose locations`(condition: String, names: [String]) {
    for name in ["a", "a/x"] { register("arn:aws:s3:::\(name)") }
    register("arn:aws:s3:::b", "\"RoleArn\": \"\(LocationTests.role)\"")
    #expect(list("{\"FilterConditionList\": [\(condition)]}") == names.map { "arn:aws:s3:::\($0)" })
  }

  @Test func `conditions that do not fit are refused`() {
    register("arn:aws:s3:::a")
    for condition in [
      #"{"Field": "RESOURCE_ARN", "ComparisonOperator": "EQ", "StringValueList": []}"#,
      #"{"Field": "LAST_MODIFIED", "ComparisonOperator": "CONTAINS", "StringValueList": ["1"]}"#,
      #"{"Field": "LAST_MODIFIED", "ComparisonOperator": "EQ", "StringValueList": ["soon"]}"#,
      #"{"ComparisonOperator": "EQ", "StringValueList": ["a"]}"#,
    ] {
      #expect(world.call("ListResources", "{\"FilterConditionList\": [\(condition)]}").code == "InvalidInputException")
    }
  }

  @Test func `the list has pages`() {
    for number in 0..<5 { register("arn:aws:s3:::lake-\(number)") }
    var (seen, token) = ([String](), String?.none)
    repeat {
      let next = token.map { ", \"NextToken\": \"\($0)\"" } ?? ""
      let page = world.call("ListResources", "{\"MaxResults\": 2\(next)}").json
      #expect((page["ResourceInfoList"]?.elements ?? []).count <= 2)
      seen += (page["ResourceInfoList"]?.elements ?? []).compactMap { $0["ResourceArn"]?.string }
      token = page["NextToken"]?.string
    } while token != nil
    #expect(seen == (0..<5).map { "arn:aws:s3:::lake-\($0)" })
    #expect(world.call("ListResources", #"{"NextToken": "zz"}"#).code == "InvalidInputException")
  }
}
