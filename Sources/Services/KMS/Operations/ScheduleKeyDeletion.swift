import AWSWire
import Basics
import ServiceCore

/// Makes a key unusable and, after a waiting period, removes it for good.
enum ScheduleKeyDeletion: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let days: Int

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      days = try fields.integer("PendingWindowInDays", in: 7...30) ?? 30
    }
  }

  struct Output: OperationOutput {
    let key: EncryptionKey
    let days: Int

    func write(to fields: inout FieldWriter) {
      fields.field("KeyId", key.arn)
      fields.field("DeletionDate", key.deletion)
      fields.field("KeyState", key.state.rawValue)
      fields.field("PendingWindowInDays", days)
    }
  }

  static let access = StateAccess.writing

  static func conditionKeys(_ input: Input) -> [String: [String]] {
    ["kms:ScheduleKeyDeletionPendingWindowInDays": [String(input.days)]]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    var key = try key(input, in: request)
    try key.requireCustomerManaged()
    try key.requireKept()
    key.state = .pendingDeletion
    key.deletion = request.now.adding(seconds: Int64(input.days) * 86_400)
    try KeyStore(request, account: key.account).put(key)
    return Output(key: key, days: input.days)
  }
}
