import Testing

/// The checks of this target, on samples that they must refuse.
@Suite struct ChecksTests {
  @Test func `bare public declarations are found`() {
    let file = SourceFile(
      path: "Sources/Base/Sample/Sample.swift",
      text: """
        /// Documented.
        public enum Colour {
          /// Documented.
          case red
          case green
          public var isWarm: Bool { switch self { case .red: true case .green: false } }
        }
        public protocol Shape {
          /// Documented.
          var area: Double { get }
          static func unit() -> Self
        }
        /// Documented.
        @frozen
        public struct Point {
          var hidden = "public var text { \\" {"
          public let x: Int // public
        }
        """)
    #expect(
      DocumentationCheck(file).undocumented.map { $0.split(separator: " ").first ?? "" } == [
        "Sources/Base/Sample/Sample.swift:5:", "Sources/Base/Sample/Sample.swift:6:", "Sources/Base/Sample/Sample.swift:8:",
        "Sources/Base/Sample/Sample.swift:11:", "Sources/Base/Sample/Sample.swift:17:",
      ])
  }

  @Test func `only code is looked at`() {
    let file = SourceFile(
      path: "Sources/Base/Sample/Sample.swift",
      text: "public import A\nimport struct B.C\n// import D\nlet text = \"\"\"\n  import E\n  \"\"\"\n"
        + "  let url = \"http://x\" // y")
    #expect(file.imports == ["A", "B"])
    #expect(file.code.last == "  let url = \"\" ")
    #expect((file.name, file.target) == ("Sample", "Sample"))
  }

  @Test func `the manifest is understood`() throws {
    let declared = try PackageManifest.shared.get().dependencies
    #expect(declared["Basics"] == [])
    #expect(declared["Digests"] == ["Basics", "CCrypto"])
    #expect(declared["Athena"]?.isSuperset(of: ["ServiceCore", "SQLExecution"]) == true)
  }
}
