#!/usr/bin/env python3
"""Fails if a source includes what its folder may not know, or is longer than it should be.

ALLOWED is the architecture, in a form that a machine can hold against the code.
"""
import pathlib
import re
import sys

# What each folder of a service may include, besides itself. `*` is the service's own name.
PURE = ["libs/clock", "libs/refusal", "libs/text", "libs/identifiers", "libs/statistics", "libs/disclosure",
        "libs/redaction", "libs/organisations"]
ALLOWED = {
    "domain": PURE,
    "store": ["services/*/domain", "services/*/store/migrations", "libs/database", "libs/paging", *PURE],
    "usecases": ["services/*/domain", "services/*/store", "services/*/messages", "services/*/report",
                 "services/*/imports", "libs/database", "libs/events/outbox", "libs/events/event", "libs/cache",
                 "libs/privacy", "libs/mail", "libs/id", "libs/paging", "libs/csv", "libs/log",
                 "libs/metrics", "libs/faults", "participation/*/v1/", *PURE],
    "imports": ["services/*/domain", "services/*/store", "services/*/messages", "libs/csv", "libs/id", *PURE],
    "report": ["services/*/domain", "services/*/messages", "libs/csv", "participation/*/v1/", *PURE],
    "messages": ["services/*/domain", "services/*/messages", "participation/*/v1/", *PURE],
    "api": ["services/*/usecases", "services/*/store", "services/*/domain", "services/*/messages", "services/*/report",
            "services/*/imports", "libs/rpc", "libs/database", "libs/privacy", "libs/paging", "libs/policy",
            "libs/metrics", "libs/cache", "participation/*/v1/", "participation/options/v1/", *PURE],
    "events": ["services/*/usecases", "services/*/domain", "services/*/messages", "libs/events", "libs/database",
               "participation/", *PURE],
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
        return ["libs/", "participation/options/", "participation/validation/"]
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


def library_cycles(root: pathlib.Path) -> list[str]:
    """A lib may include libs below it: no two may need each other."""
    needs: dict[str, set[str]] = {}
    for path in sources(root):
        if path.parts[0] == "libs" and not path.name.endswith("_test.cpp"):
            for include in INCLUDE.findall((root / path).read_text()):
                parts = include.split("/")
                if parts[0] == "libs" and parts[1] != path.parts[1]:
                    needs.setdefault(path.parts[1], set()).add(parts[1])
    problems, done = [], set()

    def visit(lib: str, above: tuple[str, ...]) -> None:
        if lib in above:
            problems.append("libs need each other: " + " → ".join((*above[above.index(lib):], lib)))
        elif lib not in done:
            for below in sorted(needs.get(lib, ())):
                visit(below, (*above, lib))
            done.add(lib)

    for lib in sorted(needs):
        visit(lib, ())
    return problems


def main() -> int:
    root = pathlib.Path(__file__).resolve().parent.parent
    problems = library_cycles(root)
    for path in sources(root):
        text = (root / path).read_text()
        if text.count("\n") > LONGEST and not path.name.endswith("_test.cpp"):
            problems.append(f"{path}: has {text.count(chr(10))} lines; a file is one idea of at most {LONGEST}")
        prefixes = allowed_prefixes(path)
        if prefixes is None or path.name.endswith("_test.cpp"):
            continue
        problems += [f"{path}: may not include {include}" for include in INCLUDE.findall(text)
                     if not include.startswith(tuple(prefixes))]
    print("\n".join(problems) or "includes follow the architecture")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
