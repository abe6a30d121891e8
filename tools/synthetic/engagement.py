"""Engagement work on what the feedback says, and the decisions that came of it."""

import datetime
import random

from synthetic.feedback import DECLINE_THEMES

WORDS = {"waiting": "waiting times", "communication": "being kept informed", "information": "accessible information",
         "parking": "getting there and parking", "food": "meals", "noise": "noise at night",
         "staff": "how staff treat people", "environment": "the building", "appointments": "appointments",
         "discharge": "going home", "pain": "pain relief"}
TOPIC = {"accident-and-emergency": "urgent-care", "maternity": "maternity", "mental-health": "mental-health",
         "general-practice": "primary-care"}

# What is done, on which rung and in which layer, and whom it needs.
WORK = (
    ("Listening sessions on {theme} at {site}", "RUNG_INVOLVING", "STAGE_IMPROVE_SERVICES", "LAYER_DIRECT",
     "INVOLVEMENT_FOCUS_GROUP"),
    ("Reading group for new letters about {theme}", "RUNG_COLLABORATING", "STAGE_IMPROVE_SERVICES", "LAYER_DIRECT",
     "INVOLVEMENT_READING_GROUP"),
    ("Healthwatch and community groups review {theme} at {site}", "RUNG_INVOLVING", "STAGE_MONITOR_SERVICES",
     "LAYER_FORMAL_NETWORKS", "INVOLVEMENT_EVENT"),
    ("Consultation on changes to {theme} at {site}", "RUNG_CONSULTING", "STAGE_DEVELOP_PRIORITIES",
     "LAYER_PUBLIC_TRANSPARENCY", "INVOLVEMENT_SURVEY"),
    ("People decide how the improvement fund is spent on {theme} at {site}", "RUNG_DEVOLVING", "STAGE_PROCURE_SERVICES",
     "LAYER_DIRECT", "INVOLVEMENT_PROJECT_TEAM"),
    ("What is changing about {theme} at {site}", "RUNG_INFORMING", "STAGE_IDENTIFY_NEEDS", "LAYER_PUBLIC_TRANSPARENCY",
     "INVOLVEMENT_EVENT"),
)
VENUES = ("the library", "the community hall", "the town mosque's meeting room", "the leisure centre", "on line")
ADJUSTMENTS = ("hearing-loop", "bsl-interpreter", "large-print", "wheelchair-space", "quiet-room", "easy-read")
CUSTOMARY_WEEKS = 12
SHORTER_BECAUSE = "The ward has to move before winter; groups were told two months ahead."
LEADS = ("Head of patient experience", "Engagement manager", "Deputy chief nurse", "Public involvement lead")
CHANGES = {
    "waiting": "the expected time is shown in the waiting room and kept up to date",
    "communication": "a named nurse tells families once a day what happens next",
    "information": "letters are sent in the format that was asked for",
    "parking": "there are ten more blue badge spaces and the bus stops at the door",
    "food": "a hot vegetarian meal is on every menu and supper is at six",
    "noise": "bins close softly and lights are down by ten",
    "staff": "everyone says their name and role before anything else",
    "environment": "each room is checked twice a day and the list hangs by the door",
    "appointments": "a second person answers the telephone at busy times",
    "discharge": "tablets are ordered the evening before somebody goes home",
    "pain": "pain is asked about on every round and written down",
}
NOT_ADOPTED = (
               "The building cannot be altered before the lease ends in two years; the board will look at it again then.",
               "Three suppliers were asked and the cost would take two nurses from the ward.")


def subjects(region, examples):
    """(site, theme, examples), those with most to go on first and the declining site's own troubles before all."""
    by_code = {site.code: site for site in region.sites}
    found = [(by_code[code], theme, kept) for (code, theme), kept in examples.items()]
    return sorted(found, key=lambda subject: (not (subject[0].declines and subject[1] in DECLINE_THEMES),
                                              -len(subject[2]), subject[0].code, subject[1]))


def activities(seed, region, examples, people_count, last_date, count):
    """Work on the first subjects, the newest first: starting up to a year and a half before `last_date`, or soon."""
    rng = random.Random(f"{seed}/activities")
    chosen = subjects(region, examples)[:count]
    made = []
    for at, (site, theme, _) in enumerate(chosen):
        start = last_date - datetime.timedelta(days=round(480 * at / max(1, len(chosen) - 1)) - 30)
        work = WORK[at % len(WORK)]
        made.append(activity(rng, f"activity-{at + 1:02}", site, theme, work, start, people_count, last_date))
    return made


def activity(rng, key, site, theme, work, start, people_count, last_date):
    title, rung, stage, layer, involvement = work
    end = start + datetime.timedelta(days=rng.randrange(90, 150))
    event_days = (28,) if rung == "RUNG_INFORMING" else (28, 58)
    made = {
        "key": key,
        "title": title.format(theme=WORDS[theme], site=site.name),
        "organisation": site.provider,
        "site": site.code,
        "themes": [theme],
        "topics": [TOPIC.get(site.services[0], "community-services")],
        "duties": ["DUTY_SECTION_14Z45" if site.services[0] == "general-practice" else "DUTY_SECTION_242"],
        "rung": rung,
        "stage": stage,
        "layer": layer,
        "start_date": start.isoformat(),
        "end_date": end.isoformat(),
        "state": state_on(last_date, start, end),
        "place": site.name,
        "lead": rng.choice(LEADS),
        "opportunity": {
            "title": f"Help with {WORDS[theme]}",
            "involvements": [involvement],
            "places": rng.choice((8, 12, 20)),
            "close_date": (start + datetime.timedelta(days=21)).isoformat(),
        },
        "engagement_events": [event(rng, start + datetime.timedelta(days=day), people_count, last_date)
                              for day in event_days],
    }
    if rung == "RUNG_CONSULTING":
        made["consultation"] = consultation(rng, start)
    return made


def state_on(date, start, end):
    if date < start:
        return "STATE_PLANNED"
    return "STATE_COMPLETED" if end < date else "STATE_UNDER_WAY"


def consultation(rng, start):
    weeks = rng.choice((12, 12, 13, 8))
    return {"open_date": start.isoformat(), "close_date": (start + datetime.timedelta(weeks=weeks)).isoformat(),
            "shorter_because": "" if weeks >= CUSTOMARY_WEEKS else SHORTER_BECAUSE}


def event(rng, date, people_count, last_date):
    """An engagement event; those already held have attendances, by number of people.jsonl, and some anonymous."""
    held = date <= last_date
    capacity = rng.choice((15, 25, 40))
    attended = rng.sample(range(1, people_count + 1), min(people_count, rng.randrange(6, 14))) if held else []
    return {"date": date.isoformat(), "venue": rng.choice(VENUES), "capacity": capacity,
            "adjustments": rng.sample(ADJUSTMENTS, rng.randrange(0, 3)), "attended": sorted(attended),
            "attended_anonymously": rng.randrange(0, 4) if held else 0}


def decisions(seed, examples, activity_list, last_date):
    """A decision for each activity that is over, when people had said something about it by then."""
    rng = random.Random(f"{seed}/decisions")
    made = []
    for work in activity_list:
        date = datetime.date.fromisoformat(work["end_date"]) + datetime.timedelta(days=20)
        said = examples[(work["site"], work["themes"][0])]
        because_of = [submission for day, submission in said if day < date.isoformat()]
        if work["state"] == "STATE_COMPLETED" and date <= last_date and because_of:
            made.append(decision(rng, len(made) + 1, work, date, because_of))
    return made


def decision(rng, number, work, date, because_of):
    """Every fourth is not to adopt what people asked for, with the reason; of the others, two in three are done."""
    theme = work["themes"][0]
    change = CHANGES[theme]
    adopted = number % 4 != 0
    done = adopted and number % 3 != 2
    heard = f"People told us about {WORDS[theme]} again and again, and those who came agreed on what would help."
    commitment = {
        "title": change.capitalize(),
        "due_date": (date + datetime.timedelta(days=60)).isoformat(),
        "owner": work["lead"],
        "state": "DONE" if done else "UNDER_WAY",
    }
    return {
        "key": f"decision-{number:02}",
        "title": f"On {WORDS[theme]}: {change}",
        "organisation": work["organisation"],
        "site": work["site"],
        "activity": work["key"],
        "date": date.isoformat(),
        "answer": "ADOPTED" if adopted else "NOT_ADOPTED",
        "reasons": heard if adopted else rng.choice(NOT_ADOPTED),
        "because_of": because_of,
        "commitments": [commitment] if adopted else [],
        "outcome": {"you_said": f"You told us about {WORDS[theme]}.", "we_did": f"Now {change}."} if done else None,
    }
