"""Glue's jobs, triggers, workflows, crawlers and connections with boto3."""

import json
import time

import pytest

from lake import ACCOUNT, REGION

ROLE = f"arn:aws:iam::{ACCOUNT}:role/glue"
COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://lake/job.py", "PythonVersion": "3"}


@pytest.fixture
def glue(lake):
    return lake.client("glue")


def job(glue, name, **more):
    return glue.create_job(Name=name, Role=ROLE, Command=COMMAND, **more)["Name"]


def workflow(glue):
    """on demand -> extract -> (succeeded) -> load"""
    job(glue, "extract")
    job(glue, "load")
    glue.create_workflow(Name="daily", Description="every day", DefaultRunProperties={"stage": "test"})
    glue.create_trigger(Name="start", WorkflowName="daily", Type="ON_DEMAND", Actions=[{"JobName": "extract"}])
    glue.create_trigger(
        Name="then", WorkflowName="daily", Type="CONDITIONAL", StartOnCreation=True, Actions=[{"JobName": "load"}],
        Predicate={"Conditions": [{"LogicalOperator": "EQUALS", "JobName": "extract", "State": "SUCCEEDED"}]})


def test_a_job_is_created_read_updated_and_deleted(glue, refused):
    nodes = {"in": {"S3CsvSource": {
        "Name": "in", "Paths": ["s3://lake/in/"], "Separator": "comma", "QuoteChar": "quote"}}}
    assert job(glue, "load", CodeGenConfigurationNodes=nodes, DefaultArguments={"--a": "1"}, Tags={"team": "bi"}) == "load"
    found = glue.get_job(JobName="load")["Job"]
    assert found["CodeGenConfigurationNodes"] == nodes
    assert (found["MaxRetries"], found["Timeout"], found["ExecutionProperty"]) == (0, 2880, {"MaxConcurrentRuns": 1})
    glue.update_job(JobName="load", JobUpdate={"Role": ROLE, "Command": COMMAND, "MaxRetries": 2})
    found = glue.get_job(JobName="load")["Job"]
    assert found["MaxRetries"] == 2 and "CodeGenConfigurationNodes" not in found
    assert glue.list_jobs(Tags={"team": "bi"})["JobNames"] == ["load"]
    assert glue.get_tags(ResourceArn=f"arn:aws:glue:{REGION}:{ACCOUNT}:job/load")["Tags"] == {"team": "bi"}
    assert glue.batch_get_jobs(JobNames=["load", "none"])["JobsNotFound"] == ["none"]
    assert glue.delete_job(JobName="load")["JobName"] == "load"
    with refused("EntityNotFoundException", "Job load not found."):
        glue.get_job(JobName="load")


def test_runs_succeed_fail_and_take_their_time(glue, refused):
    job(glue, "load")
    first = glue.start_job_run(JobName="load")["JobRunId"]
    run = glue.get_job_run(JobName="load", RunId=first)["JobRun"]
    assert run["JobRunState"] == "SUCCEEDED" and run["CompletedOn"] >= run["StartedOn"]
    second = glue.start_job_run(JobName="load", Arguments={"--mocklake-state": "FAILED", "--mocklake-error": "no"})
    third = glue.start_job_run(JobName="load", Arguments={"--mocklake-seconds": "3000"})["JobRunId"]
    with refused("ConcurrentRunsExceededException", "Concurrent runs exceeded for load"):
        glue.start_job_run(JobName="load")
    runs = glue.get_job_runs(JobName="load")["JobRuns"]
    assert [run["Id"] for run in runs] == [third, second["JobRunId"], first]
    assert [run["JobRunState"] for run in runs] == ["RUNNING", "FAILED", "SUCCEEDED"]
    assert runs[1]["ErrorMessage"] == "no" and "CompletedOn" not in runs[0]
    stopped = glue.batch_stop_job_run(JobName="load", JobRunIds=[third])
    assert [item["JobRunId"] for item in stopped["SuccessfulSubmissions"]] == [third]
    assert glue.get_job_run(JobName="load", RunId=third)["JobRun"]["JobRunState"] == "STOPPED"


def test_a_run_ends_when_its_time_is_over(glue):
    job(glue, "load", DefaultArguments={"--mocklake-seconds": "1"})
    run = glue.start_job_run(JobName="load")["JobRunId"]
    assert glue.get_job_run(JobName="load", RunId=run)["JobRun"]["JobRunState"] == "RUNNING"
    for _ in range(50):
        found = glue.get_job_run(JobName="load", RunId=run)["JobRun"]
        if found["JobRunState"] != "RUNNING":
            break
        time.sleep(0.1)
    assert (found["JobRunState"], found["ExecutionTime"]) == ("SUCCEEDED", 1)
    assert (found["CompletedOn"] - found["StartedOn"]).total_seconds() == 1


def test_a_workflow_runs_from_node_to_node(glue):
    workflow(glue)
    graph = glue.get_workflow(Name="daily", IncludeGraph=True)["Workflow"]["Graph"]
    assert [(node["Type"], node["Name"]) for node in graph["Nodes"]] == [
        ("TRIGGER", "start"), ("JOB", "extract"), ("TRIGGER", "then"), ("JOB", "load")]
    names = {node["UniqueId"]: node["Name"] for node in graph["Nodes"]}
    assert [(names[edge["SourceId"]], names[edge["DestinationId"]]) for edge in graph["Edges"]] == [
        ("start", "extract"), ("extract", "then"), ("then", "load")]
    run = glue.start_workflow_run(Name="daily", RunProperties={"day": "1"})["RunId"]
    found = glue.get_workflow_run(Name="daily", RunId=run, IncludeGraph=True)["Run"]
    assert found["Status"] == "COMPLETED" and found["Statistics"]["SucceededActions"] == 2
    assert found["WorkflowRunProperties"] == {"stage": "test", "day": "1"}
    load = next(node for node in found["Graph"]["Nodes"] if node["Name"] == "load")["JobDetails"]["JobRuns"][0]
    assert load["TriggerName"] == "then" and load["PredecessorRuns"][0]["JobName"] == "extract"
    assert glue.get_workflow(Name="daily")["Workflow"]["LastRun"]["WorkflowRunId"] == run
    glue.put_workflow_run_properties(Name="daily", RunId=run, RunProperties={"rows": "7"})
    assert glue.get_workflow_run_properties(Name="daily", RunId=run)["RunProperties"]["rows"] == "7"


def test_a_running_workflow_is_stopped(glue, refused):
    job(glue, "extract", DefaultArguments={"--mocklake-seconds": "3000"})
    glue.create_workflow(Name="daily", MaxConcurrentRuns=1)
    glue.create_trigger(Name="start", WorkflowName="daily", Type="ON_DEMAND", Actions=[{"JobName": "extract"}])
    run = glue.start_workflow_run(Name="daily")["RunId"]
    with refused("ConcurrentRunsExceededException"):
        glue.start_workflow_run(Name="daily")
    assert glue.get_workflow_run(Name="daily", RunId=run)["Run"]["Statistics"]["RunningActions"] == 1
    glue.stop_workflow_run(Name="daily", RunId=run)
    assert glue.get_workflow_run(Name="daily", RunId=run)["Run"]["Status"] == "STOPPED"
    with refused("IllegalWorkflowStateException"):
        glue.stop_workflow_run(Name="daily", RunId=run)


def test_listings_come_in_pages(glue):
    names = [f"w{number:02}" for number in range(30)]
    for name in names:
        glue.create_workflow(Name=name)
    first = glue.list_workflows()
    second = glue.list_workflows(NextToken=first["NextToken"])
    assert first["Workflows"] + second["Workflows"] == names and "NextToken" not in second
    job(glue, "load", ExecutionProperty={"MaxConcurrentRuns": 10})
    runs = [glue.start_job_run(JobName="load")["JobRunId"] for _ in range(5)]
    pages = glue.get_paginator("get_job_runs").paginate(JobName="load", PaginationConfig={"PageSize": 2})
    assert [run["Id"] for page in pages for run in page["JobRuns"]] == runs[::-1]


def test_triggers(glue, refused):
    job(glue, "load")
    glue.create_trigger(
        Name="nightly", Type="SCHEDULED", Schedule="cron(0 4 * * ? *)", Actions=[{"JobName": "load"}], StartOnCreation=True)
    assert glue.get_trigger(Name="nightly")["Trigger"]["State"] == "ACTIVATED"
    glue.stop_trigger(Name="nightly")
    assert glue.get_trigger(Name="nightly")["Trigger"]["State"] == "DEACTIVATED"
    glue.create_trigger(Name="now", Type="ON_DEMAND", Actions=[{"JobName": "load"}])
    glue.start_trigger(Name="now")
    assert glue.get_job_runs(JobName="load")["JobRuns"][0]["TriggerName"] == "now"
    assert glue.list_triggers(DependentJobName="load")["TriggerNames"] == ["nightly", "now"]
    with refused("InvalidInputException"):
        glue.create_trigger(Name="bad", Type="SCHEDULED", Schedule="daily", Actions=[{"JobName": "load"}])


def test_crawlers_and_connections(glue, refused):
    glue.create_connection(ConnectionInput={
        "Name": "db", "ConnectionType": "JDBC",
        "ConnectionProperties": {"JDBC_CONNECTION_URL": "jdbc:mysql://h/d", "USERNAME": "u", "PASSWORD": "p"}})
    assert "PASSWORD" not in glue.get_connection(Name="db", HidePassword=True)["Connection"]["ConnectionProperties"]
    glue.create_crawler(
        Name="find", Role=ROLE, DatabaseName="sales", Tags={"mocklake-seconds": "3000"},
        Targets={"JdbcTargets": [{"ConnectionName": "db", "Path": "d/%"}]})
    assert glue.get_crawler(Name="find")["Crawler"]["State"] == "READY"
    glue.start_crawler(Name="find")
    with refused("CrawlerRunningException", "Crawler with name find has already started"):
        glue.start_crawler(Name="find")
    assert glue.get_crawlers()["Crawlers"][0]["State"] == "RUNNING"
    glue.stop_crawler(Name="find")
    assert glue.get_crawler(Name="find")["Crawler"]["LastCrawl"]["Status"] == "CANCELLED"
    assert glue.list_crawls(CrawlerName="find")["Crawls"][0]["State"] == "STOPPED"
    assert glue.get_crawler_metrics(CrawlerNameList=["find"])["CrawlerMetricsList"][0]["CrawlerName"] == "find"


@pytest.mark.parametrize(
    "allowed, call, resource",
    [
        ("glue:ListWorkflows", lambda glue: glue.list_workflows(), None),
        ("glue:ListJobs", lambda glue: glue.list_workflows(), "*"),
        ("glue:GetJob on job/load", lambda glue: glue.get_job(JobName="load"), None),
        ("glue:GetJob on job/load", lambda glue: glue.get_job(JobName="extract"), "job/extract"),
        ("glue:GetJobs", lambda glue: glue.get_job_runs(JobName="load"), "job/load"),
        ("glue:GetWorkflow on workflow/daily", lambda glue: glue.get_workflow(Name="daily", IncludeGraph=True), None),
        ("glue:GetWorkflow on workflow/other", lambda glue: glue.get_workflow(Name="daily"), "workflow/daily"),
        ("glue:BatchGetJobs on job/load", lambda glue: glue.batch_get_jobs(JobNames=["load", "extract"]), "job/extract"),
        ("glue:StartTrigger on trigger/start", lambda glue: glue.start_trigger(Name="then"), "trigger/then"),
        ("glue:GetConnection on connection/db", lambda glue: glue.get_connection(Name="db"), "catalog"),
        ("glue:CreateJob", lambda glue: job(glue, "fresh"), ROLE),
    ])
def test_policies_decide_by_name(lake, glue, refused, allowed, call, resource):
    workflow(glue)
    action, _, on = allowed.partition(" on ")
    arn = f"arn:aws:glue:{REGION}:{ACCOUNT}:{on}" if on else "*"
    iam = lake.client("iam")
    iam.create_user(UserName="somebody")
    iam.put_user_policy(
        UserName="somebody", PolicyName="inline",
        PolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": arn}]}))
    key = iam.create_access_key(UserName="somebody")["AccessKey"]
    somebody = lake.client("glue", key["AccessKeyId"], key["SecretAccessKey"])
    if resource is None:
        return call(somebody)
    shown = resource if resource.startswith("arn:") else f"arn:aws:glue:{REGION}:{ACCOUNT}:{resource}"
    denied = refused("AccessDeniedException")
    with denied:
        call(somebody)
    sentence = denied.response["Error"]["Message"]
    assert ("on resource" not in sentence) if resource == "*" else (f"on resource: {shown} because" in sentence)
