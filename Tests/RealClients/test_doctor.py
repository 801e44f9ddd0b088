"""The doctor, the lint and scenarios from errors, as a support engineer uses them."""

import json

from lake import REPOSITORY, mocklake

ATHENA = str(REPOSITORY / "Scenarios/configs/athena.yaml")
QUICKSIGHT = str(REPOSITORY / "Scenarios/policies/AWSQuicksightAthenaAccess.json")
ERROR = (
    "botocore.errorfactory.InvalidRequestException: An error occurred (InvalidRequestException) when calling the "
    "StartQueryExecution operation: Unable to verify/create output bucket company-results\n")


def test_the_results_bucket_is_named_and_the_fix_proved():
    done = mocklake("doctor", "--config", ATHENA, "--policy", QUICKSIGHT, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["denials"][0]["action"] == "s3:GetBucketLocation"
    assert found["denials"][0]["resource"] == "arn:aws:s3:::athena-results"
    assert found["fix"]["proved"] is True
    needs = {need["action"]: need["resources"] for need in found["fix"]["needs"]}
    assert needs["s3:GetBucketLocation"] == ["arn:aws:s3:::athena-results"]
    assert needs["s3:PutObject"] == ["arn:aws:s3:::athena-results/openmetadata/*"]
    assert "aws_iam_role_policy" in found["fix"]["terraform"]


def test_the_proposed_policy_heals(tmp_path):
    found = json.loads(mocklake("doctor", "--config", ATHENA, "--policy", QUICKSIGHT, "--json").stdout)
    addition = tmp_path / "addition.json"
    addition.write_text(json.dumps(found["fix"]["additions"][0]["policy"]))
    done = mocklake("doctor", "--config", ATHENA, "--policy", QUICKSIGHT, "--policy", str(addition))
    assert done.returncode == 0
    assert "Healthy" in done.stdout


def test_an_error_becomes_a_scenario_that_runs(tmp_path):
    (tmp_path / "4711.txt").write_text(ERROR)
    done = mocklake(
        "init", "scenario", "--from-error", str(tmp_path / "4711.txt"), "--policy", QUICKSIGHT, "--output", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "it shows the error" in done.stdout
    assert mocklake("test", str(tmp_path / "out")).returncode == 0


def test_lint_finds_what_never_works(tmp_path):
    policy = tmp_path / "policy.json"
    policy.write_text(json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": ["s3:HeadObject", "s3:GetObject"], "Resource": "arn:aws:s3:::lake"}]}))
    done = mocklake("policy", "--lint", str(policy), "--json")
    assert done.returncode == 1
    assert [finding["code"] for finding in json.loads(done.stdout)[0]["findings"]] == ["ML041", "ML043"]
