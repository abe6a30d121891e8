"""Counts the tests that were skipped, and names them with the reason, from the results that GoogleTest wrote as XML.

usage: tools/skipped_tests.py FOLDER
"""

import collections
import pathlib
import sys
import xml.etree.ElementTree


def skipped_tests(folder):
    """Maps each reason to the tests that were skipped for it."""
    by_reason = collections.defaultdict(list)
    for file in sorted(pathlib.Path(folder).glob("*.xml")):
        for case in xml.etree.ElementTree.parse(file).iter("testcase"):
            for skipped in case.iter("skipped"):
                # GoogleTest puts the place, FILE:LINE, on a line before the reason.
                reason = skipped.get("message", "").strip().split("\n")[-1]
                by_reason[reason or "no reason is given"].append(f"{case.get('classname')}.{case.get('name')}")
    return by_reason


def report(folder):
    """Lines to print: the number first."""
    if not any(pathlib.Path(folder).glob("*.xml")):
        return ["skipped: unknown, as no test wrote its results"]
    by_reason = skipped_tests(folder)
    count = sum(len(tests) for tests in by_reason.values())
    lines = [f"  skipped: {', '.join(tests)} because {reason}" for reason, tests in sorted(by_reason.items())]
    return [f"tests skipped: {count}", *lines]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print("\n".join(report(sys.argv[1])))
