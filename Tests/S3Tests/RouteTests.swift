import HTTP
import ServiceCore
import Testing

@testable import S3

@Suite struct RouteTests {
  @Test func tableIsSortedByName() {
    let names = RouteTable.routes.map { $0.call.name }
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
  }

  @Test func everyServedOperationIsAWS() {
    #expect(Set(RouteTable.operationNames).isSubset(of: ServiceModels.operations(of: "s3")))
  }

  @Test(arguments: [
    ("PUT", "/lake?cors", "PutBucketCors"), ("GET", "/lake?cors", "GetBucketCors"),
    ("PUT", "/lake?versioning", "PutBucketVersioning"), ("GET", "/lake?acl", "GetBucketAcl"),
    ("PUT", "/lake/key?acl", "PutObjectAcl"), ("POST", "/lake/key?select&select-type=2", "SelectObjectContent"),
    ("GET", "/lake?lifecycle", "GetBucketLifecycleConfiguration"), ("POST", "/lake", "PostObject"),
  ])
  func unservedOperationsNameThemselves(method: String, target: String, name: String) throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    let response = world.send(method, target)
    #expect(response.status == 501)
    #expect(response.code == "NotImplemented")
    #expect(response.text(of: "Message")?.contains("s3:\(name)") == true)
  }

  @Test(arguments: [("POST", "/lake/key", "OBJECT"), ("POST", "/", "SERVICE"), ("PATCH", "/lake", "BUCKET")])
  func methodsWithoutOperationAreNotAllowed(method: String, target: String, resource: String) throws {
    let response = try S3World().send(method, target)
    #expect(response.status == 405)
    #expect(response.code == "MethodNotAllowed")
    #expect(response.text(of: "Method") == method)
    #expect(response.text(of: "ResourceType") == resource)
  }
}
