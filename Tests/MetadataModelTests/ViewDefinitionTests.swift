import Foundation
import MetadataModel
import Testing

@Suite struct ViewDefinitionTests {
  @Test func readsAthenasText() {
    let code = Data(#"{"originalSql":"SELECT 1 AS x","schema":"sales"}"#.utf8).base64EncodedString()
    let view = ViewDefinition(of: "v", in: "sales", texts: ["/* Presto View: \(code) */", "/* Presto View */"])
    #expect(view?.statement == "CREATE VIEW sales.v AS SELECT 1 AS x")
  }

  @Test(arguments: [
    ("select a from b;\n", "CREATE VIEW s.v AS select a from b"), ("CREATE VIEW x AS SELECT 1", "CREATE VIEW x AS SELECT 1"),
  ])
  func readsHivesText(_ text: String, _ statement: String) {
    #expect(ViewDefinition(of: "v", in: "s", texts: [text])?.statement == statement)
  }

  @Test func fallsBackToTheExpandedText() {
    #expect(ViewDefinition(of: "v", in: "s", texts: [nil, "select 1"])?.statement == "CREATE VIEW s.v AS select 1")
  }

  @Test(arguments: ["/* Presto View */", "/* Presto View: !!! */", "", "/* Presto View: e30= */"])
  func refuses(_ text: String) {
    #expect(ViewDefinition(of: "v", in: "s", texts: [text]) == nil)
  }
}
