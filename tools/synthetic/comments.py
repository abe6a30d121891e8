"""Makes one comment out of the phrases."""

import re

from synthetic import phrases
from synthetic.identifiers import as_typed

KINDS = tuple(phrases.PLANTED)

# Shares: of comments left empty, of the others made of a few words, and so on.
EMPTY, SHORT, MIXED, TWO_THEMES, TWO_LINES, PLANTED, PLANTED_TWICE = 0.22, 0.2, 0.12, 0.3, 0.1, 0.04, 0.15
SLOT = re.compile(r"\{(\w+)\}")
SERVICES = ("inpatient", "accident-and-emergency", "outpatient", "maternity", "community", "mental-health",
            "general-practice")
THEMES_OF = {service: [theme for theme, (fits, _, _) in phrases.THEMES.items() if not fits or service in fits]
             for service in SERVICES}


def pick(rng, options):
    return options[int(rng.random() * len(options))]


def sentence(rng, theme, good):
    template = pick(rng, phrases.THEMES[theme][1 if good else 2])
    return SLOT.sub(lambda slot: pick(rng, phrases.SLOTS[slot.group(1)]), template)


def capital(text):
    return text[:1].upper() + text[1:]


def themes_for(rng, service, weighty):
    """One theme, or two; `weighty` themes are preferred where a site has a known trouble."""
    first = pick(rng, weighty) if weighty and rng.random() < 0.75 else pick(rng, THEMES_OF[service])
    themes = [first]
    if rng.random() < TWO_THEMES:
        second = pick(rng, THEMES_OF[service])
        if second != first:
            themes.append(second)
    return themes


def words(rng, service, question, answer, weighty=()):
    """A text that suits the answer 1 to 6, and the themes it complains about."""
    good = rng.random() < 0.5 if answer in (3, 6) else answer <= 2
    if rng.random() < EMPTY:
        return "", []
    if question == phrases.COULD_IMPROVE and good:
        if rng.random() < 0.6:
            return pick(rng, phrases.NOTHING_TO_IMPROVE), []
        good = False
    elif question == phrases.WHAT_WAS_GOOD and not good:
        good = rng.random() < 0.5
    if rng.random() < SHORT:
        return pick(rng, phrases.SHORT_GOOD if good else phrases.SHORT_BAD), []
    themes = themes_for(rng, service, () if good else weighty)
    parts = [sentence(rng, theme, good) for theme in themes]
    text = pick(rng, phrases.OPENERS_GOOD if good else phrases.OPENERS_BAD) + parts[0]
    if len(parts) > 1:
        text += pick(rng, (f" and {parts[1]}", f", {parts[1]}", f". {capital(parts[1])}"))
    text = capital(text) + "."
    if rng.random() < MIXED:
        text += f" {pick(rng, ('But', 'However'))} {sentence(rng, pick(rng, THEMES_OF[service]), not good)}."
    closer = pick(rng, phrases.CLOSERS_GOOD if good else phrases.CLOSERS_BAD)
    if closer:
        text += ("\n" if rng.random() < TWO_LINES else " ") + closer
    return text, [] if good else themes


def with_identifiers(rng, text):
    """The text, sometimes with identifiers that people should not have written, and the list of (kind, as written)."""
    if not text or rng.random() >= PLANTED:
        return text, []
    planted = []
    for _ in range(2 if rng.random() < PLANTED_TWICE else 1):
        kind = pick(rng, KINDS)
        typed = as_typed(rng, kind)
        planted.append((kind, typed))
        text = f"{text.rstrip()} {pick(rng, phrases.PLANTED[kind]).format(typed)}"
    return text, planted
