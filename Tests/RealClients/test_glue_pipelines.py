"""The GluePipeline workflow of the real openmetadata-ingestion 1.12, and the same file through `mocklake ingest`."""

import collections
import json
import pathlib
import re
import subprocess
import sys
import urllib.request

import pytest
import yaml

from lake import ACCOUNT, REGION, Service, mocklake

METADATA = str(pathlib.Path(sys.executable).parent / "metadata")
COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://lake/job.py", "PythonVersion": "3"}
CONTAINERS = [
    {"collection": "services/storageServices", "create": {"name": "storage", "serviceType": "S3"}},
    {"collection": "containers", "create": {"name": "landing", "service": "storage", "fullPath": "s3://lake/landing/"}},
    {"collection": "containers", "create": {"name": "sales", "service": "storage", "fullPath": "s3://lake/sales/"}},
    {"collection": "containers", "create": {"name": "archive", "service": "storage", "fullPath": "s3://lake/archive/"}},
    {"collection": "services/databaseServices", "create": {"name": "lake", "serviceType": "Glue"}},
    {"collection": "databases", "create": {"name": ACCOUNT, "service": "lake"}},
    {"collection": "databaseSchemas", "create": {"name": "shop", "database": f"lake.{ACCOUNT}"}},
    {"collection": "tables", "create": {
        "name": "orders", "databaseSchema": f"lake.{ACCOUNT}.shop", "columns": [{"name": "id", "dataType": "INT"}]}},
]


def s3_source(*paths):
    return {"S3CsvSource": {"Name": "in", "Paths": list(paths), "Separator": "comma", "QuoteChar": "quote"}}


def s3_target(path):
    return {"S3DirectTarget": {"Name": "out", "Inputs": ["in"], "Format": "csv", "Path": path}}


def job(glue, name, **nodes):
    more = {"CodeGenConfigurationNodes": nodes} if nodes else {}
    glue.create_job(Name=name, Role="glue", Command=COMMAND, **more)


def after(name, state="SUCCEEDED"):
    return {"Logical": "AND", "Conditions": [{"LogicalOperator": "EQUALS", "JobName": name, "State": state}]}


@pytest.fixture
def glue(lake):
    """Three workflows: a chain of jobs of all sorts, one with a crawler, an empty one; and runs of the jobs."""
    glue = lake.client("glue")
    job(glue, "load", n1=s3_source("s3://lake/unknown/", "s3://lake/landing/"), n2=s3_target("s3://lake/sales/"))
    job(glue, "copy", n1=s3_source("s3://lake/sales/"), n2=s3_target("s3://lake/archive/"), n3=s3_target("s3://lake/none/"))
    job(
        glue, "catalog",
        n1={"S3CatalogSource": {"Name": "in", "Database": "shop", "Table": "orders"}},
        n2={"S3CatalogTarget": {"Name": "out", "Inputs": ["n1"], "Database": "shop", "Table": "orders"}})
    job(glue, "script")
    glue.create_crawler(Name="find", Role="glue", Targets={"S3Targets": [{"Path": "s3://lake/"}]})
    glue.create_workflow(Name="daily", Description="every day")
    glue.create_trigger(
        Name="start", WorkflowName="daily", Type="SCHEDULED", Schedule="cron(0 4 * * ? *)", Actions=[{"JobName": "load"}])
    glue.create_trigger(
        Name="then", WorkflowName="daily", Type="CONDITIONAL", Predicate=after("load"),
        Actions=[{"JobName": "copy"}, {"JobName": "script"}, {"JobName": "catalog"}])
    glue.create_workflow(Name="crawl it.all")
    glue.create_trigger(Name="go", WorkflowName="crawl it.all", Type="ON_DEMAND", Actions=[{"CrawlerName": "find"}])
    glue.create_workflow(Name="nothing")
    for name, state in [("load", "SUCCEEDED"), ("load", "FAILED"), ("script", "SUCCEEDED")]:
        glue.start_job_run(JobName=name, Arguments={"--mocklake-state": state})
    return glue


@pytest.fixture
def servers(tmp_path):
    """Two metadata servers that know the same containers and tables: one for each client."""
    servers = [Service("metadata-server", log=tmp_path / f"metadata-{number}.log") for number in range(2)]
    for server in servers:
        request = urllib.request.Request(
            server.url + "/_mocklake/entities", method="POST", data=json.dumps(CONTAINERS).encode())
        urllib.request.urlopen(request, timeout=30).close()
    yield servers
    for server in servers:
        server.stop()


@pytest.fixture
def write_workflow(lake, tmp_path):
    def write(server, source_config=None, **aws):
        workflow = {
            "source": {
                "type": "gluepipeline",
                "serviceName": "local_pipelines",
                "serviceConnection": {"config": {
                    "type": "GluePipeline",
                    "awsConfig": {
                        "awsAccessKeyId": "test", "awsSecretAccessKey": "test", "awsRegion": REGION, "endPointURL": lake.url,
                    } | aws,
                }},
                "sourceConfig": {"config": {
                    "type": "PipelineMetadata", "lineageInformation": {"dbServiceNames": ["lake"]},
                } | (source_config or {})},
            },
            "sink": {"type": "metadata-rest", "config": {}},
            "workflowConfig": {
                "loggerLevel": "INFO",
                "openMetadataServerConfig": {
                    "hostPort": f"{server.url}/api", "authProvider": "openmetadata", "securityConfig": {"jwtToken": "token"},
                },
            },
        }
        path = tmp_path / "workflow.yaml"
        path.write_text(yaml.safe_dump(workflow, sort_keys=False))
        return path

    return write


@pytest.fixture
def run_both(lake, servers, write_workflow):
    """Runs both clients, each against its own server; answers how they ended."""

    def run(source_config=None, **aws):
        real = subprocess.run(
            [sys.executable, "-W", "ignore", METADATA, "ingest", "-c", str(write_workflow(servers[0], source_config, **aws))],
            capture_output=True, text=True, timeout=300, env=lake.environment(), stdin=subprocess.DEVNULL)
        ours = mocklake("ingest", "-c", write_workflow(servers[1], source_config, **aws), "--compatibility", "1.12")
        assert ours.returncode == real.returncode, real.stdout + real.stderr + ours.stdout + ours.stderr
        return real, ours

    return run


def recording(server, *, clear=False):
    """What was written: bodies by kind, operation and name."""
    with urllib.request.urlopen(server.url + "/_mocklake/recording", timeout=30) as answer:
        records = [json.loads(line) for line in answer.read().splitlines() if line.strip()]
    if clear:
        urllib.request.urlopen(
            urllib.request.Request(server.url + "/_mocklake/recording", method="DELETE"), timeout=30).close()
    found = collections.defaultdict(list)
    for record in records:
        body = record["body"]
        if isinstance(body, dict):
            body = {name: value for name, value in body.items() if name != "sourceHash"}
        elif record["op"] == "PATCH":
            body = sorted((step for step in body if step["path"] != "/sourceHash"), key=json.dumps)
        found[record["kind"], record["op"], record["fqn"]].append(body)
    return {key: sorted(bodies, key=lambda body: json.dumps(body, sort_keys=True)) for key, bodies in found.items()}


def summary(done):
    """The numbers that a client reports of its steps. The real client logs to its error stream."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr).splitlines()
    words = ("Processed records:", "Warnings:", "Filtered:", "Errors:", "Success %:", "Workflow Success %:")
    return [line[line.index(word):].strip() for line in lines for word in words if word in line]


def assert_equal(servers, *, clear=False):
    real, ours = (recording(server, clear=clear) for server in servers)
    assert sorted(real) == sorted(ours)
    for key in real:
        assert ours[key] == real[key], key
    return ours


@pytest.mark.parametrize(
    "source_config",
    [
        {},
        {"includeLineage": False},
        {"pipelineFilterPattern": {"includes": ["^D"], "excludes": ["nothing"]}, "overrideMetadata": True},
        {"lineageInformation": {"dbServiceNames": ["lake"], "storageServiceNames": ["other"]}, "statusLookbackDays": 0},
    ],
    ids=["defaults", "no lineage", "filters", "names"])
def test_both_clients_write_the_same(glue, servers, run_both, source_config):
    real, ours = run_both(source_config)
    assert real.returncode == 0, real.stdout + real.stderr
    written = assert_equal(servers)
    kinds = collections.Counter(kind for kind, _, _ in written)
    assert kinds["pipeline"] == (1 if "pipelineFilterPattern" in source_config else 3)
    assert kinds["lineage"] == (0 if source_config.get("includeLineage") is False else 2)
    assert summary(ours) == summary(real)


def test_the_second_run_changes_what_changed(glue, servers, run_both):
    run_both()
    assert_equal(servers, clear=True)
    run_both()
    written = assert_equal(servers, clear=True)
    assert not any(kind == "pipeline" for kind, _, _ in written)
    job(glue, "report", n1=s3_source("s3://lake/archive/"), n2=s3_target("s3://lake/landing/"))
    actions = [{"JobName": name} for name in ("copy", "script", "catalog", "report")]
    glue.update_trigger(Name="then", TriggerUpdate={"Actions": actions, "Predicate": after("load")})
    glue.delete_workflow(Name="nothing")
    glue.create_workflow(Name="fresh")
    glue.start_job_run(JobName="load")
    run_both()
    written = assert_equal(servers, clear=True)
    assert ("pipeline", "DELETE", "local_pipelines.nothing") in written
    assert ("pipeline", "PUT", "local_pipelines.fresh") in written
    assert ("pipeline", "PATCH", "local_pipelines.daily") in written
    assert ("lineage", "PUT", "storage.archive -> storage.landing") in written
    glue.create_workflow(Name="nothing")
    run_both()
    assert ("pipeline", "RESTORE", "local_pipelines.nothing") in assert_equal(servers)


def test_a_run_that_has_not_ended_fails_alike(glue, servers, run_both):
    glue.start_job_run(JobName="load", Arguments={"--mocklake-seconds": "3000"})
    real, ours = run_both()
    assert "Failed to yield pipeline status for job load: 'CompletedOn'" in real.stdout + real.stderr
    assert "Failed to yield pipeline status for job load: 'CompletedOn'" in ours.stdout + ours.stderr
    assert_equal(servers)
    assert summary(ours) == summary(real)


@pytest.mark.parametrize("denied", ["ListWorkflows", "GetWorkflow", "GetJob", "GetJobRuns"])
def test_denials_end_both_clients_alike(lake, glue, servers, run_both, denied):
    allowed = sorted({"ListWorkflows", "GetWorkflow", "GetJob", "GetJobRuns"} - {denied})
    iam = lake.client("iam")
    iam.create_user(UserName="connector")
    iam.put_user_policy(
        UserName="connector", PolicyName="inline",
        PolicyDocument=json.dumps({
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": [f"glue:{action}" for action in allowed], "Resource": "*"}]}))
    key = iam.create_access_key(UserName="connector")["AccessKey"]
    real, ours = run_both(awsAccessKeyId=key["AccessKeyId"], awsSecretAccessKey=key["SecretAccessKey"])
    assert real.returncode == (0 if denied == "GetJob" else 1), real.stdout + real.stderr
    assert_equal(servers)
    assert summary(ours) == summary(real)
    for done in (real, ours):
        assert f"is not authorized to perform: glue:{denied}" in done.stdout + done.stderr


def test_by_default_nothing_is_lost_in_silence(lake, glue, servers, write_workflow):
    """Tables are found, runs that go on are told, a second run writes nothing, and a denial is reported."""
    glue.start_job_run(JobName="script", Arguments={"--mocklake-seconds": "3000"})
    done = mocklake("ingest", "-c", write_workflow(servers[1]))
    assert done.returncode == 0, done.stdout + done.stderr
    written = recording(servers[1], clear=True)
    edges = {name for kind, _, name in written if kind == "lineage"}
    table = f"lake.{ACCOUNT}.shop.orders"
    assert edges == {
        "storage.landing -> storage.sales", "storage.sales -> storage.archive", f"{table} -> {table}"}
    statuses = written["pipeline/status", "PUT", "local_pipelines.daily"]
    assert sorted(status["executionStatus"] for status in statuses) == ["Failed", "Pending", "Successful", "Successful"]
    done = mocklake("ingest", "-c", write_workflow(servers[1]))
    assert done.returncode == 0 and not recording(servers[1])
    iam = lake.client("iam")
    iam.create_user(UserName="connector")
    actions = ["glue:ListWorkflows", "glue:GetWorkflow", "glue:GetJobRuns"]
    iam.put_user_policy(
        UserName="connector", PolicyName="documented",
        PolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]}))
    key = iam.create_access_key(UserName="connector")["AccessKey"]
    done = mocklake("ingest", "-c", write_workflow(
        servers[1], awsAccessKeyId=key["AccessKeyId"], awsSecretAccessKey=key["SecretAccessKey"]))
    assert "glue:GetJob" in done.stdout + done.stderr and "lineage" in done.stdout + done.stderr
