#!/usr/bin/env python3
"""Fails if a source includes what its folder may not know, or is longer than it should be.

ALLOWED is the architecture, in a form that a machine can hold against the code.
"""
import pathlib
import re
import sys

# What each folder of a service may include, besides itself. `*` is the service's own name.
PURE = ["libs/clock", "libs/refusal", "libs/text", "libs/identifiers", "libs/statistics", "libs/disclosure",
        "libs/redaction", "libs/organisations", "libs/policy/organisations"]
CONVERSIONS = ["libs/messages", "participation/*/v1/"]  # between messages and what they stand for
ALLOWED = {
    "domain": PURE,
    "store": ["services/*/domain", "services/*/store/migrations", "libs/database", "libs/id", "libs/paging", *PURE],
    "usecases": ["services/*/domain", "services/*/store", "services/*/messages", "services/*/report",
                 "services/*/imports", "libs/database", "libs/events/outbox", "libs/events/event", "libs/cache",
                 "libs/privacy", "libs/mail", "libs/id", "libs/paging", "libs/csv", "libs/log",
                 "libs/metrics", "libs/faults", "libs/trace", "participation/*/v1/", *PURE],
    "imports": ["services/*/domain", "services/*/store", "services/*/messages", "libs/csv", "libs/id", "libs/yaml", *PURE],
    "report": ["services/*/domain", "services/*/messages", "libs/csv", "participation/*/v1/", *PURE],
    "messages": ["services/*/domain", "services/*/messages", *CONVERSIONS, *PURE],
    "api": ["services/*/usecases", "services/*/store", "services/*/domain", "services/*/messages", "services/*/report",
            "services/*/imports", "libs/rpc", "libs/database", "libs/privacy", "libs/paging", "libs/policy",
            "libs/metrics", "libs/cache", "libs/validation/update", "participation/options/v1/", *CONVERSIONS, *PURE],
    "events": ["services/*/usecases", "services/*/domain", "services/*/messages", "libs/events", "libs/database",
               "libs/messages", "participation/", *PURE],
    "module": ["services/*/", "libs/", "participation/*/v1/"],
    "main": ["services/*/module", "libs/runtime"],
}
INCLUDE = re.compile(r'#include "((?:libs|services|participation)/[^"]+)"')
LONGEST = 200


def sources(root: pathlib.Path):
    for top in ("libs", "services", "tools", "tests"):
        for path in sorted((root / top).rglob("*.?pp")):
            yield path.relative_to(root)


def allowed_prefixes(path: pathlib.Path) -> list[str] | None:
    own = path.parts[1]
    if path.parts[0] == "libs":
        return ["libs/", "participation/options/", "participation/validation/", "participation/operations/",
                "participation/audit/"]
    if path.parts[0] != "services" or own == "all_in_one":
        return None
    if len(path.parts) > 3:
        folder = path.parts[2]
    else:  # beside the folders: main, messages and what else is wiring
        folder = "main" if path.stem == "main" else "messages" if path.stem.startswith("messages") else "module"
    if folder == "testing":
        return None
    if folder not in ALLOWED:
        return []
    return [f"services/{own}/{folder}"] + [prefix.replace("*", own) for prefix in ALLOWED[folder]]


def library_layers(root: pathlib.Path) -> list[list[str]]:
    """The libs by layer, from the bottom up, as ARCHITECTURE.md names them."""
    section = (root / "ARCHITECTURE.md").read_text().split("## Libraries, from the bottom up")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|") and "`" in line]
    return [re.findall(r"`(\w+)`", row) for row in rows]


def layer_problems(root: pathlib.Path) -> list[str]:
    """A lib includes libs of the layers below its own only, so that no two need each other; tests are free."""
    layer_of = {lib: number for number, layer in enumerate(library_layers(root)) for lib in layer}
    libs = {path.name for path in (root / "libs").iterdir() if path.is_dir()}
    problems = [f"libs/{lib}: ARCHITECTURE.md names it in no layer" for lib in sorted(libs - layer_of.keys())]
    problems += [f"ARCHITECTURE.md: there is no libs/{lib}" for lib in sorted(layer_of.keys() - libs)]
    if problems:
        return problems
    for path in sources(root):
        if path.parts[0] != "libs" or path.name.endswith("_test.cpp") or "testing" in path.parts[2:]:
            continue
        for include in INCLUDE.findall((root / path).read_text()):
            below = include.split("/")[1]
            if include.startswith("libs/") and below != path.parts[1] and \
                    layer_of.get(below, len(libs)) >= layer_of[path.parts[1]]:
                problems.append(f"{path}: includes {include}, which is not of a layer below its own")
    return problems


def problems_of(root: pathlib.Path) -> list[str]:
    problems = layer_problems(root)
    for path in sources(root):
        text = (root / path).read_text()
        if text.count("\n") > LONGEST and not path.name.endswith("_test.cpp"):
            problems.append(f"{path}: has {text.count(chr(10))} lines; a file is one idea of at most {LONGEST}")
        prefixes = allowed_prefixes(path)
        if prefixes is None or path.name.endswith("_test.cpp"):
            continue
        problems += [f"{path}: may not include {include}" for include in INCLUDE.findall(text)
                     if not include.startswith(tuple(prefixes))]
    return problems


def main() -> int:
    problems = problems_of(pathlib.Path(__file__).resolve().parent.parent)
    print("\n".join(problems) or "includes follow the architecture")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
