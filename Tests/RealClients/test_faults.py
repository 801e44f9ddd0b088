"""Scripted faults, with the command line and boto3."""

import botocore.exceptions
import pytest

from lake import ACCOUNT, mocklake


@pytest.fixture
def fault(lake):
    """Adds a fault by the command line."""

    def add(rule):
        result = mocklake("fault", "add", rule, "--server", lake.url)
        assert result.returncode == 0, result.stderr

    return add


def database(lake, name):
    lake.client("glue").create_database(DatabaseInput={"Name": name})


def test_denials_of_a_layer_name_the_policy(lake, fault, refused):
    arn = "arn:aws:organizations::999999999999:policy/o-exampleorgid/service_control_policy/p-1a2b3c4d"
    fault(f'operation: glue:GetDatabase, resource: "*:database/vault", deny: explicit scp, policy: "{arn}"')
    for name in ("sales", "vault"):
        database(lake, name)
    glue = lake.client("glue")
    glue.get_database(Name="sales")
    denial = (
        f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: glue:GetDatabase on resource: "
        f"arn:aws:glue:us-east-1:{ACCOUNT}:database/vault with an explicit deny in a service control policy: {arn}")
    with refused("AccessDeniedException", denial):
        glue.get_database(Name="vault")


@pytest.mark.parametrize("service, call, code, status", [
    ("glue", lambda client: client.get_databases(), "ThrottlingException", 400),
    ("athena", lambda client: client.list_work_groups(), "ThrottlingException", 400),
    ("s3", lambda client: client.list_buckets(), "SlowDown", 503),
    ("sts", lambda client: client.get_caller_identity(), "Throttling", 400),
    ("iam", lambda client: client.list_users(), "Throttling", 400),
    ("lakeformation", lambda client: client.list_resources(), "ThrottledException", 429),
    ("kms", lambda client: client.list_keys(), "ThrottlingException", 400),
])
def test_every_service_throttles_in_its_own_way(lake, fault, refused, service, call, code, status):
    fault(f"service: {service}, call: 1, throttle: true")
    client = lake.client(service)
    with refused(code, status=status):
        call(client)
    call(client)


def test_sdks_see_broken_answers(lake, fault):
    glue = lake.client("glue")
    database(lake, "sales")
    fault("operation: glue:GetDatabases, call: 1, cut: true")
    fault("operation: glue:GetDatabases, call: 1, truncate: true")
    for _ in range(2):
        with pytest.raises(botocore.exceptions.HTTPClientError):
            glue.get_databases()
    assert [found["Name"] for found in glue.get_databases()["DatabaseList"]] == ["sales"]


def test_lists_lag_behind(lake, fault):
    glue = lake.client("glue")
    database(lake, "sales")
    fault("operation: glue:GetDatabases, call: 1-2, stale: true")
    database(lake, "hr")
    glue.get_database(Name="hr")
    seen = [[found["Name"] for found in glue.get_databases()["DatabaseList"]] for _ in range(3)]
    assert seen == [["sales"], ["sales"], ["hr", "sales"]]


def test_chance_follows_the_seed(start):
    def failures():
        lake = start()
        result = mocklake(
            "fault", "add", "operation: glue:GetDatabases, probability: 40%, seed: 3, throttle: true", "--server", lake.url)
        assert result.returncode == 0, result.stderr
        glue = lake.client("glue")
        failed = []
        for number in range(30):
            try:
                glue.get_databases()
            except glue.exceptions.ClientError:
                failed.append(number)
        return failed

    first = failures()
    assert 3 <= len(first) <= 27
    assert failures() == first


def test_the_list_names_the_nearest_call(lake, fault):
    fault("name: never, operation: glue:GetTables, where: {DatabaseName: vault}, deny: explicit")
    database(lake, "sales")
    lake.client("glue").get_tables(DatabaseName="sales")
    shown = mocklake("fault", "list", "--server", lake.url).stdout
    assert shown.startswith("never  glue:GetTables  deny explicit  met 0, struck 0; nearest: r-")
    assert 'glue:GetTables: DatabaseName was "sales", not "vault"' in shown
    assert mocklake("fault", "clear", "--server", lake.url).returncode == 0
    assert mocklake("fault", "list", "--server", lake.url).stdout == ""


@pytest.mark.parametrize("rule, help", [
    ("operation: glue:GetDatabasis, cut: true", "did you mean GetDatabases?"),
    ("operation: any, deny: explict", "did you mean explicit?"),
    ("operaton: any, cut: true", "did you mean operation?"),
])
def test_mistakes_are_told(lake, rule, help):
    result = mocklake("fault", "add", rule, "--server", lake.url)
    assert result.returncode == 2
    assert help in result.stderr
