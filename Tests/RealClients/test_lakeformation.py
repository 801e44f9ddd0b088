"""Lake Formation's grants with boto3: what they let others do with Glue, Athena and S3."""

import json
import time

import pytest

from lake import ACCOUNT, mocklake

EVERYBODY = "IAM_ALLOWED_PRINCIPALS"
COLUMNS = ["id", "amount", "email"]
ORDERS = {"Table": {"DatabaseName": "sales", "Name": "orders"}}
CUSTOMERS = {"Table": {"DatabaseName": "sales", "Name": "customers"}}
DATABASE = {"Database": {"Name": "sales"}}


class Governed:
    """A database that is closed to everybody, and a role whom IAM lets do everything but who was granted nothing."""

    def __init__(self, lake):
        self.lake = lake
        self.formation, self.glue, self.iam = (lake.client(name) for name in ("lakeformation", "glue", "iam"))
        self.s3 = lake.client("s3")
        self.role("Analyst", "*")
        self.s3.create_bucket(Bucket="lake")
        self.glue.create_database(DatabaseInput={"Name": "sales"})
        for name in ("orders", "customers"):
            self.s3.put_object(Bucket="lake", Key=f"{name}/part-0.csv", Body=b"1,2,a@example.com\n")
            self.glue.create_table(DatabaseName="sales", TableInput=self.table(name))
        for resource in (DATABASE, ORDERS, CUSTOMERS):
            self.revoke(EVERYBODY, resource, "ALL")

    @staticmethod
    def table(name):
        columns = [{"Name": column, "Type": "string"} for column in COLUMNS]
        return {
            "Name": name, "TableType": "EXTERNAL_TABLE",
            "StorageDescriptor": {"Columns": columns, "Location": f"s3://lake/{name}/"},
        }

    def role(self, name, *actions):
        """A role that may do that and no more, and that the account may assume."""
        trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=self.policy(trust))
        allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
        self.iam.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=self.policy(allowed))
        return f"arn:aws:iam::{ACCOUNT}:role/{name}"

    @staticmethod
    def policy(*statements):
        return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})

    def client(self, service, role="Analyst"):
        """A client of a session of a role."""
        answer = self.lake.client("sts").assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{role}", RoleSessionName="test")
        return self.lake.client_of(answer["Credentials"], service)

    def _change(self, change, principal, resource, *permissions):
        if "_" not in principal:
            principal = f"arn:aws:iam::{ACCOUNT}:role/{principal}"
        change(Principal={"DataLakePrincipalIdentifier": principal}, Resource=resource, Permissions=list(permissions))

    def grant(self, principal, resource, *permissions):
        self._change(self.formation.grant_permissions, principal, resource, *permissions)

    def revoke(self, principal, resource, *permissions):
        self._change(self.formation.revoke_permissions, principal, resource, *permissions)


@pytest.fixture
def governed(lake):
    return Governed(lake)


def columns(table):
    return [column["Name"] for column in table["StorageDescriptor"]["Columns"]]


def insufficient(what):
    return f"Insufficient Lake Formation permission(s): Required {what}"


# The catalog


def test_a_hidden_table_is_missing_from_listings_and_refused_by_name(governed, refused):
    glue = governed.client("glue")
    assert glue.get_databases()["DatabaseList"] == []
    with refused("AccessDeniedException", insufficient("Describe on sales"), 400):
        glue.get_database(Name="sales")
    governed.grant("Analyst", ORDERS, "SELECT")
    assert [table["Name"] for table in glue.get_tables(DatabaseName="sales")["TableList"]] == ["orders"]
    assert columns(glue.get_table(DatabaseName="sales", Name="orders")["Table"]) == COLUMNS
    for name in ("customers", "nowhere"):
        with refused("AccessDeniedException", insufficient(f"Describe on {name}"), 400):
            glue.get_table(DatabaseName="sales", Name=name)
    with refused("AccessDeniedException", insufficient("Drop on orders"), 400):
        glue.delete_table(DatabaseName="sales", Name="orders")
    governed.revoke("Analyst", ORDERS, "SELECT")
    assert glue.get_databases()["DatabaseList"] == []


def test_granted_columns_are_all_there_is(governed):
    glue = governed.client("glue")
    some = {"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id", "amount"]}}
    rest = {"TableWithColumns": {
        "DatabaseName": "sales", "Name": "customers", "ColumnWildcard": {"ExcludedColumnNames": ["email"]}}}
    governed.grant("Analyst", some, "SELECT")
    governed.grant("Analyst", rest, "SELECT")
    tables = glue.get_tables(DatabaseName="sales")["TableList"]
    assert [columns(table) for table in tables] == [["id", "amount"], ["id", "amount"]]
    assert columns(governed.glue.get_table(DatabaseName="sales", Name="orders")["Table"]) == COLUMNS


def test_tags_open_what_they_are_on(governed):
    governed.formation.create_lf_tag(TagKey="class", TagValues=["public", "private"])

    def tag(resource, value):
        answer = governed.formation.add_lf_tags_to_resource(
            Resource=resource, LFTags=[{"TagKey": "class", "TagValues": [value]}])
        assert answer["Failures"] == []

    tag(DATABASE, "public")
    tag(CUSTOMERS, "private")
    tag({"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["email"]}}, "private")
    expression = [{"TagKey": "class", "TagValues": ["public"]}]
    governed.grant("Analyst", {"LFTagPolicy": {"ResourceType": "DATABASE", "Expression": expression}}, "DESCRIBE")
    governed.grant("Analyst", {"LFTagPolicy": {"ResourceType": "TABLE", "Expression": expression}}, "SELECT", "DESCRIBE")
    tables = governed.client("glue").get_tables(DatabaseName="sales")["TableList"]
    assert [(table["Name"], columns(table)) for table in tables] == [("orders", ["id", "amount"])]


def test_nobody_creates_databases_once_that_is_revoked(governed, refused):
    glue = governed.client("glue")
    glue.create_database(DatabaseInput={"Name": "first"})
    governed.revoke(EVERYBODY, {"Catalog": {}}, "CREATE_DATABASE")
    with refused("AccessDeniedException", insufficient("Create Database on Catalog"), 400):
        glue.create_database(DatabaseInput={"Name": "second"})
    settings = governed.formation.get_data_lake_settings()["DataLakeSettings"]
    settings["DataLakeAdmins"] = [{"DataLakePrincipalIdentifier": f"arn:aws:iam::{ACCOUNT}:role/Analyst"}]
    governed.formation.put_data_lake_settings(DataLakeSettings=settings)
    glue.create_database(DatabaseInput={"Name": "second"})
    assert [database["Name"] for database in glue.get_databases()["DatabaseList"]] == ["first", "sales", "second"]


def test_registered_locations_want_a_grant(governed, refused):
    glue = governed.client("glue")
    governed.grant("Analyst", DATABASE, "CREATE_TABLE")
    governed.formation.register_resource(ResourceArn="arn:aws:s3:::lake/orders", UseServiceLinkedRole=True)
    definition = Governed.table("copy") | {"StorageDescriptor": {"Location": "s3://lake/orders/copy/"}}
    with refused("AccessDeniedException", "Insufficient Lake Formation permission(s) on s3://lake/orders/copy/", 400):
        glue.create_table(DatabaseName="sales", TableInput=definition)
    governed.grant("Analyst", {"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/orders"}}, "DATA_LOCATION_ACCESS")
    glue.create_table(DatabaseName="sales", TableInput=definition)
    assert glue.get_table(DatabaseName="sales", Name="copy")["Table"]["IsRegisteredWithLakeFormation"]


def test_athena_shows_what_glue_shows(governed, refused):
    athena = governed.client("athena")
    with refused("MetadataException") as refusal:
        athena.get_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="sales", TableName="orders")
    assert refusal.response["Error"]["Message"].startswith(insufficient("Describe on orders") + " (Service: AmazonDataCatalog;")
    some = {"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id"]}}
    governed.grant("Analyst", some, "SELECT")
    tables = athena.list_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="sales")["TableMetadataList"]
    assert [(table["Name"], [column["Name"] for column in table["Columns"]]) for table in tables] == [("orders", ["id"])]
    definition = "CREATE EXTERNAL TABLE sales.new (id string) LOCATION 's3://lake/new/'"
    assert insufficient("Create Table on sales") in failure(athena, definition)


def failure(athena, statement):
    """Why a statement fails."""
    started = athena.start_query_execution(
        QueryString=statement, ResultConfiguration={"OutputLocation": "s3://lake/results/"})
    for _ in range(200):
        execution = athena.get_query_execution(QueryExecutionId=started["QueryExecutionId"])["QueryExecution"]
        if execution["Status"]["State"] not in ("QUEUED", "RUNNING"):
            break
        time.sleep(0.02)
    assert execution["Status"]["State"] == "FAILED", execution
    return execution["Status"]["StateChangeReason"]


def test_only_administrators_and_holders_of_the_grant_option_grant(governed, refused):
    governed.role("Reader", "*")
    formation = governed.client("lakeformation")
    change = {
        "Principal": {"DataLakePrincipalIdentifier": f"arn:aws:iam::{ACCOUNT}:role/Reader"}, "Resource": ORDERS,
        "Permissions": ["SELECT"]}
    governed.grant("Analyst", ORDERS, "SELECT")
    with refused(
        "AccessDeniedException",
        "Resource does not exist or requester is not authorized to access requested permissions.", 400):
        formation.grant_permissions(**change)
    governed.formation.grant_permissions(
        Principal={"DataLakePrincipalIdentifier": f"arn:aws:iam::{ACCOUNT}:role/Analyst"}, Resource=ORDERS,
        Permissions=["SELECT"], PermissionsWithGrantOption=["SELECT"])
    formation.grant_permissions(**change)
    assert columns(governed.client("glue", "Reader").get_table(DatabaseName="sales", Name="orders")["Table"]) == COLUMNS


def test_permissions_are_found_by_the_path_of_the_data(governed):
    governed.formation.register_resource(ResourceArn="arn:aws:s3:::lake", UseServiceLinkedRole=True)
    governed.grant("Analyst", ORDERS, "SELECT")
    found = governed.formation.get_effective_permissions_for_path(ResourceArn="arn:aws:s3:::lake/orders")["Permissions"]
    assert [(entry["Resource"]["TableWithColumns"]["Name"], entry["Permissions"]) for entry in found] == [("orders", ["SELECT"])]


def test_a_refusal_is_explained_with_the_grant_that_cures_it(governed, refused):
    with refused("AccessDeniedException"):
        governed.client("glue").get_table(DatabaseName="sales", Name="orders")
    row = next(row for row in reversed(governed.lake.requests()) if row["operation"] == "glue:GetTable")
    told = mocklake("explain", row["id"], "--server", governed.lake.url).stdout
    assert told.startswith(f"DENIED   {row['id']}  glue:GetTable")
    assert (
        f"Smallest fix: grant DESCRIBE on table sales.orders to arn:aws:iam::{ACCOUNT}:role/Analyst "
        "(lakeformation:GrantPermissions)") in told


# Filters of cells


def test_filters_are_made_granted_and_removed(governed, refused):
    place = {"TableCatalogId": ACCOUNT, "DatabaseName": "sales", "TableName": "orders", "Name": "north"}
    cells = {"RowFilter": {"FilterExpression": "email LIKE '%north%'"}, "ColumnNames": ["id", "amount"]}
    governed.formation.create_data_cells_filter(TableData=place | cells)
    answer = governed.formation.get_data_cells_filter(**place)["DataCellsFilter"]
    assert answer.pop("VersionId")
    assert answer == place | cells
    governed.grant("Analyst", {"DataCellsFilter": place}, "SELECT")
    assert columns(governed.client("glue").get_table(DatabaseName="sales", Name="orders")["Table"]) == ["id", "amount"]
    governed.formation.update_data_cells_filter(
        TableData=place | {"RowFilter": {"AllRowsWildcard": {}}, "ColumnWildcard": {"ExcludedColumnNames": ["id"]}})
    assert columns(governed.client("glue").get_table(DatabaseName="sales", Name="orders")["Table"]) == ["amount", "email"]
    table = {"CatalogId": ACCOUNT, "DatabaseName": "sales", "Name": "orders"}
    assert [found["Name"] for found in governed.formation.list_data_cells_filter(Table=table)["DataCellsFilters"]] == ["north"]
    governed.formation.delete_data_cells_filter(**place)
    with refused("EntityNotFoundException"):
        governed.formation.get_data_cells_filter(**place)
    with refused("AccessDeniedException", insufficient("Describe on orders")):
        governed.client("glue").get_table(DatabaseName="sales", Name="orders")


# Vended credentials


@pytest.fixture
def vending(governed):
    """A lake whose location is registered and which lets engines in from outside of AWS."""
    governed.formation.register_resource(ResourceArn="arn:aws:s3:::lake", UseServiceLinkedRole=True)
    settings = governed.formation.get_data_lake_settings()["DataLakeSettings"]
    governed.formation.put_data_lake_settings(DataLakeSettings=settings | {"AllowFullTableExternalDataAccess": True})
    return governed


def arn(table):
    return f"arn:aws:glue:us-east-1:{ACCOUNT}:table/sales/{table}"


def test_credentials_for_a_table_read_that_table(vending, refused):
    vending.role("Engine", "lakeformation:GetDataAccess", "glue:GetTable")
    formation = vending.client("lakeformation", "Engine")
    with refused("AccessDeniedException", insufficient("Select on orders"), 400):
        formation.get_temporary_glue_table_credentials(TableArn=arn("orders"))
    vending.grant("Engine", ORDERS, "SELECT")
    answer = formation.get_temporary_glue_table_credentials(TableArn=arn("orders"), DurationSeconds=900)
    assert answer["VendedS3Path"] == ["s3://lake/orders/"]
    s3 = vending.lake.client_of(answer, "s3")
    assert s3.get_object(Bucket="lake", Key="orders/part-0.csv")["Body"].read() == b"1,2,a@example.com\n"
    assert s3.list_objects_v2(Bucket="lake", Prefix="orders/")["KeyCount"] == 1
    for call in (
        lambda: s3.get_object(Bucket="lake", Key="customers/part-0.csv"),
        lambda: s3.list_objects_v2(Bucket="lake"),
        lambda: s3.put_object(Bucket="lake", Key="orders/part-1.csv", Body=b"x"),
        lambda: vending.client("s3", "Engine").get_object(Bucket="lake", Key="orders/part-0.csv"),
    ):
        with refused("AccessDenied", status=403):
            call()


def test_credentials_write_where_inserting_was_granted(vending, refused):
    formation = vending.client("lakeformation")
    vending.grant("Analyst", ORDERS, "SELECT")
    with refused("AccessDeniedException", "Access is not allowed.", 400):
        formation.get_temporary_glue_table_credentials(TableArn=arn("orders"), Permissions=["SELECT", "INSERT"])
    vending.grant("Analyst", ORDERS, "INSERT")
    answer = formation.get_temporary_glue_table_credentials(TableArn=arn("orders"), Permissions=["SELECT", "INSERT"])
    s3 = vending.lake.client_of(answer, "s3")
    s3.put_object(Bucket="lake", Key="orders/part-1.csv", Body=b"x")
    with refused("AccessDenied", status=403):
        s3.put_object(Bucket="lake", Key="customers/part-1.csv", Body=b"x")


def test_credentials_for_a_partition_read_that_partition(vending, refused):
    definition = Governed.table("days") | {"PartitionKeys": [{"Name": "day", "Type": "string"}]}
    vending.glue.create_table(DatabaseName="sales", TableInput=definition)
    for day in ("mon", "tue"):
        location = {"Location": f"s3://lake/days/{day}/"}
        vending.glue.create_partition(
            DatabaseName="sales", TableName="days", PartitionInput={"Values": [day], "StorageDescriptor": location})
        vending.s3.put_object(Bucket="lake", Key=f"days/{day}/part-0.csv", Body=day.encode())
    answer = vending.client("lakeformation").get_temporary_glue_partition_credentials(
        TableArn=arn("days"), Partition={"Values": ["tue"]})
    s3 = vending.lake.client_of(answer, "s3")
    assert s3.get_object(Bucket="lake", Key="days/tue/part-0.csv")["Body"].read() == b"tue"
    with refused("AccessDenied", status=403):
        s3.get_object(Bucket="lake", Key="days/mon/part-0.csv")
    with refused("EntityNotFoundException"):
        vending.client("lakeformation").get_temporary_glue_partition_credentials(
            TableArn=arn("days"), Partition={"Values": ["wed"]})


def test_part_of_a_table_is_for_engines_that_filter(vending, refused):
    some = {"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id"]}}
    vending.grant("Analyst", some, "SELECT")
    with refused("AccessDeniedException", "Access is not allowed.", 400):
        vending.client("lakeformation").get_temporary_glue_table_credentials(TableArn=arn("orders"))
    settings = vending.formation.get_data_lake_settings()["DataLakeSettings"] | {
        "AllowExternalDataFiltering": True, "AuthorizedSessionTagValueList": ["engine"],
        "ExternalDataFilteringAllowList": [{"DataLakePrincipalIdentifier": ACCOUNT}]}
    vending.formation.put_data_lake_settings(DataLakeSettings=settings)
    trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": ["sts:AssumeRole", "sts:TagSession"]}
    vending.iam.update_assume_role_policy(RoleName="Analyst", PolicyDocument=Governed.policy(trust))
    session = vending.lake.client("sts").assume_role(
        RoleArn=f"arn:aws:iam::{ACCOUNT}:role/Analyst", RoleSessionName="test",
        Tags=[{"Key": "LakeFormationAuthorizedCaller", "Value": "engine"}])
    formation = vending.lake.client_of(session["Credentials"], "lakeformation")
    with refused("PermissionTypeMismatchException"):
        formation.get_temporary_glue_table_credentials(
            TableArn=arn("orders"), SupportedPermissionTypes=["CELL_FILTER_PERMISSION"])
    answer = formation.get_temporary_glue_table_credentials(
        TableArn=arn("orders"), SupportedPermissionTypes=["COLUMN_PERMISSION"])
    vending.lake.client_of(answer, "s3").head_object(Bucket="lake", Key="orders/part-0.csv")


def test_credentials_are_not_for_everybody(governed, refused):
    formation = governed.client("lakeformation")
    with refused("AccessDeniedException", "Access is not allowed.", 400):
        formation.get_temporary_glue_table_credentials(TableArn=arn("orders"))
    role = governed.role("Outsider", "glue:*")
    with refused("AccessDeniedException") as refusal:
        governed.client("lakeformation", "Outsider").get_temporary_glue_table_credentials(TableArn=arn("orders"))
    assert refusal.response["Error"]["Message"] == (
        f"User: {role.replace('iam', 'sts').replace('role', 'assumed-role')}/test is not authorized to perform: "
        f"lakeformation:GetDataAccess on resource: {arn('orders')} because no identity-based policy allows the "
        "lakeformation:GetDataAccess action")
