"""How each published refusal is provoked: lakes, callers and the one call that is refused."""

import datetime
import io
import json
import urllib.error
import urllib.request
import zipfile

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.exceptions

from lake import ACCOUNT, REGION, mocklake

OTHER = "210987654321"
ORDERS = {"Table": {"DatabaseName": "sales", "Name": "orders"}}
RESULTS = {"OutputLocation": "s3://results/queries/"}
SCAN = "needs the scan of a table, which this server does not do yet"


def statement(effect, actions, resources="*", **more):
    return {"Effect": effect, "Action": actions, "Resource": resources} | more


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def everything_but(*actions):
    what = {"NotAction": list(actions)} if actions else {"Action": "*"}
    return {"Effect": "Allow", "Resource": "*"} | what


class World:
    """A lake with a database, a partitioned table, a view, a bucket for results and callers who lack something."""

    def __init__(self, start, era="2026", *flags):
        self.lake = start("--denial-text", era, *flags)
        self.root = self.lake.client
        self.count = 0

    def filled(self):
        self.root("s3").create_bucket(Bucket="results")
        glue = self.root("glue")
        for name in ["default", "sales"]:
            glue.create_database(DatabaseInput={"Name": name})
        storage = {"Columns": [{"Name": "id", "Type": "bigint"}], "Location": "s3://results/lake/orders/"}
        glue.create_table(
            DatabaseName="sales",
            TableInput={
                "Name": "orders", "TableType": "EXTERNAL_TABLE", "StorageDescriptor": storage,
                "PartitionKeys": [{"Name": "dt", "Type": "string"}]})
        glue.create_partition(DatabaseName="sales", TableName="orders", PartitionInput={"Values": ["2024"]})
        view = query(self.root("athena"), "CREATE VIEW sales.v AS SELECT id FROM sales.orders")
        assert view["code"] == "SUCCEEDED", view
        return self

    def user(self, *statements, name="analyst"):
        """The key of a new user."""
        self.count += 1
        name = f"{name}-{self.count}"
        iam = self.root("iam")
        iam.create_user(UserName=name)
        if statements:
            iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=document(*statements))
        key = iam.create_access_key(UserName=name)["AccessKey"]
        return Caller(self.lake, key)

    def session(self, *statements, account=ACCOUNT):
        """A session of a new role."""
        self.count += 1
        name = f"role-{self.count}"
        iam = self.root("iam", account)
        trust = statement("Allow", "sts:AssumeRole", Principal={"AWS": account})
        del trust["Resource"]
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=document(trust))
        if statements:
            iam.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=document(*statements))
        answer = self.root("sts", account).assume_role(
            RoleArn=f"arn:aws:iam::{account}:role/{name}", RoleSessionName="session")
        return Caller(self.lake, answer["Credentials"], name)


class Caller:
    """Clients with one key."""

    def __init__(self, lake, key, role=None):
        self.lake, self.key, self.role = lake, key, role

    def __call__(self, service, **options):
        return self.lake.client_of(self.key, service, **options)


def refusal(call, *positional, **parameters):
    """What the call was refused with."""
    try:
        answer = call(*positional, **parameters)
    except botocore.exceptions.ClientError as error:
        answer = error.response
        return {
            "stage": "call", "status": answer["ResponseMetadata"]["HTTPStatusCode"], "code": answer["Error"]["Code"],
            "message": answer["Error"]["Message"], "athena_error_code": answer.get("AthenaErrorCode")}
    return {"stage": "call", "status": 200, "code": "", "message": f"no refusal: {answer}"}


def query(athena, sql, **more):
    """How a query ended; refusals at its submission are told as those of calls."""
    more.setdefault("ResultConfiguration", RESULTS)
    try:
        started = athena.start_query_execution(QueryString=sql, **more)["QueryExecutionId"]
    except botocore.exceptions.ClientError as error:
        return refusal(lambda: (_ for _ in ()).throw(error))
    status = athena.get_query_execution(QueryExecutionId=started)["QueryExecution"]["Status"]
    return {"stage": "query", "status": "-", "code": status["State"], "message": status.get("StateChangeReason", "")}


# Athena itself


def opaque(action, call, by="session"):
    """One of Athena's own actions is missing."""

    def situation(start, era):
        world = World(start, era).filled()
        return refusal(*call(getattr(world, by)(everything_but(action))("athena")))

    return situation


def start_in_primary(by="session"):
    return opaque(
        "athena:StartQueryExecution",
        lambda athena: [lambda: athena.start_query_execution(QueryString="SELECT 1", ResultConfiguration=RESULTS)], by)


def get_work_group(by="session"):
    return opaque("athena:GetWorkGroup", lambda athena: [lambda: athena.get_work_group(WorkGroup="primary")], by)


def outside_the_workgroup(start, era):
    """Only another workgroup is allowed."""
    world = World(start, era).filled()
    world.root("athena").create_work_group(Name="team")
    own = f"arn:aws:athena:{REGION}:{ACCOUNT}:workgroup/team"
    caller = world.session(everything_but("athena:*"), statement("Allow", "athena:*", own))
    return refusal(caller("athena").start_query_execution, QueryString="SELECT 1", ResultConfiguration=RESULTS)


def tags_of_a_catalog(athena):
    arn = f"arn:aws:athena:{REGION}:{ACCOUNT}:datacatalog/AwsDataCatalog"
    return [lambda: athena.list_tags_for_resource(ResourceARN=arn)]


def table_metadata(athena):
    return [lambda: athena.get_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="sales", TableName="orders")]


# Results


def no_bucket_location(start, era):
    world = World(start, era).filled()
    return query(world.user(everything_but("s3:GetBucketLocation"))("athena"), "SELECT 1")


def bucket_of_others(start, era):
    world = World(start, era).filled()
    world.root("s3", OTHER).create_bucket(Bucket="theirs")
    return query(
        world.user(everything_but())("athena"), "SELECT 1", ResultConfiguration={"OutputLocation": "s3://theirs/"})


def no_output_location(start, era):
    world = World(start, era).filled()
    return query(world.user(everything_but())("athena"), "SELECT 1", ResultConfiguration={})


def missing_workgroup(start, era):
    world = World(start, era).filled()
    return query(world.user(everything_but())("athena"), "SELECT 1", WorkGroup="missing")


def unwritable_result(caller):
    def situation(start, era):
        world = World(start, era).filled()
        return query(getattr(world, caller)(everything_but("s3:PutObject"))("athena"), "SELECT 1")

    return situation


def unwritable_result_in_short(start, era):
    """The post quotes the sentence up to its first full stop."""
    seen = unwritable_result("session")(start, era)
    return seen | {"message": seen["message"].split(". Please")[0]}


def unreadable_result(start, era):
    world = World(start, era).filled()
    started = world.root("athena").start_query_execution(QueryString="SELECT 1", ResultConfiguration=RESULTS)
    caller = world.user(everything_but("s3:GetObject"))
    return refusal(caller("athena").get_query_results, QueryExecutionId=started["QueryExecutionId"])


def external_location_in_enforced_workgroup(start, era):
    world = World(start, era).filled()
    world.root("athena").create_work_group(
        Name="team", Configuration={"EnforceWorkGroupConfiguration": True, "ResultConfiguration": RESULTS})
    sql = "CREATE TABLE t WITH (external_location = 's3://results/t/') AS SELECT 1 AS a"
    return query(world.user(everything_but())("athena"), sql, WorkGroup="team")


# Glue underneath


def metadata_under_scp(start, era):
    world = World(start, era).filled()
    caller = world.session(everything_but())
    organization(world, statement("Deny", "glue:GetTables"))
    return refusal(caller("athena").list_table_metadata, CatalogName="AwsDataCatalog", DatabaseName="sales")


def start_under_scp(start, era):
    world = World(start, era).filled()
    caller = world.session(everything_but())
    organization(world, statement("Deny", "athena:StartQueryExecution"))
    return refusal(caller("athena").start_query_execution, QueryString="SELECT 1", ResultConfiguration=RESULTS)


def foreign_catalog(world):
    world.root("athena").create_data_catalog(Name="theirs", Type="GLUE", Parameters={"catalog-id": OTHER})


def foreign_tables(start, era):
    """The owner's policy covers the catalog and not the database."""
    world = World(start, era).filled()
    foreign_catalog(world)
    glue = world.root("glue", OTHER)
    glue.create_database(DatabaseInput={"Name": "sales"})
    policy = statement("Allow", "glue:GetTables", f"arn:aws:glue:{REGION}:{OTHER}:catalog", Principal={"AWS": ACCOUNT})
    glue.put_resource_policy(PolicyInJson=document(policy))
    caller = world.session(everything_but())
    return refusal(caller("athena").list_table_metadata, CatalogName="theirs", DatabaseName="sales")


def foreign_databases(by="user"):
    def situation(start, era):
        world = World(start, era).filled()
        foreign_catalog(world)
        return refusal(getattr(world, by)(everything_but())("athena").list_databases, CatalogName="theirs")

    return situation


def foreign_databases_code_within(start, era):
    """The post quotes Glue's code, which stands in the sentence."""
    seen = foreign_databases()(start, era)
    assert seen["code"] == "MetadataException"
    return seen | {"code": "AccessDeniedException"}


def failing(sql, *lacking, by="user"):
    def situation(start, era):
        world = World(start, era).filled()
        return query(getattr(world, by)(everything_but(*lacking))("athena"), sql)

    return situation


def glue_throttles(start, era):
    world = World(start, era).filled()
    done = mocklake(
        "fault", "add", "--server", world.lake.url, "operation: glue:GetTables, respond: ThrottlingException")
    assert done.returncode == 0, done.stderr
    return refusal(
        world.root("athena").list_table_metadata, CatalogName="AwsDataCatalog", DatabaseName="sales")


# Lake Formation


def governed(world):
    """Nobody may create databases or see the table unless it was granted."""
    formation, everybody = world.root("lakeformation"), {"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}
    formation.put_data_lake_settings(
        DataLakeSettings={
            "DataLakeAdmins": [], "CreateDatabaseDefaultPermissions": [], "CreateTableDefaultPermissions": []})
    formation.revoke_permissions(Principal=everybody, Resource={"Catalog": {}}, Permissions=["CREATE_DATABASE"])
    formation.revoke_permissions(Principal=everybody, Resource=ORDERS, Permissions=["ALL"])


def create_database_governed(by="user", through_athena=False):
    def situation(start, era):
        world = World(start, era).filled()
        governed(world)
        caller = getattr(world, by)(everything_but())
        if through_athena:
            return query(caller("athena"), "CREATE DATABASE archive")
        return refusal(caller("glue").create_database, DatabaseInput={"Name": "archive"})

    return situation


def table_governed(start, era):
    world = World(start, era).filled()
    governed(world)
    return refusal(world.session(everything_but())("glue").get_table, DatabaseName="sales", Name="orders")


def view_governed(start, era):
    world = World(start, era).filled()
    governed(world)
    return query(world.user(everything_but())("athena"), "CREATE VIEW sales.w AS SELECT id FROM sales.orders")


def grant_without_glue(start, era):
    world = World(start, era).filled()
    caller = world.session(everything_but("glue:GetTable"))
    return refusal(
        caller("lakeformation").grant_permissions, Resource=ORDERS, Permissions=["SELECT"],
        Principal={"DataLakePrincipalIdentifier": f"arn:aws:iam::{ACCOUNT}:role/{caller.role}"})


def credentials_for_strangers(start, era):
    """The settings let no engines in from outside of AWS."""
    world = World(start, era).filled()
    arn = f"arn:aws:glue:{REGION}:{ACCOUNT}:table/sales/orders"
    return refusal(world.user(everything_but())("lakeformation").get_temporary_glue_table_credentials, TableArn=arn)


def lf_tags(start, era):
    world = World(start, era).filled()
    caller = world.user(everything_but("lakeformation:GetResourceLFTags"))
    return refusal(caller("lakeformation").get_resource_lf_tags, Resource={"Database": {"Name": "sales"}})


def lake_settings(start, era):
    """The managed policy of data lake administrators denies it; AWS's page leaves the colon after "User" out."""
    world = World(start, era).filled()
    caller = world.session(everything_but())
    world.root("iam").attach_role_policy(
        RoleName=caller.role, PolicyArn="arn:aws:iam::aws:policy/AWSLakeFormationDataAdmin")
    seen = refusal(caller("lakeformation").put_data_lake_settings, DataLakeSettings={})
    return seen | {"message": seen["message"].replace("User: ", "User ")}


# STS, S3, IAM, Glue, Lambda directly


def foreign_role(by):
    def situation(start, era):
        world = World(start, era)
        trust = statement("Allow", "sts:AssumeRole", Principal={"AWS": OTHER})
        del trust["Resource"]
        world.root("iam", OTHER).create_role(RoleName="reader", AssumeRolePolicyDocument=document(trust))
        caller = getattr(world, by)(everything_but())
        return refusal(
            caller("sts").assume_role, RoleArn=f"arn:aws:iam::{OTHER}:role/reader", RoleSessionName="session")

    return situation


def s3(action, call, by="user"):
    def situation(start, era):
        world = World(start, era)
        world.root("s3").create_bucket(Bucket="lake")
        world.root("s3").put_object(Bucket="lake", Key="key", Body=b"x")
        return refusal(call, getattr(world, by)(everything_but(action))("s3"))

    return situation


def job_runs(start, era):
    world = World(start, era)
    world.root("iam").create_role(RoleName="job", AssumeRolePolicyDocument=document(
        {"Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}))
    world.root("glue").create_job(
        Name="nightly load of orders", Role=f"arn:aws:iam::{ACCOUNT}:role/job",
        Command={"Name": "glueetl", "ScriptLocation": "s3://lake/job.py"})
    caller = world.session(everything_but("glue:GetJobRuns"))
    return refusal(caller("glue").get_job_runs, JobName="nightly load of orders")


def get_role_denied_by_policy(start, era):
    world = World(start, era)
    iam = world.root("iam")
    arn = iam.create_policy(PolicyName="lab", PolicyDocument=document(statement("Deny", "iam:GetRole")))["Policy"]["Arn"]
    caller = world.session(everything_but())
    iam.attach_role_policy(RoleName=caller.role, PolicyArn=arn)
    return refusal(caller("iam").get_role, RoleName=caller.role)


def invoke_latest(start, era):
    world = World(start, era)
    world.root("iam").create_role(RoleName="worker", AssumeRolePolicyDocument=document(
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("handler", "")
    world.root("lambda").create_function(
        FunctionName="connector", Role=f"arn:aws:iam::{ACCOUNT}:role/worker", Runtime="java17", Handler="h",
        Code={"ZipFile": archive.getvalue()})
    function = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:connector"
    caller = world.session(statement("Allow", "lambda:InvokeFunction", function))
    return refusal(caller("lambda").invoke, FunctionName="connector", Qualifier="$LATEST")


# Credentials


def stranger(service, call, kind="long"):
    """A key that the server does not know, or a temporary one without its token."""

    def situation(start, era):
        world = World(start, era, "--credentials", "strict")
        if kind == "long":
            return refusal(call, world.root(service, "AKIAIOSFODNN7EXAMPLE"))
        admin = World(start, era).filled()
        temporary = admin.session(everything_but()).key
        return refusal(
            call, admin.lake.client(service, temporary["AccessKeyId"], temporary["SecretAccessKey"]))

    return situation


def wrong_secret(start, era):
    world = World(start, era)
    key = world.user(everything_but()).key
    return refusal(world.lake.client("glue", key["AccessKeyId"], "wrong").get_databases)


def skewed(service, path, target, minutes):
    """A request whose clock is off, signed by hand."""

    def situation(start, era):
        world = World(start, era)
        key = world.user(everything_but()).key
        moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
        headers = {"X-Amz-Date": moment.strftime("%Y%m%dT%H%M%SZ"), "Content-Type": "application/x-amz-json-1.1"}
        if target:
            headers["X-Amz-Target"] = target
        request = botocore.awsrequest.AWSRequest("POST", world.lake.url + path, data=b"{}", headers=headers)
        signer = botocore.auth.SigV4Auth(
            botocore.credentials.Credentials(key["AccessKeyId"], key["SecretAccessKey"]), service, REGION)
        request.context["timestamp"] = headers["X-Amz-Date"]
        signature = signer.signature(
            signer.string_to_sign(request, signer.canonical_request(with_host(request, world.lake.url))), request)
        signed = ";".join(sorted(name.lower() for name in request.headers))
        request.headers["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={key['AccessKeyId']}/{signer.credential_scope(request)}, "
            f"SignedHeaders={signed}, Signature={signature}")
        return sent(request)

    return situation


def with_host(request, url):
    request.headers["Host"] = url.removeprefix("http://")
    return request


def sent(request):
    plain = urllib.request.Request(request.url, data=request.data, headers=dict(request.headers), method="POST")
    try:
        with urllib.request.urlopen(plain, timeout=30) as answer:
            return {"stage": "call", "status": answer.status, "code": "", "message": answer.read().decode()}
    except urllib.error.HTTPError as error:
        body = json.loads(error.read())
        code = body.get("__type") or error.headers.get("x-amzn-ErrorType", "")
        return {
            "stage": "call", "status": error.code, "code": code.split(":")[0],
            "message": body.get("message") or body.get("Message")}


def organization(world, *denied):
    """Puts the account under a service control policy."""
    guard = {"Version": "2012-10-17", "Statement": list(denied)}
    unit = {"accounts": [ACCOUNT], "scp": {"Guardrail": guard}}
    body = {"id": "o-exampleorgid", "management": "999999999999", "units": {"Data": unit}}
    request = urllib.request.Request(
        f"{world.lake.url}/_mocklake/organization", method="PUT", data=json.dumps(body).encode())
    urllib.request.urlopen(request, timeout=30).close()


SITUATIONS = {
    "ath-003": outside_the_workgroup,
    "ath-004": start_under_scp,
    "ath-005": start_in_primary("user"),
    "ath-006": start_in_primary("user"),
    "ath-007": get_work_group(),
    "ath-008": get_work_group("user"),
    "ath-009": get_work_group(),
    "ath-010": opaque("athena:GetTableMetadata", table_metadata, "user"),
    "ath-011": opaque("athena:ListTagsForResource", tags_of_a_catalog, "user"),
    "ath-013": get_work_group("user"),
    "ath-020": no_bucket_location,
    "ath-021": no_bucket_location,
    "ath-022": bucket_of_others,
    "ath-023": no_bucket_location,
    "ath-024": no_output_location,
    "ath-025": missing_workgroup,
    "meta-001": metadata_under_scp,
    "meta-002": foreign_tables,
    "meta-003": foreign_databases(),
    "q-001": failing("SHOW DATABASES", "glue:GetDatabases"),
    "q-002": failing("CREATE OR REPLACE VIEW sales.v AS SELECT 1 AS a", "glue:UpdateTable"),
    "q-004": failing("ALTER TABLE sales.orders DROP PARTITION (dt = '2024')", "glue:DeletePartition", by="session"),
    "q-011": unwritable_result("user"),
    "q-012": unwritable_result_in_short,
    "q-017": failing("SELECT nothing"),
    "q-018": failing("SELECT nothing"),
    "q-019": create_database_governed(through_athena=True),
    "q-020": view_governed,
    "q-023": unreadable_result,
    "q-024": external_location_in_enforced_workgroup,
    "glue-004": foreign_databases_code_within,
    "glue-006": job_runs,
    "glue-013": grant_without_glue,
    "lf-001": lf_tags,
    "lf-002": create_database_governed(),
    "lf-004": create_database_governed("session"),
    "lf-005": create_database_governed(),
    "lf-008": table_governed,
    "lf-011": credentials_for_strangers,
    "lf-012": lake_settings,
    "sts-004": foreign_role("session"),
    "sts-006": foreign_role("user"),
    "s3-005": s3("s3:GetObject", lambda client: client.head_object(Bucket="lake", Key="key")),
    "s3-006": s3("s3:ListBucket", lambda client: client.list_objects(Bucket="lake")),
    "s3-007": s3("s3:ListBucket", lambda client: client.list_objects_v2(Bucket="lake")),
    "s3-008": s3("s3:PutObject", lambda client: client.put_object(Bucket="lake", Key="new", Body=b"x")),
    "s3-009": s3("s3:ListAllMyBuckets", lambda client: client.list_buckets(), "session"),
    "s3-011": s3("s3:CreateBucket", lambda client: client.create_bucket(Bucket="more")),
    "s3-012": s3("s3:PutObject", lambda client: client.put_object(Bucket="lake", Key="new", Body=b"x"), "session"),
    "lam-001": invoke_latest,
    "pol-004": get_role_denied_by_policy,
    "auth-001": stranger(
        "athena", lambda client: client.start_query_execution(QueryString="SELECT 1"), "temporary"),
    "auth-002": stranger("athena", lambda client: client.get_table_metadata(
        CatalogName="AwsDataCatalog", DatabaseName="sales", TableName="orders")),
    "auth-003": stranger("glue", lambda client: client.get_databases(), "temporary"),
    "auth-004": stranger("glue", lambda client: client.get_databases()),
    "auth-005": stranger(
        "athena", lambda client: client.start_query_execution(QueryString="SELECT 1"), "temporary"),
    "auth-009": wrong_secret,
    "auth-010": skewed("glue", "/", "AWSGlue.GetDatabases", -10),
    "auth-014": skewed("lakeformation", "/ListResources", None, 10),
    "auth-015": wrong_secret,
    "thr-002": glue_throttles,
}

UNSERVED = {
    "q-003": SCAN,
    "q-005": SCAN,
    "q-008": SCAN,
    "q-013": SCAN,
    "q-014": SCAN,
    "q-015": SCAN,
    "q-016": SCAN,
    "q-022": "is the log line of a Lambda connector, which runs outside this server",
    "lf-009": SCAN,
    "pol-002": "is a refusal of DynamoDB",
    "pol-003": "is a refusal of EC2",
    "auth-012": "is of a service that allows fifteen minutes in JSON; those served here allow five",
}
