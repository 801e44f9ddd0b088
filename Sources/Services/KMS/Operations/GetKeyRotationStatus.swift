import AWSWire
import Basics
import ServiceCore

/// Answers whether a key is rotated automatically, and when next.
enum GetKeyRotationStatus: AWSOperation, KeyAction {
  typealias Input = KeyIDInput

  struct Output: OperationOutput {
    let key: EncryptionKey
    let next: Timestamp?

    func write(to fields: inout FieldWriter) {
      let isRotated = key.rotationPeriod != nil && key.state != .pendingDeletion
      fields.field("KeyRotationEnabled", isRotated)
      fields.field("KeyId", key.arn)
      guard isRotated else { return }
      fields.field("RotationPeriodInDays", key.rotationPeriod)
      fields.field("NextRotationDate", next)
    }
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let key = try key(input, in: request)
    return Output(key: key, next: key.nextRotation(after: request.now))
  }
}
