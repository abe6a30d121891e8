"""The region kept for the demo is what its README says, and the generator makes rows one at a time."""

import filecmp
import hashlib
import os
import random
import re
import resource
import tempfile
import unittest

from region_files import FILES, TOOLS, csv_rows, document, generate, last_point_is_special, shares_of_positive
from synthetic import feedback, organisations

DEMO = os.path.join(TOOLS, "demo", "region")


class ManyRowsTest(unittest.TestCase):
    def test_rows_are_made_one_at_a_time(self):
        """A hundred thousand rows of a million cost no more memory than a few."""
        region = organisations.make_region(random.Random("1/region"), 110, "2025-11-01")
        rows = feedback.Feedback(1, region, 40_000, feedback.months_until((2026, 10), 24), 1_000_000).rows()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        sum_of_rows = hashlib.sha256()
        for _ in range(100_000):
            sum_of_rows.update(repr(next(rows)).encode())
        self.assertLess(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 30_000, "KiB")


class DemoTest(unittest.TestCase):
    def test_the_demo_is_what_the_command_in_its_readme_makes(self):
        with open(os.path.join(DEMO, "README.md"), encoding="utf-8") as file:
            command = re.search(r"^ *tools/generate (.*) --out tools/demo/region$", file.read(), re.MULTILINE)
        with tempfile.TemporaryDirectory() as folder:
            generate(folder, *command.group(1).split())
            self.assertEqual(filecmp.cmpfiles(folder, DEMO, FILES, shallow=False), (list(FILES), [], []))
        self.assertLess(sum(os.path.getsize(os.path.join(DEMO, name)) for name in FILES), 600_000)

    def test_only_the_declining_site_ends_in_special_cause(self):
        shares = shares_of_positive(csv_rows(DEMO, "feedback.csv"))
        special = [site for site, values in shares.items() if last_point_is_special(values)]
        self.assertEqual(special, [document(DEMO, "manifest.json")["declining_site"]])


if __name__ == "__main__":
    unittest.main()
