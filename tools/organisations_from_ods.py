#!/usr/bin/env python3
"""Turns files of the Organisation Data Service into the organisations file that participation reads.

    tools/organisations_from_ods.py --trusts etr.csv --practices practices.csv > organisations-2026-11-01.csv

--trusts     the ODS trust file: no header, 27 columns, of which these count: 1 code, 2 name, 3 region, 4 integrated
             care board, 11 opened and 12 closed as YYYYMMDD.
--practices  the mapping of general practices, with a header: region_code, region_name, icb_code, icb_name, pcn_code,
             pcn_name, practice_code, practice_name. It also names the regions and the boards of the trusts.

Either may be left out. A board that is only known by its code is named after it. Welsh trusts (region W00) have
neither region nor board here. The output has the columns code, name, kind, parent, opened, closed.
"""

import argparse
import csv
import re
import sys

WALES = "W00"
CODE = re.compile(r"[A-Z0-9]{3,9}")


def day(text):
    """YYYYMMDD as YYYY-MM-DD."""
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if re.fullmatch(r"\d{8}", text) else ""


class Organisations:
    """Rows by code; the first name that a code is given stays."""

    def __init__(self):
        self.rows = {}

    def add(self, code, name, kind, parent="", opened="", closed=""):
        if CODE.fullmatch(code):
            self.rows.setdefault(code, (code, name, kind, parent, opened, closed))

    def add_practices(self, lines):
        for row in csv.DictReader(lines):
            self.add(row["region_code"], row["region_name"], "REGION")
            self.add(row["icb_code"], row["icb_name"], "ICB", row["region_code"])
            self.add(row["pcn_code"], row["pcn_name"], "PCN", row["icb_code"])
            self.add(row["practice_code"], row["practice_name"], "PRACTICE", row["pcn_code"])

    def add_trusts(self, lines):
        for row in csv.reader(lines):
            if not row:
                continue
            code, name, region, board = row[:4]
            if region == WALES:
                board = ""
            else:
                self.add(region, f"Region {region}", "REGION")
                self.add(board, f"Integrated care board {board}", "ICB", region)
            self.add(code, name, "TRUST", board, day(row[10]), day(row[11]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trusts", metavar="FILE")
    parser.add_argument("--practices", metavar="FILE")
    arguments = parser.parse_args()
    if not arguments.trusts and not arguments.practices:
        parser.error("give --trusts, --practices or both")
    organisations = Organisations()
    for path, add in ((arguments.practices, organisations.add_practices), (arguments.trusts, organisations.add_trusts)):
        if path:
            with open(path, encoding="utf-8-sig", newline="") as lines:
                add(lines)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["code", "name", "kind", "parent", "opened", "closed"])
    writer.writerows(sorted(organisations.rows.values()))


if __name__ == "__main__":
    main()
