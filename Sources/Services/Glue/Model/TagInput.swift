import AWSWire
import Documents
import ServiceCore

/// The ARN and the tags that the tag operations take.
enum TagInput {
  /// `GlueResourceArn`
  static func arn(_ fields: Fields) throws(ServiceError) -> String {
    try fields.required("ResourceArn", resourceARN)
  }

  /// `TagsMap`: at most 50 tags; nil if absent.
  static func tags(_ name: String, _ fields: Fields) throws(ServiceError) -> [(key: String, value: String)]? {
    let shape = Shape.map(key: .length(1...128), value: .length(0...256))
    guard let members = try fields.document(name, as: shape)?.members else { return nil }
    if members.count > 50 {
      fields.violate(name, "'{\(members.count) tags}'", "Member must have length less than or equal to 50")
    }
    return members.map { (key: $0.name, value: $0.value.string ?? "") }
  }

  /// An action on a tagged resource, which may belong to another account.
  static func permission(_ action: String, on arn: String, context: [String: [String]] = [:]) -> [Permission] {
    [Permission("glue:\(action)", on: [arn], resourceAccount: ARN(arn)?.account, context: context)]
  }

  /// The condition keys of the tags that a request brings.
  static func conditionKeys(_ tags: [(key: String, value: String)]) -> [String: [String]] {
    guard !tags.isEmpty else { return [:] }
    var keys = ["aws:TagKeys": tags.map(\.key)]
    for tag in tags { keys["aws:RequestTag/\(tag.key)"] = [tag.value] }
    return keys
  }

  /// `GlueResourceArn`, as a constraint.
  static let resourceARN = StringConstraint(
    minimum: 1, maximum: 10_240,
    pattern: .init("arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*") { text in
      ARN(text)?.service == "glue" && ARN(text)?.partition.hasPrefix("aws") == true
    })
}
