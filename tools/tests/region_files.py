"""What the tests of tools/generate share: running it and reading what it made."""

import collections
import csv
import json
import os
import subprocess
import sys

TOOLS = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
sys.path.insert(0, TOOLS)

FILES = ("organisations.csv", "people.jsonl", "partner_organisations.jsonl", "feedback.csv", "planted.jsonl",
         "activities.json", "decisions.json", "manifest.json")


def generate(folder, *arguments):
    subprocess.run([os.path.join(TOOLS, "generate"), "--out", folder, *arguments], check=True)


def csv_rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def json_lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def document(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return json.load(file)


def shares_of_positive(rows):
    """Per site, the share of answers 1 and 2 month by month."""
    counts = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    for row in rows:
        month = counts[row["site"]][row["date"][:7]]
        month[0] += row["answer"] in ("1", "2")
        month[1] += 1
    return {site: [good / all_of_them for _, (good, all_of_them) in sorted(months.items())]
            for site, months in counts.items()}


def last_point_is_special(values):
    """XmR rules on the last point: beyond a limit, or in a run of seven on one side of the mean."""
    mean = sum(values) / len(values)
    moving_range = sum(abs(a - b) for a, b in zip(values, values[1:])) / (len(values) - 1)
    run = values[-7:]
    return (abs(values[-1] - mean) > 2.66 * moving_range or all(value < mean for value in run)
            or all(value > mean for value in run))
