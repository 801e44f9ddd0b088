import Basics
import Documents
import Testing

@Suite struct XMLTests {
  private func parse(_ text: String) throws(XMLError) -> XMLElement { try XMLElement.parse(Array(text.utf8)) }

  @Test func `reads elements, attributes, text and namespaces`() throws {
    let root = try parse(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <AccessControlPolicy xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <Owner><ID>1</ID></Owner>
        <Grant xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <Grantee xsi:type="CanonicalUser" note="a &amp; b &lt;&#x41;"/>
        </Grant>
        <Grant/>
      </AccessControlPolicy>
      """)
    #expect(root.name == "AccessControlPolicy")
    #expect(root.namespace == "http://s3.amazonaws.com/doc/2006-03-01/")
    #expect(root.text == "")
    #expect(root.children.map(\.name) == ["Owner", "Grant", "Grant"])
    #expect(root.children.map(\.line) == [3, 4, 7])
    #expect(root.child("Owner")?.text(of: "ID") == "1")
    #expect(root.all("Grant").count == 2)
    let grantee = try #require(root.child("Grant")?.child("Grantee"))
    #expect(
      grantee.attributes == [
        XMLElement.Attribute(name: "type", namespace: "http://www.w3.org/2001/XMLSchema-instance", value: "CanonicalUser"),
        XMLElement.Attribute(name: "note", value: "a & b <A"),
      ])
    #expect(grantee.attribute("note") == "a & b <A" && grantee.attribute("other") == nil)
    #expect(root.child("Nothing") == nil && root.text(of: "Nothing") == nil && root.all("Nothing").isEmpty)
  }

  @Test(arguments: [
    ("<a>x&amp;y&lt;&gt;&quot;&apos;</a>", "x&y<>\"'"), ("<a>&#65;&#x1F986;</a>", "A🦆"),
    ("<a><![CDATA[<b>&amp;]]></a>", "<b>&amp;"),
    ("<a>one<!-- two -->three</a>", "onethree"), ("<a> </a>", " "), ("<a>1<b/>2</a>", "12"), ("<a>\n<b/>\n</a>", ""),
    ("<a>line\r\nend&#xD;</a>", "line\nend\r"), ("<a/>", ""), ("\u{FEFF}<a>é</a>", "é"),
  ])
  func `resolves text`(text: String, expected: String) throws {
    #expect(try parse(text).text == expected)
  }

  @Test func `reads other encodings as declared`() throws {
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try XMLElement.parse(latin).text == "é")
  }

  @Test(arguments: [
    "", " ", "text", "<a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a x=1/>", "<a x='1' x='2'/>", "<a>&unknown;</a>",
    "<a>&</a>",
    "<a>&#0;</a>", "<a><</a>", "<a>\u{1}</a>", "<p:a/>", "<a", "<a/>text", "<?xml version='1.0'?>", "<a>]]></a>",
    "<a><![CDATA[x</a>",
    "{\"json\": true}",
  ])
  func `refuses what is not well-formed`(text: String) {
    #expect(throws: XMLError.self) { try parse(text) }
  }

  @Test func `refuses bytes that are not UTF-8`() {
    #expect(throws: XMLError.self) { try XMLElement.parse(Array("<a>".utf8) + [0xFF, 0xFE] + Array("</a>".utf8)) }
  }

  @Test func `refuses bytes that are not in the declared encoding`() {
    #expect(throws: XMLError.self) { try XMLElement.parse([0xFF, 0xFE, 0x3C, 0x00, 0x61, 0x00, 0x00, 0xD8, 0x3E, 0x00, 0x2F]) }
    #expect(throws: XMLError.self) { try XMLElement.parse(Array("<?xml version='1.0' encoding='unheard-of'?><a/>".utf8)) }
  }

  @Test func `says where`() throws {
    let error = try #require(throws: XMLError.self) { try parse("<a>\n  <b>\n</a>") }
    #expect(error.line == 3)
    #expect(error.message.contains("b line 2"))
    #expect(error.diagnostic(file: "lifecycle.xml").location?.file == "lifecycle.xml")
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    """
    <!DOCTYPE a [<!ENTITY l0 'lol'><!ENTITY l1 '&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;'>
    <!ENTITY l2 '&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;'>]><a>&l2;</a>
    """,
  ])
  func `refuses document types and with them entities`(text: String) throws {
    let error = try #require(throws: XMLError.self) { try parse(text) }
    #expect(error.message == "document type declarations are not allowed")
  }

  @Test func `reads as deep and as much as allowed`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(throws: Never.self) { try parse(nested(100)) }
    #expect(throws: XMLError.self) { try parse(nested(101)) }
    #expect(throws: XMLError.self) { try parse(String(repeating: "<a>", count: 300_000)) }
    let wide = Array(("<r>" + String(repeating: "<a/>", count: 10) + "</r>").utf8)
    #expect(throws: Never.self) { try XMLElement.parse(wide, maximumElements: 11) }
    let error = try #require(throws: XMLError.self) { try XMLElement.parse(wide, maximumElements: 10) }
    #expect(error.message == "the document has too many elements")
  }

  @Test func `writes what reads back`() throws {
    var writer = XMLWriter(declaration: true)
    writer.open("List", ["xmlns": "http://s3/", "note": "\"<&>\""])
    writer.element("Key", "a&b<c>\"d\"'é\r\u{1F986}")
    writer.element("Left", optional: nil)
    writer.element("Right", optional: "r")
    writer.empty("Prefix")
    writer.close("List")
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(
      text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<List xmlns=\"http://s3/\" note=\"&quot;&lt;&amp;&gt;&quot;\"><Key>a&amp;b&lt;c&gt;&quot;d&quot;'é&#xD;🦆</Key>"
        + "<Right>r</Right><Prefix/></List>")
    let root = try XMLElement.parse(writer.bytes)
    #expect(root.text(of: "Key") == "a&b<c>\"d\"'é\r🦆" && root.attribute("note") == "\"<&>\"" && root.namespace == "http://s3/")
  }

  @Test func `writes control characters as references`() {
    var writer = XMLWriter(declaration: false)
    writer.element("K", "a\u{1}b\tc\nd\u{1F}")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "<K>a&#x1;b\tc\nd&#x1F;</K>")
  }
}
