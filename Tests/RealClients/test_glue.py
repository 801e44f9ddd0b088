"""The Glue Data Catalog with boto3."""

import json

import pytest

from lake import ACCOUNT

COLUMNS = [{"Name": "id", "Type": "bigint"}, {"Name": "total", "Type": "decimal(10,2)", "Comment": "in euros"}]


@pytest.fixture
def glue(lake):
    return lake.client("glue", parameter_validation=False)


@pytest.fixture
def orders(glue):
    """The table `sales.orders`, partitioned by year and region."""
    glue.create_database(DatabaseInput={"Name": "sales", "Description": "What was sold"})
    glue.create_table(DatabaseName="sales", TableInput=definition("orders"))
    return glue


def definition(name, **more):
    return {
        "Name": name,
        "TableType": "EXTERNAL_TABLE",
        "Parameters": {"classification": "parquet"},
        "StorageDescriptor": {"Columns": COLUMNS, "Location": f"s3://lake/{name}/"},
        "PartitionKeys": [{"Name": "year", "Type": "int"}, {"Name": "region", "Type": "string"}],
    } | more


def partition(*values):
    return {"Values": list(values), "StorageDescriptor": {"Columns": COLUMNS, "Location": f"s3://lake/{'/'.join(values)}/"}}


# Databases


def test_a_database_is_created_read_updated_and_deleted(glue, refused):
    glue.create_database(DatabaseInput={"Name": "Sales", "Description": "first", "Parameters": {"owner": "ana"}})
    database = glue.get_database(Name="SALES")["Database"]
    assert (database["Name"], database["Description"], database["CatalogId"]) == ("sales", "first", ACCOUNT)
    assert database["Parameters"] == {"owner": "ana"}
    assert database["CreateTime"].year >= 2024

    glue.update_database(Name="sales", DatabaseInput={"Name": "sales", "Description": "second"})
    assert glue.get_database(Name="sales")["Database"]["Description"] == "second"

    glue.delete_database(Name="sales")
    with refused("EntityNotFoundException", "Database sales not found.", 400):
        glue.get_database(Name="sales")


def test_a_database_exists_once(glue, refused):
    glue.create_database(DatabaseInput={"Name": "sales"})
    with refused("AlreadyExistsException", "Database already exists.", 400):
        glue.create_database(DatabaseInput={"Name": "SALES"})


def test_databases_are_listed_in_pages(glue):
    names = [f"db{number:03}" for number in range(23)]
    for name in names:
        glue.create_database(DatabaseInput={"Name": name})
    pages = list(glue.get_paginator("get_databases").paginate(PaginationConfig={"PageSize": 10}))
    assert [len(page["DatabaseList"]) for page in pages] == [10, 10, 3]
    assert [database["Name"] for page in pages for database in page["DatabaseList"]] == names
    assert "NextToken" not in pages[-1]


def test_accounts_and_regions_are_worlds_of_their_own(lake):
    lake.client("glue").create_database(DatabaseInput={"Name": "sales"})
    assert lake.client("glue", region="eu-west-1").get_databases()["DatabaseList"] == []
    assert lake.client("glue", key="111122223333").get_databases()["DatabaseList"] == []


def test_deleting_a_database_deletes_its_tables(orders, refused):
    orders.delete_database(Name="sales")
    orders.create_database(DatabaseInput={"Name": "sales"})
    assert orders.get_tables(DatabaseName="sales")["TableList"] == []


# Tables


def test_a_table_is_answered_as_it_was_created(orders):
    table = orders.get_table(DatabaseName="sales", Name="ORDERS")["Table"]
    for member, value in definition("orders").items():
        assert table[member] == value
    assert (table["DatabaseName"], table["CatalogId"], table["VersionId"]) == ("sales", ACCOUNT, "0")
    assert table["CreateTime"] == table["UpdateTime"]
    assert table["CreatedBy"] == f"arn:aws:iam::{ACCOUNT}:root"
    assert table["IsRegisteredWithLakeFormation"] is False


def test_tables_are_found_by_pattern_and_in_pages(orders):
    for number in range(7):
        orders.create_table(DatabaseName="sales", TableInput=definition(f"events_{number}"))
    found = orders.get_tables(DatabaseName="sales", Expression="events_[0-2]")["TableList"]
    assert [table["Name"] for table in found] == ["events_0", "events_1", "events_2"]

    pages = list(orders.get_paginator("get_tables").paginate(
        DatabaseName="sales", Expression="events_.*", PaginationConfig={"PageSize": 3}))
    assert [[table["Name"][-1] for table in page["TableList"]] for page in pages] == [
        ["0", "1", "2"], ["3", "4", "5"], ["6"]]


def test_updates_leave_versions(orders, refused):
    orders.update_table(DatabaseName="sales", TableInput=definition("orders", Description="second"))
    orders.update_table(DatabaseName="sales", TableInput=definition("orders", Description="third"), SkipArchive=True)
    versions = orders.get_table_versions(DatabaseName="sales", TableName="orders")["TableVersions"]
    assert [(version["VersionId"], version["Table"].get("Description")) for version in versions] == [
        ("2", "third"), ("0", None)]
    first = orders.get_table_version(DatabaseName="sales", TableName="orders", VersionId="0")["TableVersion"]
    assert first["Table"]["Name"] == "orders"
    with refused("ConcurrentModificationException", "Update table failed due to concurrent modifications.", 400):
        orders.update_table(DatabaseName="sales", TableInput=definition("orders"), VersionId="1")


def test_several_tables_are_deleted_at_once(orders):
    answer = orders.batch_delete_table(DatabaseName="sales", TablesToDelete=["orders", "missing"])
    assert [(error["TableName"], error["ErrorDetail"]["ErrorCode"]) for error in answer["Errors"]] == [
        ("missing", "EntityNotFoundException")]
    assert orders.get_tables(DatabaseName="sales")["TableList"] == []


def test_missing_tables_and_databases(orders, refused):
    with refused("EntityNotFoundException", "Entity Not Found", 400):
        orders.get_table(DatabaseName="sales", Name="missing")
    with refused("EntityNotFoundException", "Table missing not found.", 400):
        orders.delete_table(DatabaseName="sales", Name="missing")
    with refused("EntityNotFoundException", "Database missing not found.", 400):
        orders.get_tables(DatabaseName="missing")
    with refused("AlreadyExistsException", "Table already exists.", 400):
        orders.create_table(DatabaseName="sales", TableInput=definition("orders"))


# Partitions


@pytest.fixture
def partitioned(orders):
    """The years 2020 to 2024 in the regions north and south."""
    values = [(str(year), region) for year in range(2020, 2025) for region in ("north", "south")]
    answer = orders.batch_create_partition(
        DatabaseName="sales", TableName="orders", PartitionInputList=[partition(*pair) for pair in values])
    assert not answer.get("Errors")
    return orders


@pytest.mark.parametrize(
    "expression, expected",
    [
        ("year = 2023", ["2023 north", "2023 south"]),
        ("year > 2022 AND region = 'north'", ["2023 north", "2024 north"]),
        ("year IN (2020, 2024) and region <> 'south'", ["2020 north", "2024 north"]),
        ("year BETWEEN 2021 AND 2022 AND region LIKE 'n%'", ["2021 north", "2022 north"]),
        ("(year = 2020 OR year = 2024) AND NOT region = 'north'", ["2020 south", "2024 south"]),
        ("year >= 2030", []),
        ("", [f"{year} {region}" for year in range(2020, 2025) for region in ("north", "south")]),
    ])
def test_partitions_are_found_by_expression(partitioned, expression, expected):
    found = partitioned.get_partitions(DatabaseName="sales", TableName="orders", Expression=expression)["Partitions"]
    assert sorted(" ".join(each["Values"]) for each in found) == expected


@pytest.mark.parametrize("expression", ["year =", "month = 3", "year = 'soon'", "year = 2020 OR", "(year = 2020"])
def test_expressions_that_cannot_be_read_are_refused(partitioned, refused, expression):
    with refused("InvalidInputException", status=400):
        partitioned.get_partitions(DatabaseName="sales", TableName="orders", Expression=expression)


def test_partitions_come_in_pages_and_segments(partitioned):
    pages = list(partitioned.get_paginator("get_partitions").paginate(
        DatabaseName="sales", TableName="orders", PaginationConfig={"PageSize": 4}))
    assert [len(page["Partitions"]) for page in pages] == [4, 4, 2]
    segments = [
        partitioned.get_partitions(
            DatabaseName="sales", TableName="orders", Segment={"SegmentNumber": number, "TotalSegments": 3})["Partitions"]
        for number in range(3)]
    everything = sorted(tuple(each["Values"]) for segment in segments for each in segment)
    assert len(everything) == len(set(everything)) == 10


def test_a_partition_is_read_updated_and_deleted(partitioned, refused):
    place = {"DatabaseName": "sales", "TableName": "orders"}
    update = partition("2020", "north") | {"Parameters": {"rows": "12"}}
    partitioned.update_partition(**place, PartitionValueList=["2020", "north"], PartitionInput=update)
    stored = partitioned.get_partition(**place, PartitionValues=["2020", "north"])["Partition"]
    assert stored["Parameters"] == {"rows": "12"}
    assert stored["StorageDescriptor"]["Location"] == "s3://lake/2020/north/"

    partitioned.delete_partition(**place, PartitionValues=["2020", "north"])
    with refused("EntityNotFoundException", status=400):
        partitioned.get_partition(**place, PartitionValues=["2020", "north"])


def test_batches_tell_what_failed(partitioned):
    place = {"DatabaseName": "sales", "TableName": "orders"}
    created = partitioned.batch_create_partition(
        **place, PartitionInputList=[partition("2024", "north"), partition("2025", "north")])
    assert [(each["PartitionValues"], each["ErrorDetail"]["ErrorCode"]) for each in created["Errors"]] == [
        (["2024", "north"], "AlreadyExistsException")]

    read = partitioned.batch_get_partition(
        **place, PartitionsToGet=[{"Values": ["2025", "north"]}, {"Values": ["1999", "north"]}])
    assert [each["Values"] for each in read["Partitions"]] == [["2025", "north"]]

    deleted = partitioned.batch_delete_partition(
        **place, PartitionsToDelete=[{"Values": ["2025", "north"]}, {"Values": ["1999", "north"]}])
    assert [each["ErrorDetail"]["ErrorCode"] for each in deleted["Errors"]] == ["EntityNotFoundException"]


def test_a_partition_needs_a_value_for_every_key(orders, refused):
    with refused("InvalidInputException", status=400) as refusal:
        orders.create_partition(DatabaseName="sales", TableName="orders", PartitionInput=partition("2020"))
    assert "number of partition keys do not match" in refusal.response["Error"]["Message"]


# Tags, tokens and input


def test_tags(orders):
    arn = f"arn:aws:glue:us-east-1:{ACCOUNT}:database/sales"
    orders.tag_resource(ResourceArn=arn, TagsToAdd={"team": "lake", "stage": "test"})
    orders.untag_resource(ResourceArn=arn, TagsToRemove=["stage"])
    assert orders.get_tags(ResourceArn=arn)["Tags"] == {"team": "lake"}


@pytest.mark.parametrize(
    "call, arguments, message",
    [
        (
            "get_tables", {"DatabaseName": ""},
            "1 validation error detected: Value '' at 'databaseName' failed to satisfy constraint: "
            "Member must have length greater than or equal to 1"),
        (
            "get_table", {"DatabaseName": "sales"},
            "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null"),
        (
            "get_tables", {"DatabaseName": "sales", "MaxResults": 101},
            "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: "
            "Member must have value less than or equal to 100"),
    ])
def test_broken_constraints_are_told_in_aws_words(orders, refused, call, arguments, message):
    with refused("ValidationException", message, 400):
        getattr(orders, call)(**arguments)


def test_tokens_not_made_here_are_refused(orders, refused):
    with refused("InvalidInputException", status=400):
        orders.get_tables(DatabaseName="sales", NextToken="made-up")


def test_operations_not_served_name_themselves(glue, refused):
    with refused("NotImplemented") as refusal:
        glue.list_ml_transforms()
    assert "ListMLTransforms" in refusal.response["Error"]["Message"]


# The catalog's policy


def test_catalog_policy(lake, orders, refused):
    other = lake.client("glue", key="111122223333")
    denial = (
        "User: arn:aws:iam::111122223333:root is not authorized to perform: glue:GetTable on resource: "
        f"arn:aws:glue:us-east-1:{ACCOUNT}:catalog because no resource-based policy allows the glue:GetTable action")
    with refused("AccessDeniedException", denial):
        other.get_table(CatalogId=ACCOUNT, DatabaseName="sales", Name="orders")
    with refused("EntityNotFoundException", "Policy not found"):
        orders.get_resource_policy()
    place = f"arn:aws:glue:us-east-1:{ACCOUNT}"
    policy = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "glue:Get*",
        "Resource": [f"{place}:catalog", f"{place}:database/sales", f"{place}:table/sales/*"]}]}
    stored = orders.put_resource_policy(
        PolicyInJson=json.dumps(policy), PolicyExistsCondition="NOT_EXIST", EnableHybrid="TRUE")["PolicyHash"]
    assert json.loads(orders.get_resource_policy()["PolicyInJson"]) == policy
    assert [entry["PolicyHash"] for entry in orders.get_resource_policies()["GetResourcePoliciesResponseList"]] == [stored]
    assert other.get_table(CatalogId=ACCOUNT, DatabaseName="sales", Name="orders")["Table"]["CatalogId"] == ACCOUNT
    with refused("AccessDeniedException"):
        other.delete_table(CatalogId=ACCOUNT, DatabaseName="sales", Name="orders")
    with refused("ConditionCheckFailureException"):
        orders.delete_resource_policy(PolicyHashCondition="stale")
    orders.delete_resource_policy(PolicyHashCondition=stored)
    with refused("AccessDeniedException", denial):
        other.get_table(CatalogId=ACCOUNT, DatabaseName="sales", Name="orders")
