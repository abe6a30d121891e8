"""The faults: patches with a few lines of header before the first hunk.

    Plants: events are taken out of the outbox before the bus has them
    Check: lib_events_test RelayTest.*:OutboxTest.*
    Needs: kafka

`Check` names a test program, which tests of it are to see the fault, and optionally `on postgres`. It may stand there
several times. `Needs`, which may be absent, names servers.
"""

import dataclasses
import os
import pathlib
import re
import subprocess

from processes import Failure

SERVERS = {"kafka", "postgres", "redis"}
_CHECK = re.compile(r"(?P<program>\w+_test) (?P<tests>[\w*?./:-]+)(?P<on_postgres> on postgres)?")


@dataclasses.dataclass(frozen=True)
class Check:
    program: str
    tests: str  # as --gtest_filter takes them
    on_postgres: bool


@dataclasses.dataclass(frozen=True)
class Fault:
    name: str
    patch: pathlib.Path
    plants: str
    checks: tuple
    needs: frozenset


def read_fault(patch):
    header = {}
    for line in patch.read_text(encoding="utf-8").split("\n--- ")[0].splitlines():
        name, _, value = line.partition(": ")
        header.setdefault(name, []).append(value)
    checks = [_CHECK.fullmatch(text) for text in header.get("Check", [])]
    needs = frozenset(" ".join(header.get("Needs", [])).split())
    if len(header.get("Plants", [])) != 1 or not checks or not all(checks) or needs - SERVERS:
        raise Failure(f"{patch} must begin with `Plants: what`, `Check: program_test Suite.Test` and, for servers, "
                      f"`Needs: {' '.join(sorted(SERVERS))}`")
    return Fault(patch.stem, patch, header["Plants"][0],
                 tuple(Check(check["program"], check["tests"], bool(check["on_postgres"])) for check in checks), needs)


def read_faults(folder, names=()):
    """All, or those named."""
    faults = {patch.stem: read_fault(patch) for patch in sorted(folder.glob("*.patch"))}
    if unknown := [name for name in names if name not in faults]:
        raise Failure(f"there is no fault {' or '.join(unknown)} in {folder}; these are: {', '.join(faults)}")
    return [faults[name] for name in names] if names else list(faults.values())


def apply_patch(patch, root, *how):
    """What git says if the patch does not apply to the tree, which need not be a repository; nothing if it does."""
    outcome = subprocess.run(["git", "apply", *how, patch], cwd=root, text=True, capture_output=True, check=False,
                             env={**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)})
    return outcome.stderr.strip() if outcome.returncode else ""


def files_of(patch):
    return re.findall(r"^\+\+\+ b/(\S+)", patch.read_text(encoding="utf-8"), re.MULTILINE)
