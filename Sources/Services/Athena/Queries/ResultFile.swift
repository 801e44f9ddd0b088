import SQLColumns
import SQLPlanning

/// A result as the files that Athena leaves in the output location.
struct ResultFile {
  private let output: QueryOutput

  init(_ output: QueryOutput) {
    self.output = output
  }

  /// The content: CSV with every value quoted and NULL empty, or lines of text.
  var bytes: [UInt8] {
    switch output.form {
    case .table:
      let header = output.columns.map { Optional($0.name) }
      return ([header] + output.rows).flatMap { Array((ResultFile.line($0) + "\n").utf8) }
    case .text: return output.rows.flatMap { Array(($0.map { $0 ?? "" }.joined(separator: "\t") + "\n").utf8) }
    }
  }

  /// The columns as Athena's `.metadata` file has them: protocol buffers, one field 4 for each column.
  var metadata: [UInt8] {
    output.columns.flatMap { column in
      var message = ProtocolBuffer()
      let (precision, scale) = column.type.precisionAndScale
      message.field(1, "hive")
      message.field(4, column.name)
      message.field(5, column.name)
      message.field(6, output.form == .text ? "string" : column.type.columnType)
      message.field(7, precision)
      message.field(8, scale)
      message.field(9, 3)
      message.field(10, column.type.isText ? 1 : 0)
      var file = ProtocolBuffer()
      file.field(4, message.bytes)
      return file.bytes
    }
  }

  private static func line(_ cells: [String?]) -> String {
    cells.map { cell in cell.map { "\"\($0.replacing("\"", with: "\"\""))\"" } ?? "" }.joined(separator: ",")
  }
}

/// Writes the few kinds of protocol buffer field that result metadata needs.
private struct ProtocolBuffer {
  private(set) var bytes: [UInt8] = []

  mutating func field(_ number: UInt8, _ text: String) { field(number, Array(text.utf8)) }

  mutating func field(_ number: UInt8, _ content: [UInt8]) {
    bytes.append(number << 3 | 2)
    variable(UInt64(content.count))
    bytes += content
  }

  mutating func field(_ number: UInt8, _ value: Int) {
    bytes.append(number << 3)
    variable(UInt64(max(0, value)))
  }

  private mutating func variable(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
