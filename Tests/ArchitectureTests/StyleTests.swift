import Testing

/// What a reader may rely on in every file.
@Suite struct StyleTests {
  @Test(arguments: Repository.sources + Repository.tests)
  func `files are short and finished`(file: SourceFile) {
    #expect(file.lines.count <= 501, "\(file.path) has \(file.lines.count) lines; 500 are the limit")
    // The words are put together here so that this file does not hold them.
    let unfinished = ["TO" + "DO", "FIX" + "ME", "X" + "XX:"]
    for (number, line) in file.lines.enumerated() {
      #expect(!unfinished.contains { line.contains($0) }, "\(file.path):\(number + 1): \(line)")
    }
  }

  @Test(arguments: Repository.sources + Repository.tests)
  func `types have names of their field`(file: SourceFile) {
    let banned = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Impl", "Base"]
    // Names that Foundation and the toolchain have already.
    let kinds: Set<Substring> = ["class", "struct", "enum", "protocol", "actor", "typealias"]
    let taken = ["Operation", "Process", "Host", "Port", "Stream", "Scanner", "Unit"]
    for (number, line) in file.code.enumerated() {
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      guard let keyword = words.firstIndex(where: kinds.contains), keyword + 1 < words.count else { continue }
      let name = String(words[keyword + 1])
      #expect(!banned.contains { name.hasSuffix($0) }, "\(file.path):\(number + 1): \(name)")
      #expect(!taken.contains(name), "\(file.path):\(number + 1): \(name)")
    }
  }

  @Test(arguments: Repository.sources)
  func `sources start fast and know nothing of concurrency's tasks`(file: SourceFile) {
    #expect(!file.imports.contains("Foundation"), "\(file.path) imports Foundation")
    for (number, line) in file.code.enumerated() {
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let isTask = words.contains { ["async", "await", "Task", "DispatchQueue", "actor"].contains($0) }
      #expect(!isTask, "\(file.path):\(number + 1): \(line)")
    }
  }

  @Test(arguments: Repository.sources)
  func `what is public is documented`(file: SourceFile) {
    let bare = DocumentationCheck(file).undocumented
    #expect(bare.isEmpty, "\(bare.joined(separator: "\n"))")
  }
}
