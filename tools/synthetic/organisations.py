"""The region's organisations, as the rows of organisations.csv, and the sites whose feedback is made up."""

import dataclasses
import datetime
import math

from synthetic.identifiers import organisation_code

HEADER = ("code", "name", "kind", "parent", "opened", "closed")
FIRST = ("Fern", "Wye", "Salt", "Ash", "Elder", "Marl", "Thorn", "Hazel", "Brack", "Lark", "Otter", "Heron", "Alder",
         "Rush", "Sedge", "Willow", "Amber", "Cinder", "Drift", "Gorse")
LAST = ("mouth", "bury", "marsh", "ford", "combe", "wick", "holme", "dale", "stead", "beck", "leigh", "thorpe", "ham",
        "worth", "bridge", "well", "croft", "field", "stone", "hythe")
HOSPITALS = (
    ("General Hospital", ("inpatient", "accident-and-emergency", "outpatient")),
    ("Community Hospital", ("community", "outpatient")),
    ("Women's and Children's Hospital", ("maternity", "inpatient", "outpatient")),
    ("Royal Infirmary", ("accident-and-emergency", "inpatient", "outpatient")),
    ("Mental Health Unit", ("mental-health", "community")),
)


@dataclasses.dataclass
class Site:
    code: str
    name: str
    provider: str
    services: tuple
    volume: float
    positive: float  # share of answers 1 and 2 in an ordinary month
    declines: bool = False
    earlier_provider: str = ""
    moved: str = ""  # ISO date from which `provider` is right

    def provider_on(self, date):
        return self.earlier_provider if self.moved and date < self.moved else self.provider


@dataclasses.dataclass
class Region:
    rows: list
    sites: list
    boards: list
    practices: list


def town(index):
    """A place that is on no map; 400 of them, then numbered."""
    first, last = FIRST[index % len(FIRST)], LAST[(index // len(FIRST) + index) % len(LAST)]
    round_number = index // (len(FIRST) * len(LAST))
    return f"{first}{last}" + (f" {round_number + 1}" if round_number else "")


class _Builder:
    def __init__(self):
        self.rows = []

    def code(self):
        return organisation_code(len({row[0] for row in self.rows}))

    def add(self, name, kind, parent="", opened="", closed=""):
        code = self.code()
        self.rows.append((code, name, kind, parent, opened, closed))
        return code


def make_region(rng, site_count, move_date):
    """Boards, trusts, networks, practices and `site_count` sites, one of which declines."""
    builder = _Builder()
    practice_count = max(1, site_count // 6)
    hospital_count = site_count - practice_count
    region = builder.add("Example Region (synthetic)", "REGION")
    boards = [builder.add(f"{town(7 * i)} and {town(7 * i + 3)} Integrated Care Board (synthetic)", "ICB", region,
                          "2022-07-01") for i in range(math.ceil(site_count / 12))]
    trust_count = max(1, round(hospital_count / 2.5))
    trusts = [builder.add(f"{town(11 * i + 5)} NHS Foundation Trust (synthetic)", "TRUST", boards[i % len(boards)],
                          f"{rng.randrange(2004, 2016)}-04-01") for i in range(trust_count)]
    sites = [_hospital(rng, builder, i, trusts[i % len(trusts)]) for i in range(hospital_count)]
    if len(trusts) >= 3:
        _move(builder, sites[2], trusts[1], move_date)
    sites[0].declines, sites[0].volume, sites[0].positive = True, 1.5, 0.9
    practices = []
    for i in range(practice_count):
        if i % 4 == 0:
            board = boards[i % len(boards)]
            network = builder.add(f"{town(13 * i + 2)} Primary Care Network (synthetic)", "PCN", board, "2019-07-01")
        place = town(17 * i + 9)
        practices.append(builder.add(f"{place} Surgery (synthetic)", "PRACTICE", network))
        premises = builder.add(f"{place} Health Centre (synthetic)", "SITE", practices[-1])
        sites.append(Site(premises, f"{place} Health Centre", practices[-1], ("general-practice",), 1.2, 0.9))
    return Region(builder.rows, sites, boards, practices)


def _hospital(rng, builder, index, trust):
    kind, services = HOSPITALS[index % len(HOSPITALS)]
    name = f"{town(3 * index + 1)} {kind}"
    code = builder.add(f"{name} (synthetic)", "SITE", trust, f"{rng.randrange(2004, 2016)}-04-01")
    return Site(code, name, trust, services, rng.uniform(0.7, 1.2), rng.uniform(0.85, 0.93))


def _move(builder, site, earlier, date):
    """Splits a site's row in two: it changed trust on that date."""
    at = next(i for i, row in enumerate(builder.rows) if row[0] == site.code)
    code, name, kind, parent, opened, _ = builder.rows[at]
    eve = (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat()
    builder.rows[at:at + 1] = [(code, name, kind, earlier, opened, eve), (code, name, kind, parent, date, "")]
    site.earlier_provider, site.moved = earlier, date
