"""Times the policy evaluator alone: compiled policies of a user, one request, no server."""

import json
import subprocess

from client import WrongAnswer

ACCOUNT = "123456789012"
STATEMENTS = (10, 500)
REPETITIONS = 20_000


def case(statements):
    """A user whose last statement but one allows what is asked: all of them are looked at, for a deny may be the last."""
    policy = [
        {
            "Effect": "Allow", "Action": ["glue:GetTable*", f"glue:Get{number}", "s3:GetObject"],
            "Resource": f"arn:aws:glue:us-east-1:{ACCOUNT}:table/database_{number}/*",
            "Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}},
        }
        for number in range(statements - 2)
    ]
    policy.append({"Effect": "Allow", "Action": "glue:GetTable", "Resource": f"arn:aws:glue:us-east-1:{ACCOUNT}:table/sales/*"})
    policy.append({"Effect": "Deny", "Action": "glue:Delete*", "Resource": "*"})
    # Managed policies hold no more than some dozen statements each.
    policies = [{"Version": "2012-10-17", "Statement": policy[start:start + 25]} for start in range(0, statements, 25)]
    return {
        "name": f"{statements} statements", "principal": f"arn:aws:iam::{ACCOUNT}:user/bench", "action": "glue:GetTable",
        "resource": f"arn:aws:glue:us-east-1:{ACCOUNT}:table/sales/orders", "context": {"aws:RequestedRegion": "us-east-1"},
        "policies": {"identity": policies}, "expected": "allowed",
    }


def measure(binary):
    """Microseconds that one evaluation takes, by the number of statements."""
    cases = "\n".join(json.dumps(case(statements)) for statements in STATEMENTS)
    command = [binary, "iam", "evaluate", "--jsonl", "--repeat", str(REPETITIONS)]
    best = {}
    for _ in range(3):
        run = subprocess.run(command, input=cases, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise WrongAnswer(f"mocklake iam evaluate answered wrong: {run.stdout}{run.stderr}")
        for statements, line in zip(STATEMENTS, run.stdout.splitlines()):
            microseconds = json.loads(line)["nanoseconds"] / 1000
            best[str(statements)] = min(microseconds, best.get(str(statements), microseconds))
    return best
