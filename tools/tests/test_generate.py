"""tools/generate: the same seed makes the same region, and nobody real is in it.

    python3 -m unittest discover -s tools/tests
"""

import collections
import filecmp
import os
import re
import tempfile
import unittest

from region_files import FILES, csv_rows, document, generate, json_lines, last_point_is_special, shares_of_positive
from synthetic import feedback, identifiers


class RegionTest(unittest.TestCase):
    """One region of the smallest size that has everything in it, made once."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = os.path.join(cls.temporary.name, "region")
        generate(cls.folder, "--seed", "5", "--size", "400", "--months", "30", "--until", "2026-03")
        cls.organisations = csv_rows(cls.folder, "organisations.csv")
        cls.people = json_lines(cls.folder, "people.jsonl")
        cls.feedback = csv_rows(cls.folder, "feedback.csv")
        cls.planted = json_lines(cls.folder, "planted.jsonl")
        cls.manifest = document(cls.folder, "manifest.json")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def test_the_same_seed_makes_the_same_bytes_and_another_seed_others(self):
        arguments = ("--size", "30", "--months", "12")
        first, again, other = (os.path.join(self.temporary.name, name) for name in ("first", "again", "other"))
        generate(first, "--seed", "1", *arguments)
        generate(again, "--seed", "1", *arguments)
        generate(other, "--seed", "2", *arguments)
        self.assertEqual(filecmp.cmpfiles(first, again, FILES, shallow=False), (list(FILES), [], []))
        self.assertFalse(filecmp.cmp(os.path.join(first, "feedback.csv"), os.path.join(other, "feedback.csv"), False))

    def test_counts_are_those_asked_for(self):
        self.assertEqual([person["number"] for person in self.people], list(range(1, 401)))
        self.assertEqual(len(self.feedback), 400 * 25)
        self.assertEqual(len({row["submission_id"] for row in self.feedback}), 400 * 25)
        months = sorted({row["date"][:7] for row in self.feedback})
        self.assertEqual((len(months), months[0], months[-1]), (30, "2023-10", "2026-03"))
        self.assertEqual(self.manifest["planted"], len(self.planted))
        self.assertEqual(self.manifest["feedback"], len(self.feedback))

    def test_every_parent_exists_and_no_two_periods_of_a_code_overlap(self):
        codes = {row["code"] for row in self.organisations}
        self.assertTrue(all(row["parent"] in codes for row in self.organisations if row["kind"] != "REGION"))
        periods = collections.defaultdict(list)
        for row in self.organisations:
            periods[row["code"]].append((row["opened"], row["closed"]))
        moved = [sorted(spans) for spans in periods.values() if len(spans) > 1]
        self.assertEqual(len(moved), 1)
        self.assertLess(moved[0][0][1], moved[0][1][0])

    def test_feedback_names_the_provider_of_the_day(self):
        sites = collections.defaultdict(list)
        for row in self.organisations:
            sites[row["code"]].append(row)
        for row in self.feedback:
            parents = [period["parent"] for period in sites[row["site"]]
                       if period["opened"] <= row["date"] <= (period["closed"] or "9999")]
            self.assertEqual(parents, [row["organisation"]])

    def test_contributors_are_people_of_the_region_or_nobody(self):
        numbers = [row["contributor"] for row in self.feedback]
        self.assertIn("", numbers)
        known = {int(number) for number in numbers if number}
        self.assertTrue(known <= set(range(1, 401)))
        self.assertGreater(len(known), 300)

    def test_what_was_planted_stands_in_the_comment_and_is_of_every_kind(self):
        comments = {row["submission_id"]: row["comment"] for row in self.feedback}
        self.assertEqual({one["kind"] for one in self.planted},
                         {"nhs_number", "telephone", "email", "postcode", "date_of_birth"})
        for one in self.planted:
            self.assertIn(one["text"], comments[one["submission_id"]])

    def test_nothing_that_was_not_planted_looks_like_an_identifier(self):
        planted = {one["submission_id"] for one in self.planted}
        for row in self.feedback:
            if row["submission_id"] not in planted:
                self.assertNotRegex(row["comment"], r"\d{3}|@|\b[A-Z]{2}\d\d")

    def test_planted_numbers_are_of_the_ranges_that_belong_to_nobody(self):
        drama = {identifiers.international(identifiers.drama_number(index)) for index in range(3000)}
        for one in self.planted:
            digits = re.sub(r"\D", "", one["text"])
            if one["kind"] == "nhs_number":
                self.assertTrue(digits.startswith("999") and len(digits) == 10)
                self.assertEqual(identifiers.nhs_check_digit(digits[:9]), digits[9])
            elif one["kind"] == "telephone":
                self.assertIn("+44" + digits.removeprefix("44").removeprefix("0"), drama)
            elif one["kind"] == "email":
                self.assertTrue(one["text"].lower().endswith("@example.org"))
            elif one["kind"] == "postcode":
                self.assertRegex(one["text"].upper(), r"^HX[67]\d ?\d[A-Z]{2}$")

    def test_people_have_no_real_address_number_or_postcode(self):
        drama = {identifiers.drama_number(index) for index in range(17000)}
        numbers = [person["telephone"] for person in self.people if person["telephone"]]
        self.assertEqual(len(numbers), len(set(numbers)))
        self.assertTrue(set(numbers) <= drama)
        for person in self.people:
            self.assertRegex(person["email"] or "x@example.org", r"^[a-z0-9.]+@example\.org$")
            self.assertRegex(person["postcode"], r"^HX[67]\d \d[ABDEFGHJLNPQRSTUWXYZ]{2}$")

    def test_some_would_rather_not_say_and_some_have_needs(self):
        answers = [answer for person in self.people for answer in person["equality"]]
        self.assertTrue(any(answer.get("prefer_not_to_say") for answer in answers))
        self.assertTrue(all(("code" in answer) != ("prefer_not_to_say" in answer) for answer in answers))
        self.assertEqual({need["kind"] for person in self.people for need in person["communication_needs"]},
                         {"KIND_CONTACT_METHOD", "KIND_INFORMATION_FORMAT", "KIND_COMMUNICATION_PROFESSIONAL",
                          "KIND_COMMUNICATION_SUPPORT"})
        self.assertEqual({consent["state"] for person in self.people for consent in person["consents"]},
                         {"STATE_GIVEN", "STATE_WITHDRAWN"})

    def test_one_site_gets_clearly_worse_and_the_others_do_not(self):
        for site, shares in shares_of_positive(self.feedback).items():
            before, after = shares[:-feedback.DECLINE_MONTHS], shares[-feedback.DECLINE_MONTHS:]
            drop = sum(before) / len(before) - sum(after) / len(after)
            if site == self.manifest["declining_site"]:
                self.assertGreater(drop, 0.18)
                self.assertTrue(last_point_is_special(shares))
            else:
                self.assertLess(abs(drop), 0.1)

    def test_decisions_rest_on_feedback_that_was_there_and_on_finished_work(self):
        said = {row["submission_id"]: row for row in self.feedback}
        work = {activity["key"]: activity for activity in document(self.folder, "activities.json")}
        decisions = document(self.folder, "decisions.json")
        self.assertEqual({decision["answer"] for decision in decisions}, {"ADOPTED", "NOT_ADOPTED"})
        for decision in decisions:
            self.assertEqual(work[decision["activity"]]["state"], "STATE_COMPLETED")
            self.assertTrue(decision["because_of"] and decision["reasons"])
            for submission in decision["because_of"]:
                self.assertEqual(said[submission]["site"], decision["site"])
                self.assertLess(said[submission]["date"], decision["date"])
                self.assertTrue(said[submission]["contributor"])


if __name__ == "__main__":
    unittest.main()
