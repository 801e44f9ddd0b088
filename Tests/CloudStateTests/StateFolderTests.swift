import Basics
import CloudState
import Testing

@Suite struct StateFolderTests {
  @Test func temporaryFoldersGo() throws {
    let folder = try StateFolder()
    #expect(folder.isTemporary)
    #expect(FileSystem.exists(folder.objects))
    folder.discard()
    #expect(!FileSystem.exists(folder.path))
  }

  @Test func keptFoldersStay() throws {
    let outer = try StateFolder()
    defer { outer.discard() }
    let kept = try StateFolder(kept: "\(outer.path)/deep/state")
    #expect(!kept.isTemporary)
    #expect(kept.objects == "\(outer.path)/deep/state/objects")
    kept.discard()
    #expect(FileSystem.exists(kept.objects))
    _ = try StateFolder(kept: kept.path)
  }

  @Test func temporaryFoldersDiffer() throws {
    let (first, second) = (try StateFolder(), try StateFolder())
    defer {
      first.discard()
      second.discard()
    }
    #expect(first.path != second.path)
  }
}
