import Basics
import Documents
import Testing

/// Random broken inputs: a reader may refuse them, but must come back, and what it accepts must survive writing.
@Suite struct FuzzTests {
  private static let rounds = 4_000

  @Test func `JSON reader survives broken text`() throws {
    let texts = [
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*",-1.5e-3],"n":null,"t":true,"f":false}]}"#,
      #"["\ud83d\ude00\u0041\\\"\n", "größe 日本", [[[]]], {"a":{"b":{"c":0}}}]"#,
    ]
    let mutation = Mutation(
      seed: 1, fragments: ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "1e", "-", "tru", "//", "\0"])
    var accepted = 0
    for round in 0..<FuzzTests.rounds {
      guard let json = try? JSON.parse(mutation.variant(of: texts[round % texts.count])) else { continue }
      accepted += 1
      #expect(try JSON.parse(json.bytes) == json)
      #expect(try JSON.parse(json.prettyText) == json)
      #expect(try JSON.parse(json.sortedText) == json)
    }
    #expect(accepted > 100 && accepted < FuzzTests.rounds)
  }

  @Test func `YAML reader survives broken text`() throws {
    let texts = [
      "base: &base\n  a: 1\n  b: [x, 'y', \"z\\n\"]\nother:\n  <<: *base\n  c: |\n    text\n      more\n  d: >-\n    folded\n",
      "given:\n  roles:\n    - name: reader\n      allow: {action: s3:GetObject, on: '*'}\n    - !!str 12\n? key\n: value\n# end\n",
    ]
    let mutation = Mutation(
      seed: 2,
      fragments: [
        "&a ", "*a", "*base", "<<: ", "- ", ": ", "\t", "\n", "\n  ", "{", "}", "[", "]", "|", ">", "'", "\"", "!", "%", "---",
        "? ", "\0",
      ])
    var accepted = 0
    for round in 0..<FuzzTests.rounds {
      let text = String(decoding: mutation.variant(of: texts[round % texts.count]), as: UTF8.self)
      do throws(DiagnosticList) {
        let json = try YAML.parse(text).json
        accepted += 1
        #expect(throws: Never.self) { try JSON.parse(json.bytes) }
      } catch {
        #expect(!error.diagnostics.isEmpty)
        for diagnostic in error.diagnostics { #expect(!diagnostic.rendered(source: text).isEmpty && diagnostic.location != nil) }
      }
    }
    #expect(accepted > 100 && accepted < FuzzTests.rounds)
  }

  @Test func `XML reader survives broken text`() throws {
    let texts = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Delete xmlns=\"http://s3/\"><Object><Key>a&amp;b&#x41;</Key></Object></Delete>",
      "<a x='1' y=\"&lt;\"><!-- c --><b xmlns:p=\"urn:p\" p:z='2'><![CDATA[<raw>]]></b>t<c/>u<?pi x?></a>",
    ]
    let mutation = Mutation(
      seed: 3,
      fragments: [
        "<", ">", "</", "/>", "&", "&#", ";", "&lt;", "<!DOCTYPE a>", "<![CDATA[", "]]>", "<!--", "xmlns=''", "p:", "\0", "<b>",
      ])
    var accepted = 0
    for round in 0..<FuzzTests.rounds {
      do throws(XMLError) {
        let element = try XMLElement.parse(mutation.variant(of: texts[round % texts.count]))
        accepted += 1
        #expect(!element.name.isEmpty)
      } catch {
        #expect(!error.message.isEmpty && error.line >= 1 && error.column >= 1)
      }
    }
    #expect(accepted > 100 && accepted < FuzzTests.rounds)
  }
}
