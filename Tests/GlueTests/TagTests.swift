import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// TagResource, UntagResource, GetTags, and tags given at creation.
@Suite struct TagTests {
  private let arn = "arn:aws:glue:us-east-1:000000000000:database/sales"

  private func catalog() throws -> Catalog {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"sales"},"Tags":{"b":"2","a":"1"}}"#)
    return catalog
  }

  private func tags(_ catalog: Catalog) -> String { catalog.call("GetTags", #"{"ResourceArn":"\#(arn)"}"#).text }

  // MARK: Serialization

  @Test func tagsComeSortedByKey() throws {
    let catalog = try catalog()
    #expect(tags(catalog) == #"{"Tags":{"a":"1","b":"2"}}"#)
    #expect(catalog.call("TagResource", #"{"ResourceArn":"\#(arn)","TagsToAdd":{"c":"","a":"9"}}"#).text == "{}")
    #expect(tags(catalog) == #"{"Tags":{"a":"9","b":"2","c":""}}"#)
    #expect(catalog.call("UntagResource", #"{"ResourceArn":"\#(arn)","TagsToRemove":["a","none"]}"#).text == "{}")
    #expect(tags(catalog) == #"{"Tags":{"b":"2","c":""}}"#)
  }

  @Test func noTagsAreAnEmptyMap() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"sales"}}"#)
    #expect(tags(catalog) == #"{"Tags":{}}"#)
  }

  @Test(arguments: [
    ("TagResource", #""TagsToAdd":["a"]"#), ("TagResource", #""TagsToAdd":{"a":1}"#), ("UntagResource", #""TagsToRemove":"a""#),
  ])
  func wrongTypes(_ operation: String, _ members: String) throws {
    #expect(try catalog().problem(operation, #"{"ResourceArn":"\#(arn)",\#(members)}"#).hasPrefix("SerializationException: "))
  }

  // MARK: Validation

  @Test(arguments: [
    ("GetTags", "{}", "Value null at 'resourceArn' failed to satisfy constraint: Member must not be null"),
    (
      "TagResource", #"{"ResourceArn":"arn:aws:glue:us-east-1:1:database/a"}"#,
      "Value null at 'tagsToAdd' failed to satisfy constraint: Member must not be null"
    ),
    (
      "UntagResource", #"{"ResourceArn":"arn:aws:glue:us-east-1:1:database/a"}"#,
      "Value null at 'tagsToRemove' failed to satisfy constraint: Member must not be null"
    ),
    (
      "TagResource", #"{"ResourceArn":"arn:aws:glue:us-east-1:1:database/a","TagsToAdd":{"":"v"}}"#,
      "Value '{}' at 'tagsToAdd' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length greater than or equal to 1]"
    ),
    (
      "CreateDatabase", #"{"DatabaseInput":{"Name":"a"},"Tags":{"":"v"}}"#,
      "Value '{}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length greater than or equal to 1]"
    ),
  ])
  func violations(_ operation: String, _ body: String, _ sentence: String) throws {
    let catalog = try Catalog(.init(enforcement: .off))
    #expect(catalog.problem(operation, body) == "ValidationException: 1 validation error detected: " + sentence)
  }

  @Test func thereAreAtMostFiftyTags() throws {
    let tags = (0...50).map { #""k\#($0)":"v""# }.joined(separator: ",")
    #expect(
      try catalog().problem("TagResource", #"{"ResourceArn":"\#(arn)","TagsToAdd":{\#(tags)}}"#)
        == "ValidationException: 1 validation error detected: Value '{51 tags}' at 'tagsToAdd' failed to satisfy constraint: "
        + "Member must have length less than or equal to 50")
  }

  @Test(arguments: ["x", "arn:aws:s3:::bucket", "arn:aws:glue", "glue:arn:aws:glue:a:b:c"]) func otherARNs(_ arn: String) throws {
    let catalog = try Catalog(.init(enforcement: .off))
    #expect(
      catalog.problem("GetTags", #"{"ResourceArn":"\#(arn)"}"#)
        == "ValidationException: 1 validation error detected: Value '\(arn)' at 'resourceArn' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*")
  }

  // MARK: Behaviour

  @Test(arguments: [
    ("", "InvalidInputException: Resources of the kind  cannot be tagged."),
    ("/", "InvalidInputException: Resources of the kind  cannot be tagged."),
    ("database", "InvalidInputException: Resources of the kind database cannot be tagged."),
    ("table/sales/orders", "InvalidInputException: Resources of the kind table cannot be tagged."),
    ("database/", "EntityNotFoundException: Database  not found."),
    ("database/none", "EntityNotFoundException: Database none not found."),
  ])
  func otherResources(_ resource: String, _ problem: String) throws {
    let body = #"{"ResourceArn":"arn:aws:glue:us-east-1:000000000000:\#(resource)"}"#
    #expect(try catalog().problem("GetTags", body) == problem)
  }

  @Test func theCaseOfTheNameDoesNotMatter() throws {
    let catalog = try catalog()
    try catalog.ok("TagResource", #"{"ResourceArn":"arn:aws:glue:us-east-1:000000000000:database/SALES","TagsToAdd":{"c":"3"}}"#)
    #expect(tags(catalog) == #"{"Tags":{"a":"1","b":"2","c":"3"}}"#)
  }

  @Test func tagsGoWithTheirDatabase() throws {
    let catalog = try catalog()
    try catalog.ok("DeleteDatabase", #"{"Name":"sales"}"#)
    #expect(catalog.problem("GetTags", #"{"ResourceArn":"\#(arn)"}"#) == "EntityNotFoundException: Database sales not found.")
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"sales"}}"#)
    #expect(tags(catalog) == #"{"Tags":{}}"#)
  }

  @Test func otherRegionsAndAccounts() throws {
    let catalog = try catalog()
    let far = #"{"ResourceArn":"arn:aws:glue:eu-west-1:000000000000:database/sales"}"#
    #expect(catalog.problem("GetTags", far) == "EntityNotFoundException: Database sales not found.")
    let foreign = catalog.problem("GetTags", #"{"ResourceArn":"\#(arn)"}"#, account: "111122223333")
    #expect(
      foreign
        == "AccessDeniedException: User: arn:aws:iam::111122223333:root is not authorized to perform: glue:GetTags on resource: "
        + "\(arn) because no resource-based policy allows the glue:GetTags action")
  }
}
