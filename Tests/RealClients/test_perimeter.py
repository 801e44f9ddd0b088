"""Organizations, VPC endpoints and the wording of denials, with boto3 and the command line."""

import json

import pytest

from lake import ACCOUNT, mocklake

EVERYTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
ORGANIZATION = f"""
id: o-exampleorgid
management: "999999999999"
units:
  Data:
    accounts: ["{ACCOUNT}"]
    scp:
      NoGlue:
        Version: "2012-10-17"
        Statement: {{Effect: Deny, Action: "glue:GetDatabases", Resource: "*"}}
"""


def user(lake, name="ann"):
    iam = lake.client("iam")
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="all", PolicyDocument=json.dumps(EVERYTHING))
    return iam.create_access_key(UserName=name)["AccessKey"]


def test_organization_survives_a_restart(start, tmp_path, refused):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    lake = start("--state", tmp_path / "state")
    key = user(lake)
    glue = lake.client_of(key, "glue")
    assert glue.get_databases()["DatabaseList"] == []
    result = mocklake("organization", "set", tmp_path / "organization.yaml", "--server", lake.url)
    assert result.returncode == 0, result.stderr
    with refused("AccessDeniedException") as refusal:
        glue.get_databases()
    message = refusal.response["Error"]["Message"]
    assert " with an explicit deny in a service control policy: arn:aws:organizations::999999999999:policy/o-exampleorgid/" in message
    lake.stop()
    again = start("--state", tmp_path / "state")
    with refused("AccessDeniedException", message):
        again.client_of(key, "glue").get_databases()
    with refused("AccessDeniedException"):
        again.client("glue").get_databases()
    assert again.get("/_mocklake/health")["organization"]["accounts"] == [ACCOUNT, "999999999999"]
    decision = again.client("iam").simulate_principal_policy(
        PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:user/ann", ActionNames=["glue:GetDatabases"])["EvaluationResults"][0]
    assert decision["EvalDecision"] == "explicitDeny"
    assert decision["OrganizationsDecisionDetail"] == {"AllowedByOrganizations": False}
    assert mocklake("organization", "clear", "--server", again.url).returncode == 0
    assert again.client_of(key, "glue").get_databases()["DatabaseList"] == []


def test_mistakes_are_told(lake):
    result = mocklake("organization", "set", "acounts: []", "--server", lake.url)
    assert result.returncode == 2
    assert "did you mean accounts?" in result.stderr


def test_endpoint_policy(lake, refused):
    key = user(lake)
    document = 'vpc: vpc-1, policy: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*"}}'
    assert mocklake("vpc-endpoint", "set", document, "--server", lake.url).returncode == 0
    lake.client_of(key, "s3").list_buckets()
    with refused("AccessDeniedException") as refusal:
        lake.client_of(key, "glue").get_databases()
    assert refusal.response["Error"]["Message"].endswith(
        "because no VPC endpoint policy allows the glue:GetDatabases action")


@pytest.mark.parametrize("year, ending", [
    ("2022", "with an explicit deny in an identity-based policy"),
    ("2026", f"with an explicit deny in an identity-based policy: arn:aws:iam::{ACCOUNT}:policy/closed"),
])
def test_denials_are_worded_as_in_a_year(start, refused, year, ending):
    lake = start("--denial-text", year)
    assert lake.get("/_mocklake/health")["iam"]["denialText"] == year
    key = user(lake)
    iam = lake.client("iam")
    closed = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "glue:*", "Resource": "*"}]}
    arn = iam.create_policy(PolicyName="closed", PolicyDocument=json.dumps(closed))["Policy"]["Arn"]
    iam.attach_user_policy(UserName="ann", PolicyArn=arn)
    with refused("AccessDeniedException") as refusal:
        lake.client_of(key, "glue").get_databases()
    assert refusal.response["Error"]["Message"].endswith(ending)


def test_a_mistyped_year_is_an_error():
    result = mocklake("serve", "--port", "0", "--denial-text", "2025")
    assert result.returncode == 2
    assert "did you mean" in result.stderr
