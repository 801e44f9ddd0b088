import Basics
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("*", "anything/at all", true), ("a", "a", true), ("a", "A", false),
    ("?", "a", true),
    ("?", "", false), ("??", "a", false), ("a*c", "abbbc", true), ("a*c", "ac", true), ("a*c", "abbbd", false),
    ("*a*", "bab", true),
    ("*.*", "a.b.c", true), ("a**b", "axb", true), ("s3:Get*", "s3:GetObject", true), ("s3:Get*", "s3:PutObject", false),
    ("arn:aws:s3:::b/*/x?", "arn:aws:s3:::b/p/q/x1", true), ("*abc", "ababc", true), ("*aab", "aaaab", true), ("a?*", "a", false),
    ("[a]", "a", false), ("[a]", "[a]", true), ("a\\*", "a\\b", true), ("?", "é", true), ("??", "é", false), ("*??", "🦆", false),
    ("a?c", "a🦆c", true), ("é*", "éclair", true), ("*é", "é", true),
  ])
  func `globs match whole texts`(pattern: String, text: String, matches: Bool) {
    #expect(Glob.matches(pattern, text) == matches)
  }

  @Test func `globs may ignore case`() {
    #expect(Glob.matches("S3:get*", "s3:GETObject", ignoringCase: true))
  }

  @Test(.timeLimit(.minutes(1))) func `hostile globs end soon`() {
    let text = String(repeating: "a", count: 5_000)
    #expect(!Glob.matches(String(repeating: "a*", count: 50) + "b", text))
    #expect(Glob.matches(String(repeating: "*a", count: 500), text))
  }

  @Test(arguments: [
    ("", "", ""), ("AZaz09-_.~", "AZaz09-_.~", "AZaz09-_.~"), ("a b/c", "a%20b%2Fc", "a%20b/c"), ("é", "%C3%A9", "%C3%A9"),
    ("100%+*'()!", "100%25%2B%2A%27%28%29%21", "100%25%2B%2A%27%28%29%21"), ("🦆\n\0", "%F0%9F%A6%86%0A%00", "%F0%9F%A6%86%0A%00"),
  ])
  func `percent encoding goes both ways`(text: String, encoded: String, path: String) {
    #expect(PercentEncoding.encode(text) == encoded)
    #expect(PercentEncoding.encode(text, keepingSlash: true) == path)
    #expect(PercentEncoding.decode(encoded) == text)
    #expect(PercentEncoding.decode(path, plusIsSpace: true) == text)
  }

  @Test(arguments: [("%c3%a9", "é"), ("a+b", "a+b"), ("%2B", "+"), ("plain", "plain")])
  func `decodes small letters and keeps plus signs`(text: String, expected: String) {
    #expect(PercentEncoding.decode(text) == expected)
  }

  @Test func `decodes plus signs of forms`() {
    #expect(PercentEncoding.decode("a+b%2Bc", plusIsSpace: true) == "a b+c")
  }

  @Test(arguments: ["%", "%4", "%G0", "%0G", "a%", "%%41", "%FF", "%C3", "%ED%A0%80"])
  func `refuses broken percent encoding`(text: String) {
    #expect(PercentEncoding.decode(text) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("tables", "tabels", 1), ("abc", "abc", 0),
    ("ca", "abc", 3),
    ("größe", "grösse", 2), ("ab", "ba", 1),
  ])
  func `counts edits`(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }

  @Test func `finds what was meant`() {
    let names = ["tables", "databases", "roles"]
    #expect(EditDistance.closest(to: "tabels", among: names) == "tables")
    #expect(EditDistance.closest(to: "Role", among: names) == "roles")
    #expect(EditDistance.closest(to: "x", among: names) == nil)
    #expect(EditDistance.closest(to: "buckets", among: names) == nil)
    #expect(EditDistance.closest(to: "roles", among: []) == nil)
  }
}
