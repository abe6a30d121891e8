import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import skipped_tests

RESULTS = """<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" name="AllTests"><testsuite name="Ods">
<testcase name="Reads" classname="Ods" result="completed" />
<testcase name="Knows" classname="Ods" result="skipped"><skipped message="a_test.cpp:18&#x0A;{reason}&#x0A;"/></testcase>
</testsuite></testsuites>
"""


class SkippedTestsTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def test_counts_and_names_them_with_the_reason(self):
        (self.folder / "one.xml").write_text(RESULTS.format(reason="files are absent"))
        (self.folder / "two.xml").write_text(RESULTS.format(reason="files are absent"))
        self.assertEqual(skipped_tests.report(self.folder),
                         ["tests skipped: 2", "  skipped: Ods.Knows, Ods.Knows because files are absent"])

    def test_tells_reasons_apart(self):
        (self.folder / "one.xml").write_text(RESULTS.format(reason="files are absent"))
        (self.folder / "two.xml").write_text(RESULTS.format(reason="root may write anywhere"))
        self.assertEqual(len(skipped_tests.report(self.folder)), 3)

    def test_does_not_take_no_results_for_none_skipped(self):
        self.assertEqual(skipped_tests.report(self.folder), ["skipped: unknown, as no test wrote its results"])


if __name__ == "__main__":
    unittest.main()
