import AWSWire
import ServiceCore

/// Lists the engine versions that a workgroup can choose.
enum ListEngineVersions: AWSOperation {
  struct Input: OperationInput {
    init(_ fields: Fields) throws(ServiceError) {
      _ = try fields.string("NextToken", AthenaShapes.token)
      _ = try fields.integer("MaxResults", in: 1...10)
    }
  }

  struct Output: OperationOutput {
    func write(to fields: inout FieldWriter) {
      fields.list("EngineVersions", ["AUTO", "Athena engine version 3"]) { item, version in
        item.field("SelectedEngineVersion", version)
        item.field("EffectiveEngineVersion", "Athena engine version 3")
      }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("athena:ListEngineVersions")]
  }

  static func perform(_ input: Input, in request: RequestContext) -> Output { Output() }
}
