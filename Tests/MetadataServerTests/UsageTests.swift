import Documents
import MetadataServer
import Testing

/// How often entities are used, and lineage that a pipeline is the reason for.
@Suite struct UsageTests {
  private func api() -> (API, pipeline: String) {
    let api = API()
    api.call("PUT", "/services/pipelineServices", #"{"name": "p", "serviceType": "GluePipeline"}"#)
    return (api, api.call("PUT", "/pipelines", #"{"name": "daily", "service": "p"}"#).id)
  }

  @Test func usageIsCountedByDay() {
    let (api, id) = api()
    #expect(api.call("PUT", "/usage/pipeline/\(id)", #"{"date": "2027-01-01", "count": 2}"#).status == 201)
    api.call("PUT", "/usage/pipeline/name/p.daily", #"{"date": "2027-01-01", "count": 3}"#)
    api.call("POST", "/usage/pipeline/\(id)", #"{"date": "2027-01-05", "count": 1}"#)
    let summary = api.call("GET", "/pipelines/name/p.daily?fields=tasks,usageSummary").json["usageSummary"]
    #expect(summary?["date"]?.string == "2027-01-05")
    #expect(summary?.at("dailyStats.count")?.integer == 1)
    #expect(summary?.at("weeklyStats.count")?.integer == 6)
    #expect(api.call("GET", "/pipelines/name/p.daily").json["usageSummary"] == nil)
    #expect(api.call("GET", "/usage/pipeline/\(id)").json["usage"]?.elements?.count == 2)
    #expect(api.server.recordedWrites.filter { $0.kind == "usage" }.map(\.fqn) == ["p.daily", "p.daily", "p.daily"])
  }

  @Test func ranksAreComputed() {
    let (api, _) = api()
    #expect(api.call("POST", "/usage/compute.percentile/pipeline/2027-01-01").status == 201)
    #expect(api.server.recordedWrites.last?.kind == "usagePercentile")
    #expect(api.call("POST", "/usage/compute.percentile/nothing/2027-01-01").status == 400)
    #expect(api.call("POST", "/usage/compute.percentile/pipeline/soon").status == 400)
  }

  @Test(arguments: [
    #"{"count": 1}"#, #"{"date": "soon", "count": 1}"#, #"{"date": "2027-01-01"}"#, #"{"date": "2027-01-01", "count": -1}"#, "[",
  ])
  func whatIsWrong(_ body: String) {
    let (api, id) = api()
    #expect(api.call("PUT", "/usage/pipeline/\(id)", body).status == 400)
    #expect(api.call("PUT", "/usage/pipeline/none", #"{"date": "2027-01-01", "count": 1}"#).status == 404)
    #expect(api.call("DELETE", "/usage/pipeline/\(id)").status == 405)
  }

  @Test func aPipelinesLineageIsForgotten() {
    let (api, id) = api()
    api.call("PUT", "/services/storageServices", #"{"name": "s", "serviceType": "S3"}"#)
    let ends = ["a", "b", "c"].map { api.call("PUT", "/containers", #"{"name": "\#($0)", "service": "s"}"#).id }
    func draw(_ from: String, _ to: String, _ details: String) {
      let body = #"{"edge": {"fromEntity": {"id": "\#(from)", "type": "container"}, "toEntity": {"id": "\#(to)", "#
      api.call("PUT", "/lineage", body + #""type": "container"}, "lineageDetails": \#(details)}}"#)
    }
    draw(ends[0], ends[1], #"{"source": "PipelineLineage", "pipeline": {"id": "\#(id)", "type": "pipeline"}}"#)
    draw(ends[1], ends[2], #"{"source": "PipelineLineage"}"#)
    #expect(api.call("DELETE", "/lineage/pipeline/\(id)/type/PipelineLineage").status == 200)
    #expect(api.call("GET", "/lineage/getLineageEdge/\(ends[0])/\(ends[1])").status == 404)
    #expect(api.call("GET", "/lineage/getLineageEdge/\(ends[1])/\(ends[2])").status == 200)
  }
}
