import AWSWire
import Documents
import HTTP
import Testing

@Suite struct QueryParametersTests {
  @Test(arguments: [
    ("", "{}"), ("Action=A&Version=1", "{}"), ("A=1&B=", #"{"A":"1","B":""}"#), ("A.B.C=x", #"{"A":{"B":{"C":"x"}}}"#),
    ("Tags.member.1.Key=a&Tags.member.1.Value=b", #"{"Tags":[{"Key":"a","Value":"b"}]}"#),
    ("N.member.2=b&N.member.10=c&N.member.1=a", #"{"N":["a","b","c"]}"#),
    ("M.entry.1.key=k&M.entry.1.value=v", #"{"M":[{"key":"k","value":"v"}]}"#),
    ("A.member.x=1", #"{"A":{"member":{"x":"1"}}}"#), ("A=%26%3D&B=a+b%2B", #"{"A":"&=","B":"a b+"}"#),
    ("PolicyArns.member.1.arn=x&Z=1&PolicyArns.member.2.arn=y", #"{"PolicyArns":[{"arn":"x"},{"arn":"y"}],"Z":"1"}"#),
  ])
  func documents(_ query: String, _ expected: String) throws {
    #expect(try QueryParameters.document(try #require(HTTPQuery(decoding: query))).text == expected)
  }

  @Test(arguments: [
    "A=1&A=2", "A=1&A.B=2", "A.B=1&A=2", "A..B=1", ".A=1", "A.=1", "a.b.c.d.e.f.g.h.i.j.k.l.m=1", "=1",
  ])
  func contradictionsAreRefused(_ query: String) throws {
    let items = try #require(HTTPQuery(decoding: query))
    #expect {
      try QueryParameters.document(items)
    } throws: { error in
      (error as? ServiceError)?.code == "MalformedQueryString" && (error as? ServiceError)?.status == 400
    }
  }

  @Test(.timeLimit(.minutes(1))) func manyParametersTakeLinearTime() throws {
    let flat = HTTPQuery((0..<100_000).map { .init("P\($0)", "v") })
    #expect(try QueryParameters.document(flat).members?.count == 100_000)
    let list = HTTPQuery((0..<100_000).map { .init("L.member.\($0)", "v") })
    #expect(try QueryParameters.document(list)["L"]?.elements?.count == 100_000)
  }
}
