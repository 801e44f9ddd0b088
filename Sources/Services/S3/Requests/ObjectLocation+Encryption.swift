import AWSWire
import ServiceCore

extension ObjectLocation {
  /// Asks KMS for what an object to be needs, as the caller: kms:GenerateDataKey for a data key of its own.
  /// - Throws: KMS's refusal in S3's form.
  func encryption(
    _ asked: EncryptionChoice?, in context: RequestContext
  ) throws(ServiceError) -> ObjectEncryption {
    let choice = EncryptionChoice.effective(asked, in: bucket)
    guard choice.method.usesKMS else { return .standard }
    let usesBucketKey = choice.method == .kms && choice.usesBucketKey == true
    var facts = choice.context
    facts["aws:s3:arn"] = usesBucketKey ? bucket.arn : arn
    let keys = try keys(context)
    do {
      let made = try keys.dataKey(under: choice.key, context: facts, for: regional(context))
      return ObjectEncryption(
        method: choice.method, keyARN: made.keyARN, usesBucketKey: usesBucketKey, context: facts,
        contextHeader: choice.contextHeader, dataKey: made.ciphertext)
    } catch {
      throw .refusedByKMS(error)
    }
  }

  /// Has KMS open the data key of an object or upload, as the caller (kms:Decrypt). Nothing for S3's own keys.
  /// - Throws: KMS's refusal in S3's form.
  func unlock(_ encryption: ObjectEncryption, in context: RequestContext) throws(ServiceError) {
    guard encryption.method.usesKMS else { return }
    let keys = try keys(context)
    do {
      _ = try keys.decrypt(encryption.dataKey, context: encryption.context, for: regional(context))
    } catch {
      throw .refusedByKMS(error)
    }
  }

  private func keys(_ context: RequestContext) throws(ServiceError) -> any KeyPort {
    guard let keys = context.cloud.ports.keys else { throw .headerNotImplemented("x-amz-server-side-encryption") }
    return keys
  }

  /// Keys are those of the bucket's region, wherever the call came in.
  private func regional(_ context: RequestContext) -> RequestContext {
    var context = context
    context.region = bucket.region
    return context
  }
}
