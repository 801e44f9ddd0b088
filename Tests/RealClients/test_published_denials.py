"""Every published refusal of `permission_errors.jsonl`: the situation is set up, the refusal provoked and compared.

`Tests/run --cases DIR` names the folder of that file. Rows that this server cannot provoke are skipped by name.
"""

import json
import os
import pathlib
import re

import pytest

from denial_situations import SITUATIONS, UNSERVED

CASES = os.environ.get("MOCKLAKE_CASES")
FILE = pathlib.Path(CASES or "/nonexistent") / "permission_errors.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text().splitlines()] if FILE.exists() else []

# What placeholders of the templates stand for; those of ids are matched by their form.
FORMS = {
    "REQUEST_ID": r"[0-9A-Za-z-]+", "HOST_ID": r"\S+", "QUERY_ID": r"[0-9a-f-]{36}", "KEY_ID": r"[0-9a-f-]{36}",
    "ACCOUNT": r"\d{12}", "OTHER_ACCOUNT": r"\d{12}", "REGION": r"[a-z]+-[a-z]+-\d", "L": r"\d+", "C": r"\d+",
    "AMZ_DATE": r"\d{8}T\d{6}Z", "MIN_DATE": r"\d{8}T\d{6}Z", "MAX_DATE": r"\d{8}T\d{6}Z", "SERVER_DATE": r"\d{8}T\d{6}Z",
    "PRINCIPAL_ARN": r"arn:aws:(iam|sts)::\d{12}:\S+", "PREFIX": r"\S*", "POLICY_ARN": r"arn:aws:iam::(\d{12}|aws):policy/\S+",
}


def pattern(template):
    """A template as a regular expression; equal placeholders stand for equal texts."""
    parts, seen = [], set()
    for text, name in re.findall(r"([^{]*)(?:\{([A-Z_]+)\})?", template):
        parts.append(re.escape(text))
        if name:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{FORMS.get(name, '.+?')})")
            seen.add(name)
    return "".join(parts)


def wordings(row):
    """The `--denial-text` that can have given the row's sentence."""
    year = int(row.get("era") or 0)
    if year == 0:
        return ["2026", "2022"]
    return [str(max(year, 2021))] if year <= 2022 else ["2026"]


def differences(row, seen):
    """What of the refusal is not as the row has it."""
    told = []
    if row["http_status"] != "-" and seen["status"] != row["http_status"]:
        told.append(f"status {seen['status']}, not {row['http_status']}")
    if seen["code"] != row["code"]:
        told.append(f"code {seen['code']}, not {row['code']}")
    if not re.fullmatch(pattern(row["message_template"]), seen["message"], re.DOTALL):
        told.append(f"message\n  {seen['message']}\nnot\n  {row['message_template']}")
    if "athena_error_code" in row and seen.get("athena_error_code") != row["athena_error_code"]:
        told.append(f"AthenaErrorCode {seen.get('athena_error_code')}, not {row['athena_error_code']}")
    if row["stage"] in STAGES and seen["stage"] != STAGES[row["stage"]]:
        told.append(f"shown {seen['stage']}, not {STAGES[row['stage']]}")
    return told


# Where a refusal shows: in the answer to the call itself, or in a query that was accepted.
STAGES = {
    "sync-api": "call", "athena-sync-start": "call", "athena-sync-metadata": "call", "athena-sync-results": "call",
    "authn": "call", "throttle": "call", "athena-async": "query",
}


@pytest.mark.skipif(not ROWS, reason="no published denials: Tests/run --cases DIR")
@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_published_denial(start, row):
    if row["id"] in UNSERVED:
        pytest.skip(UNSERVED[row["id"]])
    assert row["id"] in SITUATIONS, "a new row: add its situation, or say why there is none"
    told = []
    for era in wordings(row):
        told = differences(row, SITUATIONS[row["id"]](start, era))
        if not told:
            return
    assert told == []
