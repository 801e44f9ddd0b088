import Basics
import Documents

extension RecordingSink {
  /// A sink that writes a file of JSON lines at the end, one line a record.
  public static func jsonLines(to path: String) -> RecordingSink {
    RecordingSink(named: "File") { records in
      var bytes: [UInt8] = []
      for record in records {
        bytes += record.json.sortedText.utf8
        bytes.append(UInt8(ascii: "\n"))
      }
      do throws(EnvironmentFailure) {
        try FileSystem.write(bytes, to: path)
        return nil
      } catch {
        return IngestionFailure(path, error.message)
      }
    }
  }
}
