"""24 months, or any number, of Friends and Family Test answers per site, one row at a time."""

import calendar
import math
import random

from synthetic import comments, phrases

HEADER = ("submission_id", "organisation", "site", "service", "date", "answer", "question", "comment", "contributor")
DECLINE_MONTHS = 8
DECLINE = 0.28  # of the share of positive answers, and what people then complain about:
DECLINE_THEMES = ("waiting", "communication", "appointments")
KNOWN_CONTRIBUTOR = 0.18
EXAMPLES_KEPT = 12  # (date, submission id) remembered per site and theme, for decisions to refer to

# Month by month from January: how many answer, and how winter shows in what they answer.
VOLUME = (1.12, 1.06, 1.04, 0.97, 0.98, 0.95, 0.96, 0.88, 0.98, 1.02, 1.05, 0.99)
MOOD = (-0.02, -0.015, -0.005, 0.0, 0.005, 0.01, 0.012, 0.01, 0.005, 0.0, -0.005, -0.015)


def months_until(last, count):
    """(year, month) of `count` months in order, the last of them given."""
    year, month = last
    serial = [year * 12 + month - 1 - back for back in range(count)]
    return [(at // 12, at % 12 + 1) for at in reversed(serial)]


class Feedback:
    """Rows in order of month and site. After they are drawn, `examples` and `counts` tell about them."""

    def __init__(self, seed, region, people_count, months, rows):
        self.seed, self.region, self.people_count, self.months, self.total = seed, region, people_count, months, rows
        self.examples = {}
        self.counts = {"rows": 0, "planted": 0, "positive": 0}

    def rows(self):
        """Yields (row, planted) with planted a list of (kind, text as written)."""
        volume = sum(site.volume for site in self.region.sites)
        share = self.total / sum(volume * VOLUME[month - 1] for _, month in self.months)
        due = 0.0
        for at, (year, month) in enumerate(self.months):
            declining = at >= len(self.months) - DECLINE_MONTHS
            for site in self.region.sites:
                due += site.volume * VOLUME[month - 1] * share
                count = math.floor(due + 1e-6) - self.counts["rows"]
                rng = random.Random(f"{self.seed}/feedback/{site.code}/{year}-{month}")
                yield from self._site_month(rng, site, year, month, count, site.declines and declining)

    def _site_month(self, rng, site, year, month, count, declining):
        positive = site.positive + MOOD[month - 1] + rng.gauss(0, 0.008) - (DECLINE if declining else 0)
        last_day = calendar.monthrange(year, month)[1]
        for day in sorted(1 + int(rng.random() * last_day) for _ in range(count)):
            date = f"{year}-{month:02}-{day:02}"
            yield self._row(rng, site, date, answer(rng, positive), DECLINE_THEMES if declining else ())

    def _row(self, rng, site, date, code, weighty):
        self.counts["rows"] += 1
        self.counts["positive"] += code <= 2
        submission = f"r{self.seed}-{self.counts['rows']:06}"
        service = comments.pick(rng, site.services)
        question = comments.pick(rng, phrases.QUESTIONS)
        weighty = tuple(theme for theme in weighty if theme in comments.THEMES_OF[service])
        text, complaints = comments.words(rng, service, question, code, weighty)
        text, planted = comments.with_identifiers(rng, text)
        self.counts["planted"] += len(planted)
        contributor = 1 + int(rng.random() * self.people_count) if rng.random() < KNOWN_CONTRIBUTOR else ""
        for theme in complaints if contributor and not planted else ():
            kept = self.examples.setdefault((site.code, theme), [])
            if len(kept) < EXAMPLES_KEPT or weighty:
                kept.append((date, submission))
                del kept[:-EXAMPLES_KEPT]
        provider = site.provider_on(date)
        return (submission, provider, site.code, service, date, code, question, text, contributor), planted


def answer(rng, positive):
    """A code from 1 (very good) to 5 (very poor), or 6 (don't know)."""
    if rng.random() < positive:
        return 1 if rng.random() < 0.72 else 2
    at = rng.random()
    return 3 if at < 0.30 else 4 if at < 0.63 else 5 if at < 0.92 else 6
