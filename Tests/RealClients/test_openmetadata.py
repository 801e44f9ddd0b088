"""The Glue workflow of the real openmetadata-ingestion 1.12, and the same file through `mocklake ingest`."""

import collections
import json
import pathlib
import subprocess
import sys
import urllib.request

import pytest
import yaml

import sample_catalog
from lake import ACCOUNT, REGION, Service, mocklake

METADATA = str(pathlib.Path(sys.executable).parent / "metadata")


@pytest.fixture
def names(lake):
    """The tables of the sample catalog, in the lake."""
    return sample_catalog.seed(lake.client("glue"))


@pytest.fixture
def write_workflow(lake, tmp_path):
    """Writes a workflow file for a metadata server."""

    def write(server, source_config=None, **aws):
        workflow = {
            "source": {
                "type": "glue",
                "serviceName": "local_glue",
                "serviceConnection": {
                    "config": {
                        "type": "Glue",
                        "awsConfig": {
                            "awsAccessKeyId": "test", "awsSecretAccessKey": "test", "awsRegion": REGION,
                            "endPointURL": lake.url,
                        } | aws,
                    },
                },
                "sourceConfig": {"config": {"type": "DatabaseMetadata"} | (source_config or {})},
            },
            "sink": {"type": "metadata-rest", "config": {}},
            "workflowConfig": {
                "loggerLevel": "INFO",
                "openMetadataServerConfig": {
                    "hostPort": f"{server.url}/api", "authProvider": "openmetadata",
                    "securityConfig": {"jwtToken": "token"},
                },
            },
        }
        path = tmp_path / "workflow.yaml"
        path.write_text(yaml.safe_dump(workflow, sort_keys=False))
        return path

    return write


def real_client(lake, workflow):
    return subprocess.run(
        [sys.executable, "-W", "ignore", METADATA, "ingest", "-c", str(workflow)], capture_output=True, text=True,
        timeout=300, env=lake.environment(), stdin=subprocess.DEVNULL)


def recording(server):
    """What was written: bodies by kind, operation and name. The order of a patch's steps is left to chance by the
    real client, and hashes of the source are each client's own."""
    with urllib.request.urlopen(server.url + "/_mocklake/recording", timeout=30) as answer:
        records = [json.loads(line) for line in answer.read().splitlines() if line.strip()]
    found = collections.defaultdict(list)
    for record in records:
        body = record["body"]
        if isinstance(body, dict):
            body = {name: value for name, value in body.items() if name != "sourceHash"}
        elif record["op"] == "PATCH":
            body = sorted((step for step in body if step["path"] != "/sourceHash"), key=json.dumps)
        found[record["kind"], record["op"], record["fqn"]].append(body)
    return {key: sorted(bodies, key=lambda body: json.dumps(body, sort_keys=True)) for key, bodies in found.items()}


def tables(server):
    """What the server holds in the end: the columns of each table, deleted or not."""
    request = urllib.request.Request(
        server.url + "/api/v1/tables?limit=1000&include=all&fields=columns", headers={"Authorization": "Bearer token"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        found = json.load(answer)["data"]
    return {
        table["fullyQualifiedName"]: (table.get("deleted", False), [column["name"] for column in table["columns"]])
        for table in found}


def assert_equal(real, ours):
    """Entity by entity, so that a failure names what differs."""
    assert sorted(real) == sorted(ours)
    for key in real:
        assert ours[key] == real[key], key


@pytest.mark.parametrize(
    "source_config",
    [
        {},
        {
            "schemaFilterPattern": {"includes": ["^shop$", "raw"]},
            "tableFilterPattern": {"excludes": ["^kept$", "EVENTS"]},
            "overrideMetadata": True,
        },
    ],
    ids=["defaults", "filters"])
def test_both_clients_write_the_same(lake, names, metadata_server, write_workflow, tmp_path, source_config):
    workflow = write_workflow(metadata_server, source_config)
    done = real_client(lake, workflow)
    assert done.returncode == 0, done.stdout + done.stderr
    real = recording(metadata_server)
    tables = sorted(
        name.removeprefix(f"local_glue.{ACCOUNT}.").replace('"', "") for kind, _, name in real if kind == "table")
    if source_config:
        names = [name for name in names if name not in ("shop.kept", "shop.events")]
    assert tables == names

    second = Service("metadata-server", log=tmp_path / "second.log")
    try:
        done = mocklake("ingest", "-c", write_workflow(second, source_config), "--compatibility", "1.12")
        assert done.returncode == 0, done.stdout + done.stderr
        assert_equal(real, recording(second))
    finally:
        second.stop()


@pytest.mark.parametrize(
    "name",
    [
        "broken_type",
        pytest.param("no_type", marks=pytest.mark.xfail(
            strict=True, reason="the real client drops the whole page of tables, mocklake only what it cannot read")),
    ])
def test_what_cannot_be_read_fails_alike(lake, names, metadata_server, write_workflow, tmp_path, name):
    lake.client("glue").create_table(DatabaseName="shop", TableInput=sample_catalog.UNREADABLE[name])
    done = real_client(lake, write_workflow(metadata_server))
    second = Service("metadata-server", log=tmp_path / "second.log")
    try:
        ours = mocklake("ingest", "-c", write_workflow(second), "--compatibility", "1.12")
        assert ours.returncode == done.returncode, ours.stdout + ours.stderr + done.stdout
        assert_equal(recording(metadata_server), recording(second))
    finally:
        second.stop()


def test_the_second_run_changes_what_changed(lake, names, metadata_server, write_workflow, tmp_path):
    """A table comes, one goes, one changes between two runs of each client on servers of their own."""
    glue = lake.client("glue")
    second = Service("metadata-server", log=tmp_path / "second.log")
    try:
        clients = {
            metadata_server: lambda workflow: real_client(lake, workflow),
            second: lambda workflow: mocklake("ingest", "-c", workflow, "--compatibility", "1.12"),
        }
        for server, client in clients.items():
            done = client(write_workflow(server))
            assert done.returncode == 0, done.stdout + done.stderr
        glue.delete_table(DatabaseName="shop", Name="kept")
        glue.create_table(
            DatabaseName="shop", TableInput=sample_catalog.table("fresh", [sample_catalog.column("id", "int")]))
        glue.update_table(
            DatabaseName="shop",
            TableInput=sample_catalog.table("events", [sample_catalog.column("payload", "string", "renamed")]))
        for server, client in clients.items():
            done = client(write_workflow(server))
            assert done.returncode == 0, done.stdout + done.stderr
        real, ours = recording(metadata_server), recording(second)
        assert_equal(real, ours)
        prefix = f"local_glue.{ACCOUNT}.shop."
        held = tables(metadata_server)
        assert (held[prefix + "fresh"], held[prefix + "kept"]) == ((False, ["id"]), (True, ["id"]))
        assert held[prefix + "events"] == (False, ["payload"])
        assert tables(second) == held
    finally:
        second.stop()


def test_a_denial_ends_both_clients_alike(lake, names, metadata_server, write_workflow):
    """Without glue:GetTables the connection check fails: nothing but the service is written, and the exit code is 1."""
    iam = lake.client("iam")
    iam.create_user(UserName="connector")
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "glue:GetDatabases", "Resource": "*"}]}
    iam.put_user_policy(UserName="connector", PolicyName="inline", PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName="connector")["AccessKey"]
    workflow = write_workflow(
        metadata_server, awsAccessKeyId=key["AccessKeyId"], awsSecretAccessKey=key["SecretAccessKey"])
    sentence = f"User: arn:aws:iam::{ACCOUNT}:user/connector is not authorized to perform: glue:GetTables"
    real = real_client(lake, workflow)
    ours = mocklake("ingest", "-c", workflow, "--compatibility", "1.12")
    assert (real.returncode, ours.returncode) == (1, 1), real.stdout + ours.stdout
    assert sentence in real.stdout + real.stderr
    assert sentence in ours.stdout + ours.stderr
    assert not any(kind == "table" for kind, _, _ in recording(metadata_server))
