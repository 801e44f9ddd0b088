/// How a table's files are read and written: Hive's classes and their parameters.
struct StorageFormat: Sendable {
  var input: String
  var output: String
  var serializer: String
  var parameters: [DefinitionStatement.Property] = [.init(name: "serialization.format", value: "1")]

  /// Delimited text, which is what Hive takes when nothing is said.
  static let text = StorageFormat(
    input: "org.apache.hadoop.mapred.TextInputFormat",
    output: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    serializer: "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe")

  /// The format of a word after `STORED AS`; nil for words that are none.
  init?(named word: String) {
    let ql = "org.apache.hadoop.hive.ql.io"
    let text = StorageFormat.text
    switch word {
    case "TEXTFILE": self = text
    case "JSONFILE":
      self.init(input: text.input, output: text.output, serializer: "org.apache.hive.hcatalog.data.JsonSerDe")
    case "PARQUET", "PARQUETFILE":
      self.init(
        input: "\(ql).parquet.MapredParquetInputFormat", output: "\(ql).parquet.MapredParquetOutputFormat",
        serializer: "\(ql).parquet.serde.ParquetHiveSerDe")
    case "ORC", "ORCFILE":
      self.init(
        input: "\(ql).orc.OrcInputFormat", output: "\(ql).orc.OrcOutputFormat", serializer: "\(ql).orc.OrcSerde")
    case "AVRO":
      self.init(
        input: "\(ql).avro.AvroContainerInputFormat", output: "\(ql).avro.AvroContainerOutputFormat",
        serializer: "org.apache.hadoop.hive.serde2.avro.AvroSerDe")
    case "RCFILE":
      self.init(
        input: "\(ql).RCFileInputFormat", output: "\(ql).RCFileOutputFormat",
        serializer: "org.apache.hadoop.hive.serde2.columnar.LazyBinaryColumnarSerDe")
    case "SEQUENCEFILE":
      self.init(
        input: "org.apache.hadoop.mapred.SequenceFileInputFormat", output: "\(ql).HiveSequenceFileOutputFormat",
        serializer: text.serializer)
    default: return nil
    }
  }

  init(input: String, output: String, serializer: String) {
    (self.input, self.output, self.serializer) = (input, output, serializer)
  }

  mutating func set(_ name: String, _ value: String) {
    parameters.removeAll { $0.name == name }
    parameters.append(.init(name: name, value: value))
  }
}
