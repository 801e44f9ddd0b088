"""The targets, and the table for people."""

from dataclasses import dataclass

SPEEDUPS = {
    "sts.GetCallerIdentity": 12, "glue.GetTable": 12, "glue.GetTables": 8, "s3.GetObject.1KiB": 8, "s3.PutObject.1KiB": 4,
    "s3.ListObjectsV2": 10,
}
ENFORCED_SHARE = 0.6
SENDFILE_SHARE = 0.9
MD5_SHARE = 0.8
EVALUATION_MICROSECONDS = {"10": 5, "500": 50}
START_MILLISECONDS = 30
IDLE_MEBIBYTES = 30
INGESTION_SPEEDUP = 20


@dataclass
class Target:
    name: str
    wanted: str
    got: float | None
    met: bool | None

    @property
    def document(self):
        return {"name": self.name, "wanted": self.wanted, "got": None if self.got is None else round(self.got, 3), "met": self.met}


def at_least(name, wanted, got):
    return Target(name, f">= {wanted:g}", got, None if got is None else got >= wanted)


def at_most(name, wanted, got):
    return Target(name, f"<= {wanted:g}", got, None if got is None else got <= wanted)


def ratio(results, name, server, other):
    """How many times the throughput of another server; nil where one of them was not measured."""
    ours, theirs = (results.get(one, {}).get(name, {}).get("requestsPerSecond") for one in (server, other))
    return ours / theirs if ours and theirs else None


def targets(report):
    results, bounds = report["throughput"], report["bounds"]
    judged = [
        at_least(f"{name}, times MiniStack", wanted, ratio(results, name, "mocklake", "ministack"))
        for name, wanted in SPEEDUPS.items()
    ]
    judged.append(_large_download(results, bounds))
    judged.append(at_least("10 MiB PUT, share of MD5 bound", MD5_SHARE, _share(results, bounds, "PutObject", "md5")))
    for name, share in report["enforcement"].get("shares", {}).items():
        judged.append(at_least(f"{name}, enforced share of unenforced", ENFORCED_SHARE, share))
    for statements, limit in EVALUATION_MICROSECONDS.items():
        judged.append(at_most(f"evaluation, {statements} statements, us", limit, report["evaluation"].get(statements)))
    judged.append(at_most("exec to first answer, ms", START_MILLISECONDS, report["start"]["mocklake"]))
    judged.append(at_most("idle memory, MiB", IDLE_MEBIBYTES, report["idleMebibytes"]["mocklake"]))
    ingestion = report["ingestion"]
    ours, theirs = ingestion.get("mocklake"), ingestion.get("openmetadata")
    judged.append(at_least("ingestion, times the Python client", INGESTION_SPEEDUP, theirs / ours if ours and theirs else None))
    return judged


def _large_download(results, bounds):
    """Either as fast as MiniStack or nearly as fast as sendfile."""
    share = _share(results, bounds, "GetObject", "sendfile")
    compared = ratio(results, "s3.GetObject.10MiB", "mocklake", "ministack")
    target = at_least("10 MiB GET, share of sendfile (or >= MiniStack)", SENDFILE_SHARE, share)
    if compared is not None and compared >= 1:
        target.met = True
    return target


def _share(results, bounds, operation, bound):
    rate = results.get("mocklake", {}).get(f"s3.{operation}.10MiB", {}).get("requestsPerSecond")
    return rate * 10 / bounds[bound] if rate and bounds.get(bound) else None


def table(report, workloads, judged):
    """The whole report as text."""
    names = list(report["throughput"])
    lines = [f"{'requests per second':<44}" + "".join(f"{name:>12}" for name in names)]
    for workload in workloads:
        cells = [_cell(report["throughput"][name].get(workload.name)) for name in names]
        lines.append(f"{workload.title:<44}" + "".join(f"{cell:>12}" for cell in cells))
    lines.append("")
    lines += [f"{name:<44}{value:>12,.0f} MiB/s" for name, value in report["bounds"].items()]
    lines += [f"exec to first answer: {name:<22}{value:>12,.1f} ms" for name, value in report["start"].items()]
    lines += [f"idle memory: {name:<31}{value:>12,.1f} MiB" for name, value in report["idleMebibytes"].items()]
    lines += [f"enforcement: {problem}" for problem in [report["enforcement"].get("skipped")] if problem]
    lines += [f"evaluation of {count} statements".ljust(44) + f"{value:>12,.2f} us" for count, value in report["evaluation"].items()]
    lines += [f"ingestion of 500 tables: {name:<19}{value:>12,.2f} s" for name, value in report["ingestion"].items() if name != "tables" and isinstance(value, float)]
    lines += [f"ingestion: {problem}" for problem in [report["ingestion"].get("problem")] if problem]
    lines += [f"not compared: {note}" for note in report["notes"]]
    lines += ["", f"{'target':<56}{'wanted':>10}{'got':>10}"]
    for target in judged:
        got = "-" if target.got is None else f"{target.got:.2f}"
        verdict = {True: "met", False: "MISSED", None: "not measured"}[target.met]
        lines.append(f"{target.name:<56}{target.wanted:>10}{got:>10}  {verdict}")
    return "\n".join(lines)


def _cell(result):
    if result is None:
        return "-"
    return f"{result['requestsPerSecond']:,.0f}" if "requestsPerSecond" in result else "wrong"
