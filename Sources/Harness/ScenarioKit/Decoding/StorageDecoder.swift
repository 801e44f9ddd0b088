import Basics
import Documents

/// Reads buckets and objects.
struct StorageDecoder {
  let reading: Reading

  /// Reads `{bucket: {key: content}}`, or a list of names of empty buckets.
  func decode(_ yaml: YAML) -> [BucketSeed] {
    if let names = yaml.elements {
      return names.compactMap { name in
        reading.text(name, "a bucket's name").map { BucketSeed(name: $0, objects: [], location: name.location) }
      }
    }
    return reading.named(yaml, "`storage`", form: "`lake:` with its objects below").map { name, key, value in
      let objects = reading.named(value, "a bucket", form: "`folder/file.csv:` lines").compactMap { object($0, $1, $2) }
      return BucketSeed(name: name, objects: objects, location: key.location)
    }
  }

  private func object(_ name: String, _ key: YAML, _ yaml: YAML) -> BucketSeed.Object? {
    var object = BucketSeed.Object(key: name, content: .text(""), metadata: [], location: key.location)
    if yaml.entries == nil {
      guard let text = yaml.isNull ? "" : reading.text(yaml, "an object") else { return nil }
      object.content = .text(text)
      return object
    }
    guard var keys = KeyReader(yaml, "an object", reading), let content = content(&keys) else { return nil }
    object.content = content
    object.contentType = keys.value("contentType").flatMap { reading.text($0, "`contentType`") }
    object.metadata = keys.value("metadata").map { reading.pairs($0, "metadata") } ?? []
    keys.finish()
    return object
  }

  private func content(_ keys: inout KeyReader) -> BucketSeed.Content? {
    let text = keys.value("text").flatMap { reading.text($0, "`text`") }
    let file = keys.value("file").flatMap { reading.file($0, "`file`") }
    let bytes = keys.value("bytes").flatMap { reading.integer($0, "`bytes`", 0...(1 << 30)) }
    guard keys.present(among: ["text", "file", "bytes"]).count == 1 else {
      reading.report(.contradiction, "an object has one of `text`, `file` and `bytes`", at: keys.location)
      return nil
    }
    return text.map { .text($0) } ?? file.map { .file($0) } ?? bytes.map { .zeros($0) }
  }
}
