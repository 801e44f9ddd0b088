"""IAM with boto3: policies really decide, and refusals are AWS's own sentences."""

import json

import pytest

from lake import ACCOUNT, REGION

CATALOG = f"arn:aws:glue:{REGION}:{ACCOUNT}:catalog"
SALES = f"arn:aws:glue:{REGION}:{ACCOUNT}:database/sales"
ORDERS = f"arn:aws:glue:{REGION}:{ACCOUNT}:table/sales/orders"


def policy(*statements):
    """A policy document; statements are (effect, actions, resources)."""
    return json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": effect, "Action": actions, "Resource": resources} for effect, actions, resources in statements],
    })


def trust(principal, **more):
    return json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"} | more],
    })


@pytest.fixture
def iam(lake):
    return lake.client("iam")


@pytest.fixture
def catalog(lake):
    """The table `sales.orders`, made by the root user."""
    glue = lake.client("glue")
    glue.create_database(DatabaseInput={"Name": "sales"})
    glue.create_table(DatabaseName="sales", TableInput={"Name": "orders"})
    return glue


@pytest.fixture
def user(lake, iam, catalog):
    """Makes users: their name, and Glue with a key of theirs."""

    def user(name, *statements):
        iam.create_user(UserName=name)
        if statements:
            iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=policy(*statements))
        return lake.client_of(iam.create_access_key(UserName=name)["AccessKey"], "glue")

    return user


@pytest.fixture
def role(lake, iam, catalog):
    """Makes roles that the account trusts, and assumes them."""

    def role(name, *statements, trusts=f"arn:aws:iam::{ACCOUNT}:root", **assume):
        arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(trusts))["Role"]["Arn"]
        if statements:
            iam.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=policy(*statements))
        # A user of the account: the root user itself may not assume roles on AWS.
        iam.create_user(UserName=f"caller-of-{name}")
        iam.put_user_policy(
            UserName=f"caller-of-{name}", PolicyName="assume", PolicyDocument=policy(("Allow", "sts:*", "*")))
        key = iam.create_access_key(UserName=f"caller-of-{name}")["AccessKey"]
        return lake.client_of(key, "sts").assume_role(RoleArn=arn, RoleSessionName="session", **assume)["Credentials"]

    return role


def sentence(caller, action, resource, reason):
    return f"User: {caller} is not authorized to perform: {action} on resource: {resource} {reason}"


ANA = f"arn:aws:iam::{ACCOUNT}:user/ana"
NO_IDENTITY_POLICY = "because no identity-based policy allows the glue:GetTables action"


def test_a_user_without_policies_may_nothing(user, refused):
    with refused("AccessDeniedException", sentence(ANA, "glue:GetTables", CATALOG, NO_IDENTITY_POLICY), 400):
        user("ana").get_tables(DatabaseName="sales")


@pytest.mark.parametrize(
    "resources, denied",
    [
        ([SALES], CATALOG),
        ([CATALOG], SALES),
        ([CATALOG, SALES], f"arn:aws:glue:{REGION}:{ACCOUNT}:table/sales/*"),
        (["*"], None),
        ([CATALOG, SALES, f"arn:aws:glue:{REGION}:{ACCOUNT}:table/sales/*"], None),
    ])
def test_catalog_database_and_table_must_all_be_allowed(user, refused, resources, denied):
    glue = user("ana", ("Allow", "glue:GetTables", resources))
    if denied is None:
        assert [table["Name"] for table in glue.get_tables(DatabaseName="sales")["TableList"]] == ["orders"]
    else:
        with refused("AccessDeniedException", sentence(ANA, "glue:GetTables", denied, NO_IDENTITY_POLICY), 400):
            glue.get_tables(DatabaseName="sales")


def test_an_explicit_deny_wins(user, refused):
    glue = user("ana", ("Allow", "glue:*", "*"), ("Deny", "glue:GetTable", ORDERS))
    reason = "with an explicit deny in an identity-based policy"
    with refused("AccessDeniedException", sentence(ANA, "glue:GetTable", ORDERS, reason), 400):
        glue.get_table(DatabaseName="sales", Name="orders")
    assert glue.get_database(Name="sales")["Database"]["Name"] == "sales"


def test_managed_policies_are_attached_and_detached(iam, user, refused):
    allow = iam.create_policy(PolicyName="read", PolicyDocument=policy(("Allow", "glue:Get*", "*")))["Policy"]["Arn"]
    deny = iam.create_policy(PolicyName="hide", PolicyDocument=policy(("Deny", "glue:GetTables", "*")))["Policy"]["Arn"]
    glue = user("ana")
    iam.attach_user_policy(UserName="ana", PolicyArn=allow)
    assert glue.get_tables(DatabaseName="sales")["TableList"]

    iam.attach_user_policy(UserName="ana", PolicyArn=deny)
    reason = f"with an explicit deny in an identity-based policy: {deny}"
    with refused("AccessDeniedException", sentence(ANA, "glue:GetTables", CATALOG, reason), 400):
        glue.get_tables(DatabaseName="sales")

    iam.detach_user_policy(UserName="ana", PolicyArn=deny)
    assert glue.get_tables(DatabaseName="sales")["TableList"]
    iam.detach_user_policy(UserName="ana", PolicyArn=allow)
    with refused("AccessDeniedException", sentence(ANA, "glue:GetTables", CATALOG, NO_IDENTITY_POLICY), 400):
        glue.get_tables(DatabaseName="sales")


def test_a_role_may_what_its_policies_say(lake, role, refused):
    credentials = role("Catalog", ("Allow", "glue:GetDatabase*", "*"))
    caller = f"arn:aws:sts::{ACCOUNT}:assumed-role/Catalog/session"
    assert lake.client_of(credentials, "sts").get_caller_identity()["Arn"] == caller
    glue = lake.client_of(credentials, "glue")
    assert [each["Name"] for each in glue.get_databases()["DatabaseList"]] == ["sales"]
    with refused("AccessDeniedException", sentence(caller, "glue:GetTables", CATALOG, NO_IDENTITY_POLICY), 400):
        glue.get_tables(DatabaseName="sales")


def test_a_session_policy_takes_away(lake, role, refused):
    credentials = role("Catalog", ("Allow", "glue:*", "*"), Policy=policy(("Allow", "glue:GetDatabases", "*")))
    glue = lake.client_of(credentials, "glue")
    assert glue.get_databases()["DatabaseList"]
    caller = f"arn:aws:sts::{ACCOUNT}:assumed-role/Catalog/session"
    reason = "because no session policy allows the glue:GetTables action"
    with refused("AccessDeniedException", sentence(caller, "glue:GetTables", CATALOG, reason), 400):
        glue.get_tables(DatabaseName="sales")


def test_a_permissions_boundary_takes_away(iam, user, refused):
    boundary = iam.create_policy(PolicyName="edge", PolicyDocument=policy(("Allow", "glue:GetDatabases", "*")))
    glue = user("ana", ("Allow", "glue:*", "*"))
    iam.put_user_permissions_boundary(UserName="ana", PermissionsBoundary=boundary["Policy"]["Arn"])
    assert glue.get_databases()["DatabaseList"]
    reason = "because no permissions boundary allows the glue:GetTables action"
    with refused("AccessDeniedException", sentence(ANA, "glue:GetTables", CATALOG, reason), 400):
        glue.get_tables(DatabaseName="sales")


def test_a_role_that_trusts_others_cannot_be_assumed(role, refused):
    caller = f"arn:aws:iam::{ACCOUNT}:user/caller-of-Catalog"
    arn = f"arn:aws:iam::{ACCOUNT}:role/Catalog"
    message = f"User: {caller} is not authorized to perform: sts:AssumeRole on resource: {arn}"
    with refused("AccessDenied", message, 403):
        role("Catalog", trusts="arn:aws:iam::111122223333:root")


@pytest.mark.parametrize("name", ["x", "not allowed", "a" * 65])
def test_role_session_names_are_checked(lake, iam, role, refused, name):
    role("Catalog")
    key = iam.create_access_key(UserName="caller-of-Catalog")["AccessKey"]
    sts = lake.client_of(key, "sts", parameter_validation=False)
    with refused("ValidationError", status=400) as refusal:
        sts.assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/Catalog", RoleSessionName=name)
    assert f"Value '{name}' at 'roleSessionName' failed to satisfy constraint" in refusal.response["Error"]["Message"]


def test_external_ids(lake, iam, refused):
    condition = {"StringEquals": {"sts:ExternalId": "secret"}}
    iam.create_user(UserName="ana")
    iam.put_user_policy(UserName="ana", PolicyName="assume", PolicyDocument=policy(("Allow", "sts:AssumeRole", "*")))
    sts = lake.client_of(iam.create_access_key(UserName="ana")["AccessKey"], "sts")
    role = iam.create_role(RoleName="Guarded", AssumeRolePolicyDocument=trust(ANA, Condition=condition))["Role"]["Arn"]
    with refused("AccessDenied", status=403):
        sts.assume_role(RoleArn=role, RoleSessionName="session")
    assert sts.assume_role(RoleArn=role, RoleSessionName="session", ExternalId="secret")["AssumedRoleUser"]["Arn"] == (
        f"arn:aws:sts::{ACCOUNT}:assumed-role/Guarded/session")


def test_s3_refusals_quote_the_resource(lake, iam, refused):
    lake.client("s3").create_bucket(Bucket="lake")
    lake.client("s3").put_object(Bucket="lake", Key="private/a", Body=b"1")
    iam.create_user(UserName="ana")
    iam.put_user_policy(
        UserName="ana", PolicyName="public", PolicyDocument=policy(("Allow", "s3:GetObject", "arn:aws:s3:::lake/public/*")))
    s3 = lake.client_of(iam.create_access_key(UserName="ana")["AccessKey"], "s3")
    message = sentence(
        ANA, "s3:GetObject", '"arn:aws:s3:::lake/private/a"',
        "because no identity-based policy allows the s3:GetObject action")
    with refused("AccessDenied", message, 403):
        s3.get_object(Bucket="lake", Key="private/a")


def test_athena_does_not_say_why(lake, iam, refused):
    iam.create_user(UserName="ana")
    athena = lake.client_of(iam.create_access_key(UserName="ana")["AccessKey"], "athena")
    message = (
        "You are not authorized to perform: athena:ListWorkGroups on the resource. After your AWS administrator or "
        "you have updated your permissions, please try again.")
    with refused("AccessDeniedException", message, 400):
        athena.list_work_groups()


def test_deleted_keys_never_work_again(lake, iam, user, refused):
    user("ana", ("Allow", "*", "*"))
    key = iam.create_access_key(UserName="ana")["AccessKey"]
    assert lake.client_of(key, "sts").get_caller_identity()["Arn"] == ANA
    iam.update_access_key(UserName="ana", AccessKeyId=key["AccessKeyId"], Status="Inactive")
    with refused("InvalidClientTokenId", status=403):
        lake.client_of(key, "sts").get_caller_identity()
    iam.delete_access_key(UserName="ana", AccessKeyId=key["AccessKeyId"])
    with refused("InvalidClientTokenId", "The security token included in the request is invalid.", 403):
        lake.client_of(key, "sts").get_caller_identity()


def test_iam_errors(iam, refused):
    with refused("NoSuchEntity", "The user with name nobody cannot be found.", 404):
        iam.get_user(UserName="nobody")
    iam.create_user(UserName="ana")
    with refused("EntityAlreadyExists", "User with name ana already exists.", 409):
        iam.create_user(UserName="ana")
    with refused("MalformedPolicyDocument", status=400):
        iam.put_user_policy(UserName="ana", PolicyName="p", PolicyDocument='{"Statement": [] // none\n}')
    iam.create_access_key(UserName="ana")
    with refused("DeleteConflict", status=409):
        iam.delete_user(UserName="ana")


def test_entities_are_listed_in_pages(iam):
    names = [f"user-{number:02}" for number in range(12)]
    for name in names:
        iam.create_user(UserName=name)
    pages = list(iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 5}))
    assert [len(page["Users"]) for page in pages] == [5, 5, 2]
    assert [user["UserName"] for page in pages for user in page["Users"]] == names


def test_every_refusal_is_explained(lake, user, refused):
    glue = user("ana", ("Allow", "glue:GetTable", "*"))
    with refused("AccessDeniedException"):
        glue.get_tables(DatabaseName="sales")
    denied = lake.requests()[-1]
    assert (denied["operation"], denied["caller"], denied["error"]) == ("glue:GetTables", ANA, "AccessDeniedException")
