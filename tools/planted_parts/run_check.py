"""Runs tests until one fails."""

import dataclasses
import os
import re
import subprocess
import tempfile
import time

LONGEST = 300  # seconds for a program
_BEGUN = re.compile(r"^\[ RUN      \] (\S+)", re.MULTILINE)
_PASSED = re.compile(r"^\[       OK \] ", re.MULTILINE)
_FAILED = re.compile(r"^\[  FAILED  \] ([^\s,]+).*\(\d+ ms\)$", re.MULTILINE)
_SKIPPED = re.compile(r"^\S+: Skipped\n(.+)$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Outcome:
    seen_by: str   # the test that failed first; empty if none did
    seconds: float
    passed: int
    skipped: tuple  # the reasons of those that were
    output: str


def run_check(program, check, servers):
    """`servers` is the path of servers.env."""
    environment = {**os.environ, "PARTICIPATION_TEST_SERVERS": str(servers)}
    if check.on_postgres:
        environment["PARTICIPATION_TEST_DATABASE"] = "postgres"
    begun = time.monotonic()
    ended = ""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        # The program may leave behind processes that hold on to its output: a file does not wait for them.
        process = subprocess.Popen([program, f"--gtest_filter={check.tests}", "--gtest_fail_fast"], env=environment,
                                   stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            code = process.wait(timeout=LONGEST)
            ended = f" (the program ended with {code})" if code not in (0, 1) else ""
        except subprocess.TimeoutExpired:
            ended = f" (it did not end within {LONGEST} s)"
            code = None
        finally:
            process.kill()
            process.wait()
        seconds = time.monotonic() - begun
        output.seek(0)
        text = output.read()
    seen_by = ""
    if code != 0:
        failed = _FAILED.findall(text) or _BEGUN.findall(text)[-1:] or [check.program]
        seen_by = failed[0] + ended
    return Outcome(seen_by, seconds, len(_PASSED.findall(text)), tuple(dict.fromkeys(_SKIPPED.findall(text))), text)
