import Reports
import Testing

/// Jobs and workflows in `given`.
@Suite struct PipelineSeedTests {
  @Test func jobsAndWorkflowsAreMade() throws {
    let (result, text) = try run(
      """
      scenario: jobs and workflows
      given:
        jobs:
          load: {reads: [s3://lake/in/, sales.raw], writes: sales.orders, runs: [succeeded, failed, running]}
          copy:
        workflows:
          daily: {start: load, then: {load: copy}}
          empty:
      steps:
        - when: {call: glue:GetJobRuns, input: {JobName: load}}
          then:
            result:
              JobRuns: [{JobRunState: RUNNING}, {JobRunState: FAILED}, {JobRunState: SUCCEEDED}]
        - when: {call: glue:GetWorkflow, input: {Name: daily, IncludeGraph: true}}
          then:
            result:
              Workflow:
                Graph:
                  Nodes: [{Name: daily-start}, {Name: load}, {Name: daily-after-load}, {Name: copy}]
        - when: {call: glue:GetJob, input: {JobName: load}}
          then:
            result:
              Job:
                CodeGenConfigurationNodes:
                  source-0: {S3CsvSource: {Paths: [s3://lake/in/]}}
                  source-1: {S3CatalogSource: {Database: sales, Table: raw}}
                  target-0: {S3CatalogTarget: {Table: orders}}
        - given:
            jobs: {copy: {writes: s3://lake/out/}}
            workflows: {daily: {start: copy}}
          when: {call: glue:ListWorkflows}
          then: {result: {Workflows: [daily, empty]}}
      """)
    #expect(result.verdict == .passed, "\(text)")
  }
}
