"""The Athena workflow of the real openmetadata-ingestion 1.12, and the same file through `mocklake ingest`."""

import json
import re
import urllib.request

import pytest
import yaml

import sample_catalog
from lake import REGION, Service, mocklake
from test_openmetadata import assert_equal, real_client, recording

RESULTS = "athena-results"


@pytest.fixture
def names(lake):
    """The sample catalog with LF-tags on all levels and a place for results."""
    lake.client("s3").create_bucket(Bucket=RESULTS)
    names = sample_catalog.seed(lake.client("glue"))
    formation = lake.client("lakeformation")
    formation.create_lf_tag(TagKey="domain", TagValues=["shop", "raw"])
    formation.create_lf_tag(TagKey="pii", TagValues=["yes", "no"])
    for resource, tag, value in [
        ({"Database": {"Name": "shop"}}, "domain", "shop"),
        ({"Table": {"DatabaseName": "raw-zone", "Name": "mixed_case"}}, "domain", "raw"),
        ({"TableWithColumns": {"DatabaseName": "shop", "Name": "orders", "ColumnNames": ["total"]}}, "pii", "yes"),
    ]:
        formation.add_lf_tags_to_resource(Resource=resource, LFTags=[{"TagKey": tag, "TagValues": [value]}])
    return names


@pytest.fixture
def write_workflow(lake, tmp_path):
    """Writes a workflow file for a metadata server."""

    def write(server, source_config=None, **connection):
        aws = {
            "awsAccessKeyId": "test", "awsSecretAccessKey": "test", "awsRegion": REGION, "endPointURL": lake.url,
        } | connection.pop("awsConfig", {})
        config = {
            "type": "Athena", "awsConfig": aws, "s3StagingDir": f"s3://{RESULTS}/om", "workgroup": "primary",
        } | connection
        workflow = {
            "source": {
                "type": "athena", "serviceName": "local_athena", "serviceConnection": {"config": config},
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


def our_client(lake, workflow, *flags):
    return mocklake(
        "ingest", "-c", workflow, *(flags or ("--compatibility", "1.12")), environment=lake.environment())


def calls(lake, start=0):
    """What was asked of AWS, in order; what every run names anew left out."""

    def told(request):
        left_out = ("ClientRequestToken", "QueryExecutionId", "NextToken")
        return {name: value for name, value in request.get("parameters", {}).items() if name not in left_out}

    return [
        (request["operation"], told(request), request["status"]) for request in lake.requests()[start:]
        if not request.get("parent")]


def put(server, collection, body):
    request = urllib.request.Request(
        f"{server.url}/api/v1/{collection}", method="PUT", data=json.dumps(body).encode(),
        headers={"Authorization": "Bearer token", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def deny(lake, operation, **where):
    """Refuses calls as if no policy allowed them; without an operation nothing is refused any more."""
    if operation is None:
        done = mocklake("fault", "clear", "--server", lake.url)
    else:
        fault = {"operation": operation, "where": where, "deny": "implicit"}
        done = mocklake("fault", "add", "--server", lake.url, json.dumps(fault))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("source_config", "connection"),
    [
        ({}, {}),
        (
            {
                "schemaFilterPattern": {"includes": ["^shop$", "RAW"]},
                "tableFilterPattern": {"excludes": ["^kept$", "EVENTS"]}, "databaseFilterPattern": {"includes": ["nothing"]},
                "includeDDL": True, "includeTags": False,
            },
            {
                "databaseName": "shop-lake", "connectionOptions": {"a": "b"},
                "connectionArguments": {"catalog_name": "AwsDataCatalog", "poll_interval": 0.2},
            },
        ),
    ],
    ids=["defaults", "options"])
def test_both_clients_ask_and_write_the_same(
        lake, names, metadata_server, write_workflow, tmp_path, source_config, connection):
    start = len(lake.requests())
    done = real_client(lake, write_workflow(metadata_server, source_config, **connection))
    assert done.returncode == 0, done.stdout + done.stderr
    asked = calls(lake, start)
    real = recording(metadata_server)
    assert {name for kind, _, name in real if kind == "table"}

    second = Service("metadata-server", log=tmp_path / "second.log")
    try:
        start = len(lake.requests())
        done = our_client(lake, write_workflow(second, source_config, **connection))
        assert done.returncode == 0, done.stdout + done.stderr
        assert calls(lake, start) == asked
        assert_equal(real, recording(second))
    finally:
        second.stop()


def test_the_second_run_changes_what_changed(lake, names, metadata_server, write_workflow, tmp_path):
    """The real client turns views back into tables; a table comes, one goes, one changes, a tag comes."""
    settings = {"markDeletedSchemas": True}
    second = Service("metadata-server", log=tmp_path / "second.log")
    try:
        for server, client in ((metadata_server, real_client), (second, our_client)):
            done = client(lake, write_workflow(server, settings))
            assert done.returncode == 0, done.stdout + done.stderr
        glue = lake.client("glue")
        glue.delete_table(DatabaseName="shop", Name="kept")
        glue.delete_database(Name="empty")
        columns = [sample_catalog.column("id", "int"), sample_catalog.column("part", "decimal(5)")]
        glue.create_table(DatabaseName="shop", TableInput=sample_catalog.table("fresh", columns))
        renamed = [sample_catalog.column("payload", "string", "renamed")]
        glue.update_table(
            DatabaseName="raw-zone",
            TableInput=sample_catalog.table("odd_types", renamed, PartitionKeys=[sample_catalog.column("a", "int")]))
        lake.client("lakeformation").add_lf_tags_to_resource(
            Resource={"Table": {"DatabaseName": "raw-zone", "Name": "no_columns"}},
            LFTags=[{"TagKey": "domain", "TagValues": ["raw"]}])
        for server, client in ((metadata_server, real_client), (second, our_client)):
            done = client(lake, write_workflow(server, settings))
            assert done.returncode == 0, done.stdout + done.stderr
        real = recording(metadata_server)
        view = real["table", "PATCH", "local_athena.default.shop.big_orders"]
        assert {"op": "replace", "path": "/tableType", "value": "External"} in view[0]
        assert_equal(real, recording(second))
    finally:
        second.stop()


def test_owners_are_found_and_inherited_alike(lake, names, metadata_server, write_workflow, tmp_path):
    """Names of the level, else the owner of the parent, else the default; a department owns nothing."""
    people = {
        "teams": [
            {"name": "shop-team", "teamType": "Group"}, {"name": "sales", "teamType": "Department"},
        ],
        "users": [
            {"name": name, "email": f"{name}@example.org"} for name in ("ana", "ben", "eve")],
    }
    settings = {
        "ownerConfig": {
            "default": "eve",
            "databaseSchema": {"shop": "shop-team", "default.raw-zone": ["ana", "ben", "nobody"]},
            "table": {"default.shop.orders": "ben@example.org", "kept": "sales", "clicks": ["ana", "shop-team"]},
        },
    }
    second = Service("metadata-server", log=tmp_path / "second.log")
    try:
        found = []
        for server, client in ((metadata_server, real_client), (second, our_client)):
            for collection, bodies in people.items():
                for body in bodies:
                    put(server, collection, body)
            for _ in range(2):
                done = client(lake, write_workflow(server, settings))
                assert done.returncode == 0, done.stdout + done.stderr
            found.append({
                key: [[owner["name"] for owner in body.pop("owners", [])] if isinstance(body, dict) else [] for body in bodies]
                for key, bodies in recording(server).items()})
        assert found[0] == found[1]
        owners = {name.removeprefix("local_athena.default."): each[0] for (kind, op, name), each in found[1].items() if op == "PUT"}
        assert (owners["local_athena.default"], owners["shop"], owners["raw-zone"]) == (["eve"], ["shop-team"], ["ana", "ben"])
        assert (owners["shop.orders"], owners["shop.events"]) == (["ben"], ["shop-team"])
    finally:
        second.stop()


def test_our_own_second_run_writes_nothing(lake, names, metadata_server, write_workflow):
    workflow = write_workflow(metadata_server)
    assert our_client(lake, workflow, "--json").returncode == 0
    first = recording(metadata_server)
    view = first["table", "PUT", "local_athena.default.shop.big_orders"]
    assert [body["tableType"] for body in view] == ["View"] and "SELECT id" in view[0]["schemaDefinition"]
    assert our_client(lake, workflow, "--json").returncode == 0
    assert recording(metadata_server) == first


@pytest.mark.parametrize(
    ("operation", "where", "exit_code", "missing"),
    [
        ("athena:StartQueryExecution", {}, 1, None),
        ("athena:ListTableMetadata", {"DatabaseName": "shop"}, 0, set()),
        ("athena:GetTableMetadata", {"TableName": "clicks"}, 0, {"shop.clicks"}),
        ("lakeformation:GetResourceLFTags", {}, 0, set()),
    ],
    ids=["statement", "views", "table", "tags"])
def test_denials_cost_both_clients_the_same(
        lake, names, metadata_server, write_workflow, tmp_path, operation, where, exit_code, missing):
    deny(lake, operation, **where)
    real = real_client(lake, write_workflow(metadata_server))
    assert real.returncode == exit_code, real.stdout + real.stderr
    second = Service("metadata-server", log=tmp_path / "second.log")
    try:
        ours = our_client(lake, write_workflow(second))
        assert ours.returncode == exit_code, ours.stdout + ours.stderr
        assert_equal(recording(metadata_server), recording(second))
        rates = [
            [float(rate) for rate in re.findall(r"Success %: ([0-9.]+)", done.stdout + done.stderr)]
            for done in (real, ours)]
        assert rates[0] == rates[1]
        written = {name for kind, _, name in recording(second) if kind == "table"}
        if missing is not None:
            whole = {f"local_athena.default.{name}" for name in names} - {"local_athena.default.shop.quoted.name"}
            found = {name for name in written if '"' not in name}
            assert whole - found == {f"local_athena.default.{name}" for name in missing}
    finally:
        second.stop()


@pytest.mark.parametrize("action", ["glue:GetDatabases", "glue:GetTables", "glue:GetTable"])
def test_by_default_nothing_is_hidden(lake, names, metadata_server, write_workflow, action):
    """Glue is closed to the client itself, while Athena may still ask it: the original writes other tables, or drops
    nothing but a line in its log. By default every table is written, and whatever could be lost is reported."""
    iam = lake.client("iam")
    iam.create_user(UserName="connector")
    own = {"Bool": {"aws:ViaAWSService": "false"}}
    document = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "*", "Resource": "*"},
            {"Effect": "Deny", "Action": action, "Resource": "*", "Condition": own},
        ],
    }
    iam.put_user_policy(UserName="connector", PolicyName="inline", PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName="connector")["AccessKey"]
    credentials = {"awsAccessKeyId": key["AccessKeyId"], "awsSecretAccessKey": key["SecretAccessKey"]}
    done = our_client(lake, write_workflow(metadata_server, awsConfig=credentials), "--compatibility", "standard")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"user/connector is not authorized to perform: {action}" in done.stdout + done.stderr
    tables = [name for kind, _, name in recording(metadata_server) if kind == "table"]
    assert len(tables) == len(names)


def test_missing_settings_are_named_alike(lake, metadata_server, write_workflow):
    workflow = write_workflow(metadata_server)
    document = yaml.safe_load(workflow.read_text())
    connection = document["source"]["serviceConnection"]["config"]
    del connection["s3StagingDir"], connection["workgroup"]
    connection["scheme"] = "awsathena+jdbc"
    connection["catalogID"] = "1"
    workflow.write_text(yaml.safe_dump(document))
    real, ours = real_client(lake, workflow), our_client(lake, workflow)
    assert (real.returncode, ours.returncode) == (1, 1)
    for line in [
            "parsing the configuration of your AthenaConnection", "Missing parameter 's3StagingDir'",
            "Missing parameter 'workgroup'", "Extra parameter 'catalogID'", "Invalid parameter value for 'scheme'"]:
        assert line in real.stdout + real.stderr
        assert line in ours.stdout + ours.stderr
