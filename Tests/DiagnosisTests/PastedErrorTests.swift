import Diagnosis
import IAMPolicy
import Testing

@Suite struct PastedErrorTests {
  @Test func aWholeSentence() {
    let error = PastedError(
      "botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the GetTables "
        + "operation: User: arn:aws:sts::123456789012:assumed-role/Catalog/om is not authorized to perform: glue:GetTables on "
        + "resource: arn:aws:glue:eu-west-1:123456789012:catalog because no identity-based policy allows the glue:GetTables action"
    )
    #expect(error.code == "AccessDeniedException")
    #expect(error.operation == "GetTables")
    #expect(error.action == "glue:GetTables")
    #expect(error.resource == "arn:aws:glue:eu-west-1:123456789012:catalog")
    #expect(error.principal == "arn:aws:sts::123456789012:assumed-role/Catalog/om")
    #expect(error.principalName == "Catalog")
    #expect(error.layer == .identity)
    #expect(error.effect == .implicitDeny)
    #expect(error.causes.first?.action == "glue:GetTables")
  }
}
