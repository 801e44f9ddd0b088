"""A small catalog with one table for each thing that a connector treats in its own way."""

import base64
import json

TYPES = [
    "boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "decimal(38,10)", "decimal", "char(8)",
    "varchar(255)", "string", "binary", "date", "timestamp", "array<string>", "array<array<int>>",
    "array<struct<sku:string,qty:int,price:decimal(10,2)>>", "map<string,int>", "map<string,struct<a:int,b:array<string>>>",
    "struct<street:string,geo:struct<lat:double,lon:double>,tags:array<string>>", "uniontype<int,string>",
    "struct<a: int, b: map<string, array<bigint>>>", "STRUCT<FirstName:STRING,LastName:STRING>",
]

PARQUET = {
    "InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
    "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
    "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"},
}
TEXT = {
    "InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
    "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    "SerdeInfo": {
        "SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", "Parameters": {"field.delim": ","}},
}


def column(name, type_, comment=None):
    return {"Name": name, "Type": type_} | ({"Comment": comment} if comment else {})


def table(name, columns, storage=PARQUET, **more):
    return {
        "Name": name,
        "TableType": "EXTERNAL_TABLE",
        "StorageDescriptor": {"Columns": columns, "Location": f"s3://warehouse/{name}/"} | storage,
    } | more


def view(name, sql, columns):
    """A view as Athena stores it."""
    definition = {"originalSql": sql, "catalog": "awsdatacatalog", "schema": "shop", "columns": columns}
    text = base64.b64encode(json.dumps(definition).encode()).decode()
    return {
        "Name": name,
        "TableType": "VIRTUAL_VIEW",
        "Parameters": {"presto_view": "true", "comment": "Presto View"},
        "ViewOriginalText": f"/* Presto View: {text} */",
        "ViewExpandedText": "/* Presto View */",
        "StorageDescriptor": {"Columns": [column(each["name"], each["type"]) for each in columns]},
    }


# What the connector cannot read: one table with a broken type, one whose column has none.
UNREADABLE = {
    "broken_type": table("broken_type", [column("a", "struct<broken")]),
    "no_type": table("no_type", [{"Name": "a"}]),
}


def seed(glue):
    """Three databases, one of them empty, and eleven tables; answers their names as `database.table`."""
    tables = {
        "shop": [
            table(
                "orders", [column("id", "bigint", "Primary identifier"), column("total", "decimal(12,2)")], TEXT,
                Description="Every order since 2019", Owner="sales-team",
                Parameters={"classification": "csv", "comment": "Every order since 2019"},
                PartitionKeys=[column("year", "int"), column("month", "string", "two digits")]),
            table("events", [column("body", "string")], Parameters={"classification": "json"}),
            table(
                "clicks", [column("id", "string")], TableType="EXTERNAL_TABLE",
                Parameters={"table_type": "ICEBERG", "metadata_location": "s3://warehouse/clicks/metadata/0.json"}),
            table("kept", [column("id", "int")], TableType="MANAGED_TABLE"),
            table("quoted.name", [column("a.b", "int"), column('say "so"', "string")]),
            view("big_orders", "SELECT id FROM shop.orders WHERE total > 100", [{"name": "id", "type": "bigint"}]),
        ],
        "raw-zone": [
            table("every_type", [column(f"c{number:02}", each) for number, each in enumerate(TYPES)]),
            table("no_columns", []),
            table("odd_types", [column("a", "geometry"), column("b", "interval day to second")]),
            table("Mixed_Case", [column("Id", "INT")]),
            {"Name": "bare"},
        ],
        "empty": [],
    }
    for database, definitions in tables.items():
        glue.create_database(DatabaseInput={"Name": database, "Description": f"The *{database}* database"})
        for definition in definitions:
            glue.create_table(DatabaseName=database, TableInput=definition)
    return sorted(f"{database}.{each['Name'].lower()}" for database in tables for each in tables[database])
