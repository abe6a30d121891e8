"""Does the suite see? See tools/planted."""

import argparse
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/server_parts"))

from command import run_command
from copy_of_tree import CopyOfTree
from fault import read_faults
from processes import Failure
from run_check import run_check

FAULTS = ROOT / "tests/planted"
FOLDER = ROOT / "build/planted"
SERVERS = FOLDER / "servers"


def check_all(tree, checks):
    """What saw something, or the last if none did, and the seconds of all up to there. Fails if no test was run."""
    seconds, passed, skipped = 0.0, 0, []
    for check in checks:
        outcome = run_check(tree.program(check.program), check, SERVERS / "servers.env")
        seconds += outcome.seconds
        passed += outcome.passed
        skipped += outcome.skipped
        if outcome.seen_by:
            return outcome, seconds
    if not passed:
        raise Failure("no test was run" + "".join(f": {reason}" for reason in dict.fromkeys(skipped)))
    return outcome, seconds


def programs_of(checks):
    return {check.program for check in checks}


def require_that_all_pass(tree, faults):
    """Otherwise a fault would be seen by a test that fails anyway."""
    checks = list(dict.fromkeys(check for fault in faults for check in fault.checks))
    print(f"==> without a fault: {', '.join(sorted(programs_of(checks)))}", flush=True)
    tree.build(programs_of(checks))
    for check in checks:
        outcome, _ = check_all(tree, [check])
        if outcome.seen_by:
            raise Failure(f"{outcome.seen_by} fails without any fault:\n{outcome.output[-2000:]}")


def look_for(tree, fault):
    """Its line of the table, and whether it was seen."""
    print(f"==> {fault.name}: {fault.plants}", flush=True)
    try:
        tree.plant(fault)
        tree.build(programs_of(fault.checks))
        outcome, seconds = check_all(tree, fault.checks)
    except Failure as failure:
        print(f"    {failure}", file=sys.stderr)
        return (fault.name, fault.plants, f"nobody: {str(failure).splitlines()[0]}", "-"), False
    finally:
        tree.restore(fault)
    print(f"    {f'seen by {outcome.seen_by}' if outcome.seen_by else 'not seen'} after {seconds:.1f} s", flush=True)
    return (fault.name, fault.plants, outcome.seen_by or "nobody", f"{seconds:.1f}"), bool(outcome.seen_by)


def show(lines):
    """As it stands in docs/guarantees.md."""
    for line in [("fault", "what is planted", "seen by", "after s"), ("---", "---", "---", "---:"), *lines]:
        print("| " + " | ".join(line) + " |")


def look_for_all(faults, baseline, jobs):
    needed = frozenset().union(*(fault.needs for fault in faults))
    tree = CopyOfTree(ROOT, FOLDER, jobs)
    tree.refresh()
    try:
        if needed:
            subprocess.run([ROOT / "tools/servers", "up", SERVERS, "--only", ",".join(sorted(needed))], check=False)
        if baseline:
            require_that_all_pass(tree, faults)
        outcomes = [look_for(tree, fault) for fault in faults]
    finally:
        subprocess.run([ROOT / "tools/servers", "down", SERVERS], check=False, stdout=subprocess.DEVNULL)
    show([line for line, _ in outcomes])
    unseen = sum(not seen for _, seen in outcomes)
    print(f"==> {len(outcomes)} faults planted, {unseen} not seen")
    return 1 if unseen else 0


def main():
    parser = argparse.ArgumentParser(prog="tools/planted", add_help=False)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--no-baseline", dest="baseline", action="store_false")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("names", nargs="*", metavar="NAME")
    asked = parser.parse_args()
    faults = read_faults(FAULTS, asked.names)
    if asked.list:
        for fault in faults:
            print(f"{fault.name}: {fault.plants}")
        return 0
    return look_for_all(faults, asked.baseline, asked.jobs)


if __name__ == "__main__":
    sys.exit(run_command(main))
