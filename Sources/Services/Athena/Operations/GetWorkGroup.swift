import AWSWire
import Documents
import ServiceCore

/// Answers one workgroup.
enum GetWorkGroup: AWSOperation {
  struct Input: OperationInput {
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let workGroup: JSON

    func write(to fields: inout FieldWriter) { fields.field("WorkGroup", workGroup) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("GetWorkGroup", workGroup: input.name)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(workGroup: try WorkGroupStore(request).find(input.name))
  }
}
