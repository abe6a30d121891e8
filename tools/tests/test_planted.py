"""The planted faults still apply and name tests that there are; tools/planted tells what it saw."""

import fnmatch
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[1]
ROOT = TOOLS.parent
sys.path[:0] = [str(TOOLS / "planted_parts"), str(TOOLS / "server_parts")]

from copy_of_tree import CopyOfTree
from fault import Check, apply_patch, files_of, read_fault, read_faults
from processes import Failure
from run_check import run_check

NO_GIT = None if shutil.which("git") else "there is no git: apt-get install git"
PATCH = """Plants: the answer is wrong
Check: lib_answer_test AnswerTest.*
Needs: redis

--- a/answer.txt
+++ b/answer.txt
@@ -1 +1 @@
-42
+41
"""
TESTS = re.compile(r"^TEST(?:_F|_P)?\((\w+), (\w+)\)", re.MULTILINE)


def tests_of(program):
    """The names of its tests, without what stands before and behind those with parameters."""
    kind, name = re.fullmatch(r"(lib|service)_(\w+)_test", program).groups()
    folder = ROOT / {"lib": "libs", "service": "services"}[kind] / name
    return [f"{suite}.{test}" for file in folder.rglob("*_test.cpp")
            for suite, test in TESTS.findall(file.read_text(encoding="utf-8"))]


class FaultsTest(unittest.TestCase):
    @unittest.skipIf(NO_GIT, NO_GIT)
    def test_each_still_applies(self):
        for fault in read_faults(ROOT / "tests/planted"):
            with self.subTest(fault.name):
                self.assertEqual(apply_patch(fault.patch, ROOT, "--check"), "")

    def test_each_names_tests_that_there_are(self):
        for fault in read_faults(ROOT / "tests/planted"):
            for check in fault.checks:
                for pattern in check.tests.partition("-")[0].split(":"):
                    with self.subTest(fault.name, tests=pattern):
                        suite = pattern.rpartition("/")[2].removeprefix("*")
                        self.assertTrue(fnmatch.filter(tests_of(check.program), suite))


class PlantedTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name).resolve()
        (self.folder / "tree").mkdir()
        self.answer = self.folder / "tree/answer.txt"
        self.answer.write_text("42\n", encoding="utf-8")
        self.patch = self.folder / "wrong-answer.patch"
        self.patch.write_text(PATCH, encoding="utf-8")

    def program(self, script):
        path = self.folder / "lib_answer_test"
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return run_check(path, Check("lib_answer_test", "AnswerTest.*", False), self.folder / "servers.env")

    def test_a_fault_is_what_its_header_says(self):
        fault = read_fault(self.patch)
        self.assertEqual((fault.name, fault.plants), ("wrong-answer", "the answer is wrong"))
        self.assertEqual(fault.checks, (Check("lib_answer_test", "AnswerTest.*", False),))
        self.assertEqual((fault.needs, files_of(self.patch)), ({"redis"}, ["answer.txt"]))

    def test_a_header_that_lacks_something_is_refused_with_what_it_must_have(self):
        for line in ("Plants: the answer is wrong\n", "Check: lib_answer_test AnswerTest.*\n"):
            self.patch.write_text(PATCH.replace(line, ""), encoding="utf-8")
            with self.assertRaisesRegex(Failure, "must begin with `Plants: what`, `Check: program_test Suite.Test`"):
                read_fault(self.patch)
        self.patch.write_text(PATCH.replace("redis", "oracle"), encoding="utf-8")
        with self.assertRaisesRegex(Failure, "`Needs: kafka postgres redis`"):
            read_fault(self.patch)

    @unittest.skipIf(NO_GIT, NO_GIT)
    def test_a_fault_is_planted_in_a_copy_and_taken_out_again(self):
        fault = read_fault(self.patch)
        tree = CopyOfTree(self.folder / "tree", self.folder, None)
        tree.refresh()
        tree.plant(fault)
        copy = self.folder / "src/answer.txt"
        self.assertEqual((copy.read_text(), self.answer.read_text()), ("41\n", "42\n"))
        with self.assertRaisesRegex(Failure, "no longer applies: .*answer.txt"):
            tree.plant(fault)
        tree.restore(fault)
        self.assertEqual(copy.read_text(), "42\n")

    @unittest.skipIf(NO_GIT, NO_GIT)
    def test_the_copy_becomes_what_the_tree_is_and_what_is_the_same_stays_untouched(self):
        (self.folder / "tree/other.txt").write_text("same", encoding="utf-8")
        tree = CopyOfTree(self.folder / "tree", self.folder, None)
        tree.refresh()
        made = (self.folder / "src/other.txt").stat().st_mtime_ns
        fetched = self.folder / "src/build/tools/kafka.jar"
        fetched.parent.mkdir(parents=True)
        fetched.touch()
        self.answer.unlink()
        tree.refresh()
        self.assertEqual(sorted(path.name for path in (self.folder / "src").iterdir()), ["build", "other.txt"])
        self.assertTrue(fetched.exists())
        self.assertEqual((self.folder / "src/other.txt").stat().st_mtime_ns, made)

    def test_the_first_test_that_fails_has_seen_it(self):
        outcome = self.program("""echo '[       OK ] AnswerTest.IsThere (1 ms)'
            echo '[  FAILED  ] AnswerTest.IsRight/0, where GetParam() = 1 (2 ms)'
            echo '[  FAILED  ] AnswerTest.IsShort (2 ms)'; exit 1""")
        self.assertEqual((outcome.seen_by, outcome.passed), ("AnswerTest.IsRight/0", 1))

    def test_a_program_that_dies_has_seen_it_in_the_test_that_it_was_at(self):
        outcome = self.program("echo '[ RUN      ] AnswerTest.IsThere'; echo '[ RUN      ] AnswerTest.IsRight'; kill -9 $$")
        self.assertEqual(outcome.seen_by, "AnswerTest.IsRight (the program ended with -9)")

    def test_what_all_pass_nobody_has_seen(self):
        outcome = self.program("""echo '[       OK ] AnswerTest.IsThere (1 ms)'
            echo 'answer_test.cpp:1: Skipped'; echo 'there is no redis'; exit 0""")
        self.assertEqual((outcome.seen_by, outcome.passed, outcome.skipped), ("", 1, ("there is no redis",)))

    def test_a_fault_that_there_is_not_is_told_with_those_that_there_are(self):
        asked = subprocess.run([TOOLS / "planted", "--list", "no-such-fault"], text=True, capture_output=True,
                               check=False, timeout=60)
        self.assertEqual(asked.returncode, 1)
        self.assertRegex(asked.stderr, "there is no fault no-such-fault in .*tests/planted; these are: .*no-inbox")


if __name__ == "__main__":
    unittest.main()
