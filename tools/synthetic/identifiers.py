"""Identifiers that look real and belong to nobody."""

import datetime

# Ofcom, "Telephone numbers for use in TV and radio drama programmes": (first digits as written, how many follow, the
# first number that they make). Each range holds a thousand numbers.
DRAMA_RANGES = (
    ("07700 900", 3, 0),
    ("01632 960", 3, 0),
    ("020 7946 ", 4, 0),
    ("0113 496 ", 4, 0),
    ("0114 496 ", 4, 0),
    ("0115 496 ", 4, 0),
    ("0116 496 ", 4, 0),
    ("0117 496 ", 4, 0),
    ("0118 496 ", 4, 0),
    ("0121 496 ", 4, 0),
    ("0131 496 ", 4, 0),
    ("0141 496 ", 4, 0),
    ("0151 496 ", 4, 0),
    ("0161 496 ", 4, 0),
    ("0191 498 ", 4, 0),
    ("028 9649 ", 4, 6000),
    ("029 2018 ", 4, 0),
)
NUMBERS_PER_RANGE = 1000

# Districts of a real postcode area that have never been issued, so that the shape is right and nobody lives there.
OUTWARD_AREAS = tuple(f"HX{district}" for district in range(60, 80))
# The two last letters. Not those of ordinal numbers: typed in small letters, "hx66 6th" can be told from a sixth of
# something by nobody.
INWARD_ENDS = tuple(first + second for first in "ABDEFGHJLNPQRSTUWXYZ" for second in "ABDEFGHJLNPQRSTUWXYZ"
                    if first + second not in ("ST", "ND", "RD", "TH"))

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


def nhs_check_digit(nine):
    """The tenth digit of an NHS number, or None where the rule leaves none (remainder 10)."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1))) % 11
    return {11: "0", 10: None}.get(check, str(check))


def nhs_number(rng):
    """Ten digits of the test range that starts with 999, with a right check digit."""
    while True:
        nine = f"999{rng.randrange(10**6):06}"
        check = nhs_check_digit(nine)
        if check is not None:
            return nine + check


def drama_number(index):
    """The index-th of the drama telephone numbers in national form; None beyond the last of them."""
    if index >= len(DRAMA_RANGES) * NUMBERS_PER_RANGE:
        return None
    start, width, first = DRAMA_RANGES[index // NUMBERS_PER_RANGE]
    return f"{start}{first + index % NUMBERS_PER_RANGE:0{width}}"


def international(national):
    """+44 and no spaces."""
    return "+44" + national.replace(" ", "")[1:]


def postcode(rng, outward=None):
    """A full postcode in an area where there are none."""
    return f"{outward or rng.choice(OUTWARD_AREAS)} {rng.randrange(10)}{rng.choice(INWARD_ENDS)}"


def birthday(rng, oldest=1931, youngest=2006):
    return datetime.date(oldest, 1, 1) + datetime.timedelta(days=rng.randrange((youngest - oldest) * 365))


def organisation_code(index):
    """The form of new ODS codes (letter, digit, letter, digit, letter), all of them starting with Z9."""
    letter, rest = divmod(index, 260)
    digit, last = divmod(rest, 26)
    return f"Z9{chr(ord('A') + letter)}{digit}{chr(ord('A') + last)}"


ORGANISATION_CODES = 26 * 260


def as_typed(rng, kind):
    """An identifier of that kind the way people type it."""
    if kind == "nhs_number":
        digits = nhs_number(rng)
        return rng.choice(("", " ", "-")).join((digits[:3], digits[3:6], digits[6:]))
    if kind == "telephone":
        national = drama_number(rng.randrange(3 * NUMBERS_PER_RANGE))
        area, rest = national.split(" ", 1)
        return rng.choice((national, national, national.replace(" ", ""), f"({area}) {rest}", f"+44 {national[1:]}"))
    if kind == "email":
        name = rng.choice(("jo.fern", "sam_wye", "pat.dale", "chris", "a.moss", "lee.marsh"))
        address = f"{name}{rng.randrange(1, 99)}@example.org"
        return address.upper() if rng.random() < 0.1 else address
    if kind == "postcode":
        code = postcode(rng)
        return rng.choice((code, code, code.lower(), code.replace(" ", "")))
    day = birthday(rng)
    return rng.choice((day.strftime("%d/%m/%Y"), day.strftime("%d.%m.%Y"), day.isoformat(),
                       f"{day.day} {MONTHS[day.month - 1]} {day.year}"))
