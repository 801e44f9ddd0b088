import Basics
import Glibc
import Testing

@Suite struct FileSystemTests {
  /// Runs a test in a folder of its own.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = try FileSystem.temporaryDirectory(prefix: "basics-tests")
    defer { FileSystem.remove(folder) }
    try body(folder)
  }

  @Test func `writes, reads and replaces files`() throws {
    try inFolder { folder in
      let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
      try FileSystem.write(bytes, to: "\(folder)/a")
      #expect(try FileSystem.read("\(folder)/a") == bytes)
      try FileSystem.write(Array("é".utf8), to: "\(folder)/a")
      #expect(try FileSystem.readText("\(folder)/a") == "é")
      try FileSystem.write([], to: "\(folder)/empty")
      #expect(try FileSystem.read("\(folder)/empty").isEmpty)
      #expect(FileSystem.contents(of: folder) == ["a", "empty"])
    }
  }

  @Test func `names the path that cannot be read or written`() throws {
    try inFolder { folder in
      let missing = try #require(throws: EnvironmentFailure.self) { try FileSystem.read("\(folder)/none") }
      #expect(missing.message == "cannot read \(folder)/none: No such file or directory")
      let directory = try #require(throws: EnvironmentFailure.self) { try FileSystem.read(folder) }
      #expect(directory.message == "cannot read \(folder): Is a directory")
      let unwritable = try #require(throws: EnvironmentFailure.self) { try FileSystem.write([], to: "\(folder)/none/a") }
      #expect(unwritable.message == "cannot write \(folder)/none/a: No such file or directory")
    }
  }

  @Test func `a failed write leaves nothing behind`() throws {
    try inFolder { folder in
      try FileSystem.createDirectory("\(folder)/taken/inside")
      #expect(throws: EnvironmentFailure.self) { try FileSystem.write([1], to: "\(folder)/taken") }
      #expect(FileSystem.contents(of: folder) == ["taken"])
    }
  }

  @Test func `creates and removes folders with all they hold`() throws {
    try inFolder { folder in
      try FileSystem.createDirectory("\(folder)/a/b//c")
      try FileSystem.createDirectory("\(folder)/a/b/c")
      try FileSystem.write([1], to: "\(folder)/a/b/c/file")
      #expect(FileSystem.isDirectory("\(folder)/a/b/c") && !FileSystem.isDirectory("\(folder)/a/b/c/file"))
      #expect(FileSystem.exists("\(folder)/a/b/c/file") && !FileSystem.exists("\(folder)/x"))
      FileSystem.remove("\(folder)/a")
      FileSystem.remove("\(folder)/a")
      #expect(!FileSystem.exists("\(folder)/a"))
      #expect(FileSystem.contents(of: "\(folder)/a").isEmpty)
    }
  }

  @Test func `removes links, not what they lead to`() throws {
    try inFolder { folder in
      try FileSystem.createDirectory("\(folder)/kept")
      try FileSystem.write([1], to: "\(folder)/kept/file")
      try FileSystem.createDirectory("\(folder)/gone")
      #expect(symlink("\(folder)/kept", "\(folder)/gone/link") == 0)
      FileSystem.remove("\(folder)/gone")
      #expect(!FileSystem.exists("\(folder)/gone") && FileSystem.exists("\(folder)/kept/file"))
    }
  }

  @Test func `refuses a folder where a file is`() throws {
    try inFolder { folder in
      try FileSystem.write([1], to: "\(folder)/file")
      #expect(throws: EnvironmentFailure.self) { try FileSystem.createDirectory("\(folder)/file/below") }
      #expect(throws: EnvironmentFailure.self) { try FileSystem.createDirectory("\(folder)/file") }
    }
  }

  @Test func `temporary folders differ and are private`() throws {
    try inFolder { first in
      try inFolder { second in
        #expect(first != second)
        var info = stat()
        #expect(stat(first, &info) == 0 && info.st_mode & 0o777 == 0o700)
      }
    }
  }

  @Test func `reads the environment`() {
    setenv("MOCKLAKE_TEST_VARIABLE", "a=b", 1)
    defer { unsetenv("MOCKLAKE_TEST_VARIABLE") }
    #expect(Environment["MOCKLAKE_TEST_VARIABLE"] == "a=b")
    #expect(Environment.all["MOCKLAKE_TEST_VARIABLE"] == "a=b")
    #expect(Environment["MOCKLAKE_NO_SUCH_VARIABLE"] == nil)
  }
}
