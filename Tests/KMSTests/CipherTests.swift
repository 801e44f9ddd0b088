import Digests
import Documents
import Testing

@Suite struct CipherTests {
  let world: KeyWorld
  let key: String

  init() throws {
    world = try KeyWorld()
    key = world.key()
  }

  private func decrypt(_ blob: String, context: JSON? = nil, key: String? = nil) -> Answer {
    world.call(
      "Decrypt",
      ["CiphertextBlob": .string(blob), "EncryptionContext": context, "KeyId": key.map { .string($0) }])
  }

  @Test func whatIsEncryptedCanBeDecrypted() {
    let encrypted = world.call("Encrypt", ["KeyId": .string(key), "Plaintext": .string(base64("secret"))])
    #expect(encrypted["KeyId"] == world.arn(key))
    #expect(encrypted["EncryptionAlgorithm"] == "SYMMETRIC_DEFAULT")
    #expect(encrypted["CiphertextBlob"].hasPrefix("AQICAH"))
    let decrypted = decrypt(encrypted["CiphertextBlob"])
    #expect(decrypted["Plaintext"] == base64("secret"))
    #expect(decrypted["KeyId"] == world.arn(key))
    #expect(world.encrypt("secret", key) != encrypted["CiphertextBlob"])
  }

  @Test func theContextMustBeTheSame() {
    let context = JSON.object(["table": .string("orders"), "purpose": .string("test")])
    let blob = world.encrypt("secret", key, context: context)
    #expect(decrypt(blob, context: context)["Plaintext"] == base64("secret"))
    let reordered = JSON.object(["purpose": .string("test"), "table": .string("orders")])
    #expect(decrypt(blob, context: reordered).status == 200)
    for other in [nil, JSON.object(["table": .string("orders")]), .object(["tableorders": .string("purposetest")])] {
      #expect(decrypt(blob, context: other).error == "InvalidCiphertextException: ")
    }
  }

  @Test func ciphertextsKnowTheirKey() throws {
    let other = world.key()
    let blob = world.encrypt("secret", key)
    #expect(decrypt(blob, key: key).status == 200)
    #expect(
      decrypt(blob, key: other).error
        == "IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.")
    #expect(decrypt("bm9uc2Vuc2U=").error == "InvalidCiphertextException: ")
    var bytes = try #require(Base64.decode(blob))
    bytes[bytes.count - 1] ^= 1
    #expect(decrypt(Base64.encode(bytes)).error == "InvalidCiphertextException: ")
    bytes[5] = bytes[5] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
    #expect(
      decrypt(Base64.encode(bytes)).error
        == "AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in "
        + "this region, or you are not allowed to access.")
  }

  @Test func plaintextsHaveALimit() {
    func encrypt(_ count: Int) -> String {
      let plaintext = Base64.encode([UInt8](repeating: 7, count: count))
      return world.call("Encrypt", ["KeyId": .string(key), "Plaintext": .string(plaintext)]).error
    }
    #expect(encrypt(4096) == "200")
    let heading = "ValidationException: 1 validation error detected: Value at 'plaintext' failed to satisfy constraint: "
    #expect(encrypt(4097) == heading + "Member must have length less than or equal to 4096")
    #expect(encrypt(0) == heading + "Member must have length greater than or equal to 1")
    #expect(world.call("Encrypt", ["KeyId": .string(key), "Plaintext": .string("no base64")]).status == 400)
  }

  @Test func dataKeysComeInBothForms() {
    let made = world.call("GenerateDataKey", ["KeyId": .string(key), "KeySpec": .string("AES_128")])
    #expect(Base64.decode(made["Plaintext"])?.count == 16)
    #expect(decrypt(made["CiphertextBlob"])["Plaintext"] == made["Plaintext"])
    let hidden = world.call("GenerateDataKeyWithoutPlaintext", ["KeyId": .string(key), "NumberOfBytes": .number(100)])
    #expect(hidden.json["Plaintext"] == nil)
    #expect(Base64.decode(decrypt(hidden["CiphertextBlob"])["Plaintext"])?.count == 100)
    let error = "ValidationException: Please specify either number of bytes or key spec."
    #expect(world.call("GenerateDataKey", ["KeyId": .string(key)]).error == error)
    #expect(
      world.call("GenerateDataKey", ["KeyId": .string(key), "KeySpec": .string("AES_256"), "NumberOfBytes": .number(3)]).error
        == error)
  }

  @Test func reEncryptionChangesKeyAndContext() {
    let other = world.key()
    let (old, new) = (JSON.object(["a": .string("1")]), JSON.object(["b": .string("2")]))
    let blob = world.encrypt("secret", key, context: old)
    let answer = world.call(
      "ReEncrypt",
      [
        "CiphertextBlob": .string(blob), "SourceEncryptionContext": old, "DestinationKeyId": .string(other),
        "DestinationEncryptionContext": new,
      ])
    #expect(answer["SourceKeyId"] == world.arn(key))
    #expect(answer["KeyId"] == world.arn(other))
    #expect(decrypt(answer["CiphertextBlob"], context: new)["Plaintext"] == base64("secret"))
  }

  @Test func randomBytes() {
    #expect(Base64.decode(world.call("GenerateRandom", ["NumberOfBytes": .number(44)])["Plaintext"])?.count == 44)
    #expect(world.call("GenerateRandom").error == "ValidationException: NumberOfBytes is required.")
    #expect(
      world.call("GenerateRandom", ["NumberOfBytes": .number(1025)]).error
        == "ValidationException: 1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint: "
        + "Member must have value less than or equal to 1024")
  }

  @Test func dryRunsSayThatTheyWouldHaveWorked() {
    #expect(
      world.call("Encrypt", ["KeyId": .string(key), "Plaintext": .string("YQ=="), "DryRun": .bool(true)]).error
        == "DryRunOperationException: The request would have succeeded, but the DryRun option is set.")
  }
}
