import AWSWire
import Basics
import Documents
import Testing

@Suite struct FieldWriterTests {
  private func json(_ write: (inout FieldWriter) -> Void) -> String {
    String(decoding: FieldWriter.structure(.json, write), as: UTF8.self)
  }

  private func xml(_ write: (inout FieldWriter) -> Void) -> String {
    String(decoding: FieldWriter.structure(.xml, write), as: UTF8.self)
  }

  /// One of everything.
  private func everything(_ fields: inout FieldWriter) {
    fields.field("Text", "a<b>&\"c\"\n")
    fields.field("Gone", String?.none)
    fields.field("Number", -5)
    fields.field("Yes", true)
    fields.field("When", Timestamp(milliseconds: 1_700_000_000_500))
    fields.structure("Inner") { $0.field("A", "1") }
    fields.structure("Empty") { _ in }
    fields.list("Names", ["x", "y"])
    fields.list("None", [String]())
    fields.list("Absent", [String]?.none)
    fields.list("Items", [1, 2]) { item, number in
      item.field("Id", number)
      item.list("Tags", number == 1 ? [] : ["t"])
    }
    fields.map("Map", [(key: "k", value: "v"), (key: "l", value: "w")])
    fields.field("Last", "z")
  }

  @Test func jsonOfEverything() {
    #expect(
      json(everything)
        == #"{"Text":"a<b>&\"c\"\n","Number":-5,"Yes":true,"When":1700000000.5,"Inner":{"A":"1"},"Empty":{},"#
        + #""Names":["x","y"],"None":[],"Items":[{"Id":1,"Tags":[]},{"Id":2,"Tags":["t"]}],"#
        + #""Map":{"k":"v","l":"w"},"Last":"z"}"#)
  }

  @Test func xmlOfEverything() {
    #expect(
      xml(everything)
        == "<Text>a&lt;b&gt;&amp;&quot;c&quot;\n</Text><Number>-5</Number><Yes>true</Yes><When>2023-11-14T22:13:20Z</When>"
        + "<Inner><A>1</A></Inner><Empty></Empty><Names><member>x</member><member>y</member></Names><None></None>"
        + "<Items><member><Id>1</Id><Tags></Tags></member><member><Id>2</Id><Tags><member>t</member></Tags></member></Items>"
        + "<Map><entry><key>k</key><value>v</value></entry><entry><key>l</key><value>w</value></entry></Map><Last>z</Last>")
  }

  @Test func rawDocuments() throws {
    let text = json { fields in
      fields.raw("One", Array(#"{"a":1}"#.utf8))
      fields.rawList("Many", [Array("1".utf8), Array("[2]".utf8)])
      fields.rawList("Nothing", [])
      fields.field("Value", JSON.array([.null, .bool(false)]))
    }
    #expect(text == #"{"One":{"a":1},"Many":[1,[2]],"Nothing":[],"Value":[null,false]}"#)
    #expect(try JSON.parse(text)["Many"]?.elements?.count == 2)
  }

  @Test func outputIsValidForEveryControlCharacter() throws {
    let value = String(String.UnicodeScalarView((0..<0x80).compactMap { Unicode.Scalar($0) }))
    let text = json { $0.field(value, value) }
    let members = try #require(try JSON.parse(text).members)
    #expect(members.map(\.name) == [value])
    #expect(members.first?.value.string == value)
  }

  @Test func elementWithNamespace() {
    var writer = FieldWriter(.xml)
    writer.element("R", xmlns: "urn:x") { $0.field("A", "1") }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"<R xmlns="urn:x"><A>1</A></R>"#)
  }
}
