"""Athena with boto3 and PyAthena."""

import pyathena
import pyathena.error
import pytest

from lake import ACCOUNT, REGION

RESULTS = "s3://results/queries/"


@pytest.fixture
def athena(lake):
    """Athena over the table `sales.orders`."""
    lake.client("s3").create_bucket(Bucket="results")
    glue = lake.client("glue")
    glue.create_database(DatabaseInput={"Name": "sales", "Description": "What was sold"})
    for name in ["orders", "customers"]:
        glue.create_table(
            DatabaseName="sales",
            TableInput={
                "Name": name,
                "TableType": "EXTERNAL_TABLE",
                "StorageDescriptor": {
                    "Columns": [{"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string", "Comment": "free"}],
                    "Location": f"s3://lake/{name}/",
                },
                "PartitionKeys": [{"Name": "year", "Type": "int"}],
            })
    return lake.client("athena")


@pytest.fixture
def connection(lake, athena):
    with pyathena.connect(
            endpoint_url=lake.url, s3_staging_dir=RESULTS, region_name=REGION, schema_name="sales",
            aws_access_key_id="test", aws_secret_access_key="test", poll_interval=0.05) as connection:
        yield connection


def run(athena, sql, **more):
    """Runs a query to its end and answers its execution."""
    query = athena.start_query_execution(
        QueryString=sql, ResultConfiguration={"OutputLocation": RESULTS}, **more)["QueryExecutionId"]
    for _ in range(200):
        execution = athena.get_query_execution(QueryExecutionId=query)["QueryExecution"]
        if execution["Status"]["State"] in ("SUCCEEDED", "FAILED", "CANCELLED"):
            return execution
    raise AssertionError(f"{sql} did not end")


# Metadata


@pytest.mark.parametrize("catalog", ["AwsDataCatalog", "awsdatacatalog", "AWSDATACATALOG"])
def test_metadata_comes_from_the_data_catalog(athena, catalog):
    assert [each["Name"] for each in athena.list_databases(CatalogName=catalog)["DatabaseList"]] == ["sales"]
    assert athena.get_database(CatalogName=catalog, DatabaseName="sales")["Database"]["Description"] == "What was sold"
    tables = athena.list_table_metadata(CatalogName=catalog, DatabaseName="sales")["TableMetadataList"]
    assert sorted(table["Name"] for table in tables) == ["customers", "orders"]
    table = athena.get_table_metadata(CatalogName=catalog, DatabaseName="sales", TableName="ORDERS")["TableMetadata"]
    assert table["Columns"] == [{"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string", "Comment": "free"}]
    assert table["PartitionKeys"] == [{"Name": "year", "Type": "int"}]


def test_what_is_missing_is_a_metadata_exception(athena, refused):
    with refused("MetadataException", status=400) as refusal:
        athena.get_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="sales", TableName="missing")
    message = refusal.response["Error"]["Message"]
    assert "(Service: AmazonDataCatalog; Status Code: 400; Error Code: EntityNotFoundException; Request ID: " in message


def test_workgroups(athena, refused):
    assert [each["Name"] for each in athena.list_work_groups()["WorkGroups"]] == ["primary"]
    athena.create_work_group(
        Name="reports", Configuration={"ResultConfiguration": {"OutputLocation": RESULTS}}, Description="nightly")
    group = athena.get_work_group(WorkGroup="reports")["WorkGroup"]
    assert (group["State"], group["Description"]) == ("ENABLED", "nightly")
    assert group["Configuration"]["ResultConfiguration"]["OutputLocation"] == RESULTS
    query = athena.start_query_execution(QueryString="SELECT 1", WorkGroup="reports")["QueryExecutionId"]
    assert athena.list_query_executions(WorkGroup="reports")["QueryExecutionIds"] == [query]
    assert athena.list_query_executions()["QueryExecutionIds"] == []
    athena.delete_work_group(WorkGroup="reports", RecursiveDeleteOption=True)
    with refused("InvalidRequestException", "WorkGroup is not found.", 400):
        athena.get_work_group(WorkGroup="reports")


def test_data_catalogs_and_engine_versions(athena):
    assert [each["CatalogName"] for each in athena.list_data_catalogs()["DataCatalogsSummary"]] == ["AwsDataCatalog"]
    versions = [each["SelectedEngineVersion"] for each in athena.list_engine_versions()["EngineVersions"]]
    assert "Athena engine version 3" in versions


# Queries


def test_a_query_leaves_its_result_in_the_output_location(lake, athena):
    execution = run(athena, "SELECT 42 AS answer, 'it''s' AS text, CAST(NULL AS varchar) AS nothing")
    assert execution["Status"]["State"] == "SUCCEEDED", execution["Status"]
    result = athena.get_query_results(QueryExecutionId=execution["QueryExecutionId"])["ResultSet"]
    assert [column["Name"] for column in result["ResultSetMetadata"]["ColumnInfo"]] == ["answer", "text", "nothing"]
    assert [column["Type"] for column in result["ResultSetMetadata"]["ColumnInfo"]] == ["integer", "varchar", "varchar"]
    rows = [[cell.get("VarCharValue") for cell in row["Data"]] for row in result["Rows"]]
    assert rows == [["answer", "text", "nothing"], ["42", "it's", None]]

    location = execution["ResultConfiguration"]["OutputLocation"]
    assert location == f"{RESULTS}{execution['QueryExecutionId']}.csv"
    written = lake.client("s3").get_object(Bucket="results", Key=location.removeprefix("s3://results/"))["Body"].read()
    assert written == b'"answer","text","nothing"\n"42","it\'s",\n'


def test_the_query_that_openmetadata_asks_first(connection):
    comment = '/* {"app": "OpenMetadata", "version": "1.12.14.2"} */\n'
    assert connection.cursor().execute(comment + "SELECT 42").fetchall() == [(42,)]


def test_show_and_describe(connection):
    cursor = connection.cursor()
    assert cursor.execute("SHOW DATABASES").fetchall() == [("sales",)]
    assert cursor.execute("SHOW TABLES IN sales").fetchall() == [("customers",), ("orders",)]
    described = [row[0].split() for row in cursor.execute("DESCRIBE sales.orders").fetchall()]
    assert described[:3] == [["id", "bigint"], ["note", "string", "free"], ["year", "int"]]


def test_typed_values_through_pyathena(connection):
    row = connection.cursor().execute("SELECT 1.5, true, 'x', 2 + 3, DATE '2024-02-29'").fetchone()
    assert [str(value) for value in row] == ["1.5", "True", "x", "5", "2024-02-29"]


def test_what_cannot_run_fails_and_says_why(athena, connection):
    execution = run(athena, "INSERT INTO sales.orders SELECT 1, 'x', 2024")
    assert execution["Status"]["State"] == "FAILED"
    assert execution["Status"]["StateChangeReason"]
    assert execution["Status"]["AthenaError"]["ErrorCategory"] == 2
    with pytest.raises(pyathena.error.OperationalError):
        connection.cursor().execute("SELECT no_such_column FROM sales.orders")


def test_queries_that_cannot_start(athena, refused):
    sentence = (
        "No output location provided. An output location is required either through the Workgroup result "
        "configuration setting or as an API input.")
    with refused("InvalidRequestException", sentence, 400):
        athena.start_query_execution(QueryString="SELECT 1")
    with refused("InvalidRequestException", "Unable to verify/create output bucket nowhere", 400):
        athena.start_query_execution(
            QueryString="SELECT 1", ResultConfiguration={"OutputLocation": "s3://nowhere/at/all/"})
    with refused("InvalidRequestException", "WorkGroup is not found.", 400):
        athena.start_query_execution(
            QueryString="SELECT 1", WorkGroup="missing", ResultConfiguration={"OutputLocation": RESULTS})


def test_several_executions_are_read_at_once(athena):
    queries = [run(athena, f"SELECT {number}")["QueryExecutionId"] for number in range(3)]
    answer = athena.batch_get_query_execution(QueryExecutionIds=queries + ["00000000-0000-0000-0000-000000000000"])
    assert {each["QueryExecutionId"] for each in answer["QueryExecutions"]} == set(queries)
    assert [each["QueryExecutionId"] for each in answer["UnprocessedQueryExecutionIds"]] == [
        "00000000-0000-0000-0000-000000000000"]
    assert athena.list_query_executions()["QueryExecutionIds"] == queries[::-1]


# What is kept beside queries


def test_named_queries_and_prepared_statements(athena, refused):
    named = athena.create_named_query(Name="daily", Database="sales", QueryString="SELECT 1")["NamedQueryId"]
    assert athena.list_named_queries()["NamedQueryIds"] == [named]
    assert athena.get_named_query(NamedQueryId=named)["NamedQuery"]["WorkGroup"] == "primary"
    athena.delete_named_query(NamedQueryId=named)
    with refused("InvalidRequestException", f"NamedQuery {named} was not found", 400):
        athena.get_named_query(NamedQueryId=named)

    athena.create_prepared_statement(StatementName="by_id", WorkGroup="primary", QueryStatement="SELECT ?")
    found = athena.get_prepared_statement(StatementName="by_id", WorkGroup="primary")["PreparedStatement"]
    assert found["QueryStatement"] == "SELECT ?"
    assert found["LastModifiedTime"].year >= 2024
    with refused("ResourceNotFoundException", status=400):
        athena.get_prepared_statement(StatementName="missing", WorkGroup="primary")


def test_tags(athena):
    arn = f"arn:aws:athena:{REGION}:{ACCOUNT}:workgroup/primary"
    athena.tag_resource(ResourceARN=arn, Tags=[{"Key": "team", "Value": "data"}])
    assert athena.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "team", "Value": "data"}]
    athena.untag_resource(ResourceARN=arn, TagKeys=["team"])
    assert athena.list_tags_for_resource(ResourceARN=arn)["Tags"] == []


def test_runtime_statistics(athena):
    query = run(athena, "SELECT 'abc' AS a")["QueryExecutionId"]
    statistics = athena.get_query_runtime_statistics(QueryExecutionId=query)["QueryRuntimeStatistics"]
    assert statistics["Rows"]["OutputRows"] == 1
    assert "TotalExecutionTimeInMillis" in statistics["Timeline"]


def test_definitions_through_pyathena(connection, lake):
    cursor = connection.cursor()
    cursor.execute("CREATE EXTERNAL TABLE events (id bigint, name string) STORED AS PARQUET LOCATION 's3://lake/events/'")
    cursor.execute("CREATE OR REPLACE VIEW events_v AS SELECT id FROM events")
    assert cursor.execute("SHOW CREATE VIEW events_v").fetchall() == [
        ("CREATE VIEW sales.events_v AS",), ("SELECT id",), ("FROM",), ("  events",)]
    table = lake.client("glue").get_table(DatabaseName="sales", Name="events")["Table"]
    assert table["StorageDescriptor"]["SerdeInfo"]["SerializationLibrary"].endswith("ParquetHiveSerDe")
    cursor.execute("DROP VIEW events_v")
    cursor.execute("DROP TABLE events")
    assert cursor.execute("SHOW TABLES").fetchall() == [("customers",), ("orders",)]
