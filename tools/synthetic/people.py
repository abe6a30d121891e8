"""People who want to be involved, and the organisations that reach others."""

import datetime
import random
import unicodedata

from synthetic import identifiers, names
from synthetic.organisations import town

TOPICS = ("maternity", "mental-health", "cancer", "dementia", "diabetes", "urgent-care", "primary-care", "end-of-life",
          "learning-disability", "children-and-young-people", "carers", "digital", "transport", "community-services")
INVOLVEMENTS = ("INVOLVEMENT_SURVEY", "INVOLVEMENT_FOCUS_GROUP", "INVOLVEMENT_EVENT", "INVOLVEMENT_READING_GROUP",
                "INVOLVEMENT_PROJECT_TEAM", "INVOLVEMENT_CITIZENS_PANEL", "INVOLVEMENT_PATIENT_LEADER")
NEEDS = (("KIND_CONTACT_METHOD", ("letter", "telephone", "text-relay", "via-carer")),
         ("KIND_INFORMATION_FORMAT", ("large-print", "braille", "audio", "easy-read", "bsl-video")),
         ("KIND_COMMUNICATION_PROFESSIONAL", ("bsl-interpreter", "lipspeaker", "speech-to-text-reporter", "advocate")),
         ("KIND_COMMUNICATION_SUPPORT", ("hearing-loop", "lip-reading", "longer-appointment", "communication-device")))
STREETS = ("Example Street", "Sample Road", "Specimen Lane", "Pattern Close", "Model Terrace", "Trial Avenue")
LANGUAGES = ("bn", "cy", "gu", "pa", "pl", "ro", "so", "ur")
PURPOSES = (("PURPOSE_OPPORTUNITIES", 0.9), ("PURPOSE_OUTCOMES", 0.85), ("PURPOSE_NEWSLETTER", 0.5))

# Answers and their weights; the codes of race are the ethnic categories of the NHS Data Dictionary.
EQUALITY = {
    "CHARACTERISTIC_DISABILITY": (("yes", 22), ("no", 78)),
    "CHARACTERISTIC_GENDER_REASSIGNMENT": (("yes", 1), ("no", 99)),
    "CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP": (("married", 44), ("civil-partnership", 2), ("single", 38),
                                                      ("divorced", 10), ("widowed", 6)),
    "CHARACTERISTIC_PREGNANCY_AND_MATERNITY": (("yes", 3), ("no", 97)),
    "CHARACTERISTIC_RACE": (("A", 62), ("B", 2), ("C", 6), ("D", 2), ("G", 1), ("H", 5), ("J", 5), ("K", 3), ("L", 2),
                            ("M", 4), ("N", 4), ("R", 2), ("S", 2)),
    "CHARACTERISTIC_RELIGION_OR_BELIEF": (("none", 38), ("christian", 43), ("muslim", 9), ("hindu", 4), ("sikh", 2),
                                          ("jewish", 1), ("buddhist", 1), ("other", 2)),
    "CHARACTERISTIC_SEX": (("female", 55), ("male", 45)),
    "CHARACTERISTIC_SEXUAL_ORIENTATION": (("heterosexual", 92), ("gay-or-lesbian", 4), ("bisexual", 3), ("other", 1)),
    "CHARACTERISTIC_CARER": (("yes", 18), ("no", 82)),
}
AGE_BANDS = ((16, "0-15"), (25, "16-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (65, "55-64"), (75, "65-74"),
             (85, "75-84"), (200, "85+"))
PREFER_NOT_TO_SAY, NOT_ANSWERED = 0.06, 0.05

COMMUNITIES = ("older-people", "young-people", "deaf-people", "carers", "refugees", "gypsy-roma-traveller",
               "people-experiencing-homelessness", "south-asian-communities", "lgbt", "learning-disability")
PARTNERS = ("Age Friends", "Young Voices", "Deaf Centre", "Carers' Circle", "Welcome House", "Travellers' Link",
            "Street Support", "Asian Women's Network", "Rainbow Group", "People First")
POSITIONS = ("coordinator", "chair", "outreach worker", "secretary", "director")


def address(given, family, number):
    """An e-mail address at example.org, one for each number."""
    plain = unicodedata.normalize("NFKD", f"{given}.{family}".replace("Ł", "L")).encode("ascii", "ignore").decode()
    return "".join(c for c in plain.lower() if c.isalnum() or c == ".") + f".{number}@example.org"


def some(rng, options, most, least=1):
    chosen = rng.sample(options, rng.randint(least, most))
    return [option for option in options if option in chosen]


class People:
    """Everybody by number from 1, each made from the seed alone, so that none has to be remembered."""

    def __init__(self, seed, count, last_date):
        self.seed, self.count, self.last_date = seed, count, last_date
        self.telephone_step = 7 * 211  # shares no factor with the numbers there are: nobody shares a telephone

    def all(self):
        return (self.person(number) for number in range(1, self.count + 1))

    def person(self, number):
        rng = random.Random(f"{self.seed}/person/{number}")
        given, family = rng.choice(names.GIVEN), rng.choice(names.FAMILY)
        born = identifiers.birthday(rng, 1936, 2009)
        areas = some(rng, identifiers.OUTWARD_AREAS, 3)
        person = {
            "number": number,
            "given_name": given,
            "family_name": family,
            "email": address(given, family, number) if rng.random() < 0.86 else None,
            "telephone": self._telephone(rng, number),
            "postal_address": f"{rng.randrange(1, 150)} {rng.choice(STREETS)}, {town(rng.randrange(400))}",
            "postcode": identifiers.postcode(rng, rng.choice(areas)),
            "topics": some(rng, TOPICS, 4),
            "areas": areas,
            "involvements": some(rng, INVOLVEMENTS, 4),
            "communication_needs": needs(rng),
        }
        if rng.random() < 0.07:
            person["language"] = rng.choice(LANGUAGES)
        person["consents"] = self._consents(rng, person)
        person["equality"] = equality(rng, self.last_date.year - born.year)
        return person

    def _telephone(self, rng, number):
        available = len(identifiers.DRAMA_RANGES) * identifiers.NUMBERS_PER_RANGE
        if number > available or rng.random() > 0.75:
            return None
        return identifiers.drama_number((number * self.telephone_step) % available)

    def _consents(self, rng, person):
        """Given, and now and then withdrawn again, per purpose and channel that the person can be reached by."""
        channels = ["CHANNEL_LETTER"]
        if person["email"]:
            channels.insert(0, "CHANNEL_EMAIL")
        if person["telephone"]:
            channels += ["CHANNEL_SMS", "CHANNEL_TELEPHONE"] if person["telephone"].startswith("07") else [
                "CHANNEL_TELEPHONE"]
        consents = []
        for purpose, share in PURPOSES:
            for channel in channels:
                if rng.random() >= share * (1 if channel == channels[0] else 0.4):
                    continue
                state = "STATE_WITHDRAWN" if rng.random() < 0.08 else "STATE_GIVEN"
                day = self.last_date - datetime.timedelta(days=rng.randrange(1, 700))
                consents.append({"purpose": purpose, "channel": channel, "state": state, "date": day.isoformat(),
                                 "source": rng.choice(("web-form", "paper", "telephone"))})
        return consents


def needs(rng):
    chosen = []
    for kind, codes in NEEDS:
        if rng.random() < 0.07:
            need = {"kind": kind, "code": rng.choice(codes)}
            if need["code"] == "large-print":
                need["note"] = f"{rng.choice((16, 18, 24))} point"
            chosen.append(need)
    return chosen


def equality(rng, age):
    """Answers per characteristic: a code, that they would rather not say, or none at all."""
    answers = []
    questions = {"CHARACTERISTIC_AGE": ((next(band for below, band in AGE_BANDS if age < below), 1),), **EQUALITY}
    for characteristic, weighted in questions.items():
        at = rng.random()
        if at < PREFER_NOT_TO_SAY:
            answers.append({"characteristic": characteristic, "prefer_not_to_say": True})
        elif at > NOT_ANSWERED + PREFER_NOT_TO_SAY:
            codes, weights = zip(*weighted)
            answers.append({"characteristic": characteristic, "code": rng.choices(codes, weights)[0]})
    return answers


def partner_organisations(seed, region, count):
    """A Healthwatch for each board, a Patient Participation Group for each practice, and voluntary organisations."""
    rng = random.Random(f"{seed}/partners")
    names_of = {row[0]: row[1].replace(" (synthetic)", "") for row in region.rows}
    for board in region.boards:
        place = names_of[board].removesuffix(" Integrated Care Board")
        yield partner(rng, f"Healthwatch {place}", "KIND_HEALTHWATCH", 2)
    for practice in region.practices:
        yield partner(rng, f"{names_of[practice]} Patient Participation Group", "KIND_PATIENT_PARTICIPATION_GROUP", 1)
    for at in range(max(3, count // 20)):
        kind = at % len(PARTNERS)
        yield partner(rng, f"{town(5 * at + 4)} {PARTNERS[kind]}", "KIND_VCSE", rng.randint(1, 2), [COMMUNITIES[kind]])


def partner(rng, display_name, kind, contact_count, communities=()):
    contacts = []
    for _ in range(contact_count):
        given, family = rng.choice(names.GIVEN), rng.choice(names.FAMILY)
        contacts.append({"given_name": given, "family_name": family, "position": rng.choice(POSITIONS),
                         "email": address(given, family, f"partner{rng.randrange(10**6)}"),
                         "telephone": identifiers.drama_number(identifiers.NUMBERS_PER_RANGE + rng.randrange(16000))})
    return {"display_name": display_name, "kind": kind, "topics": some(rng, TOPICS, 4),
            "areas": some(rng, identifiers.OUTWARD_AREAS, 5, 2), "communities": list(communities), "contacts": contacts}
