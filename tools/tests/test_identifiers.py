"""Made-up identifiers follow the rules of real ones and belong to nobody."""

import re
import unittest

import region_files  # noqa: F401: makes tools/synthetic importable
from synthetic import identifiers


class IdentifiersTest(unittest.TestCase):
    def test_check_digits_follow_the_rule(self):
        for number in ("9434765919", "6541003238", "9990000018", "9990000093"):
            self.assertEqual(identifiers.nhs_check_digit(number[:9]), number[9])
        self.assertIsNone(identifiers.nhs_check_digit("999000000"))

    def test_every_drama_number_is_one_of_a_kind(self):
        count = len(identifiers.DRAMA_RANGES) * identifiers.NUMBERS_PER_RANGE
        numbers = {identifiers.international(identifiers.drama_number(index)) for index in range(count)}
        self.assertEqual(len(numbers), count)
        self.assertTrue(all(re.fullmatch(r"\+44\d{10}", number) for number in numbers))
        self.assertIsNone(identifiers.drama_number(count))

    def test_organisation_codes_have_the_modern_form_and_the_synthetic_start(self):
        codes = {identifiers.organisation_code(index) for index in range(identifiers.ORGANISATION_CODES)}
        self.assertEqual(len(codes), identifiers.ORGANISATION_CODES)
        self.assertTrue(all(re.fullmatch(r"Z9[A-Z]\d[A-Z]", code) for code in codes))


if __name__ == "__main__":
    unittest.main()
