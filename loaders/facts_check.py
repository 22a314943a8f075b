"""What a reader of one file cannot see: the curated facts checked as a whole (``make seeds-check``).

Identifiers, docket numbers and addresses; days of the week in notes and summaries; intervals; the order
of events; references that two files give; sources that disagree with themselves. Every finding names
its file and, where there is one, its line.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders import facts_schema, sources
from cryptoreg.loaders.readers.facts import FactsReader
from cryptoreg.loaders.sources import Source
from cryptoreg.loaders.tiers import host_of
from cryptoreg.loaders.yaml_lines import Lines, load
from cryptoreg.ontology import dates, dockets
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import PARENTS, Class
from cryptoreg.ontology.statements import check

SCHEMA = "facts.schema.json"
"""The schema of the files, beside their folders."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REFERENCE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("January February March April May June July August September October November December").split(), 1
    )
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)}) (\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_HAPPENED = frozenset({"filed_on", "entered_on", "signed_on", "occurred_on", "announced_on"})
_BEFORE_A_CASE = (
    Class.WELLS_NOTICE, Class.WELLS_SUBMISSION, Class.INVESTIGATION_OPENING, Class.SANCTION,
    Class.RULEMAKING_PETITION, Class.SELF_CERTIFICATION, Class.LETTER, Class.AGENCY_DECISION, Class.ARREST,
)  # fmt: skip
"""What may come before the complaint of its case."""

_AHEAD = ("applies", "in-force")
"""Steps of a law whose day its text names long before."""

_CLOCK = timedelta(days=1)
"""Time zones: a page of the day before may tell of the day after."""


@dataclass(slots=True)
class _File:
    path: Path
    data: dict[str, Any]
    lines: Lines


@dataclass(slots=True)
class Findings:
    """What is wrong, in the order of the files."""

    messages: list[str] = field(default_factory=list)

    def add(self, file: _File, path: tuple[str | int, ...], message: str) -> None:
        known = path
        while known and known not in file.lines:
            known = known[:-1]
        where = ".".join(map(str, path))
        self.messages.append(f"{file.path}, line {file.lines.get(known, 1)}: {where}: {message}")


def check_folder(folder: Path) -> list[str]:
    """Check all files of curated facts in a folder; returns what is wrong, nothing where all is well."""
    findings = Findings()
    files = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            for reading in _read(path):
                check(reading.document, reading.statements or ())
            files.append(_File(path, *load(Source(path))))
        except InputError as exc:
            findings.messages.append(str(exc))
    for file in files:
        _identifiers(file, findings)
        _weekdays(file, (), file.data, findings)
        _sources(file, findings)
        for place, entry in _entries(file):
            _intervals(file, place, entry, findings)
            _known_in_time(file, place, entry, findings)
        _order(file, findings)
    _across(files, findings)
    return findings.messages


def _read(path: Path) -> list[sources.Reading]:
    found = sources.read(path, (FactsReader(),))
    if isinstance(found, sources.Skipped):
        raise InputError(f"{path}: {found.reason}")
    return [item for item in found if isinstance(item, sources.Reading)]


def _entries(file: _File) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    for kind in ("events", "things"):
        for number, entry in enumerate(file.data.get(kind) or ()):
            yield (kind, number), entry


# ---------------------------------------------------------------- one file


def _identifiers(file: _File, findings: Findings) -> None:
    case = file.data.get("case")
    if case is not None:
        if case["id"] != file.path.stem:
            findings.add(file, ("case", "id"), f"{case['id']!r} is not the name of its file")
        if case.get("reference") and not _REFERENCE.fullmatch(case["reference"]):
            findings.add(file, ("case", "reference"), f"{case['reference']!r} is no reference")
        for number, docket in enumerate(case.get("proceedings") or ()):
            text = docket.get("docket_number")
            if text is not None and dockets.parse(str(text)) is None:
                findings.add(file, ("case", "proceedings", number), f"{text!r} is no docket number")
    for path, entry in _entries(file):
        if not _ID.fullmatch(str(entry["id"])):
            findings.add(file, (*path, "id"), f"{entry['id']!r} must be lower case words joined by hyphens")
        if "reference" in entry and not _REFERENCE.fullmatch(str(entry["reference"])):
            findings.add(file, (*path, "reference"), f"{entry['reference']!r} is no reference")


def _weekdays(file: _File, path: tuple[str | int, ...], value: object, findings: Findings) -> None:
    """A day of the week that a text names must be that of its date."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _weekdays(file, (*path, key), inner, findings)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _weekdays(file, (*path, number), inner, findings)
    elif isinstance(value, str):
        for weekday, day, month, year in _WEEKDAY.findall(value):
            named = date(int(year), _MONTHS[month], int(day))
            if _DAYS[named.weekday()] != weekday:
                findings.add(file, path, f"{named} was a {_DAYS[named.weekday()]}, not a {weekday}")


def _sources(file: _File, findings: Findings) -> None:
    used = set(_mentioned(file.data))
    used |= {s["copy_of"] for s in file.data["sources"].values() if "copy_of" in s}
    seen: dict[str, str] = {}
    for key, source in file.data["sources"].items():
        if not source["url"].startswith(("http://", "https://")) or not host_of(source["url"]):
            findings.add(file, ("sources", key), f"{source['url']!r} is no address of a page")
        if source["url"] in seen:
            findings.add(file, ("sources", key), f"has the address of {seen[source['url']]!r}")
        seen[source["url"]] = key
        if key not in used:
            findings.add(file, ("sources", key), "is not used")


def _mentioned(value: object) -> Iterator[str]:
    """Keys of sources that anything in a file names."""
    if isinstance(value, list):
        for inner in value:
            yield from _mentioned(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "sources" and isinstance(inner, list):
                yield from (str(i) for i in inner)
            elif (
                key == "sources"
                and isinstance(inner, dict)
                and "url" not in str(next(iter(inner.values()), ""))
            ):
                for keys in inner.values():
                    yield from (keys if isinstance(keys, list) else [keys])
            elif not (key == "sources" and isinstance(inner, dict)):
                yield from _mentioned(inner)


def _values(entry: dict[str, Any], key: str) -> list[ImpreciseDate]:
    given = entry.get(key)
    rows = given if isinstance(given, list) else [] if given is None else [given]
    return [dates.parse(str(r["value"] if isinstance(r, dict) else r)) for r in rows]


def _first(entry: dict[str, Any], keys: Sequence[str]) -> ImpreciseDate | None:
    return next((d for key in keys for d in _values(entry, key)), None)


def _intervals(file: _File, path: tuple[str | int, ...], entry: dict[str, Any], findings: Findings) -> None:
    """What begins must not begin after its end, and a stated end not lie before the act that states it."""
    start = _first(entry, ("began", "from", *sorted(_HAPPENED)))
    for key in ("ended", "stated_end", "to", "response_due", "leave_to_amend_until"):
        for end in _values(entry, key):
            if start is not None and dates.before(end, start) is dates.Truth.YES:
                findings.add(file, (*path, key), f"{end.text} is before {start.text}")


def _known_in_time(
    file: _File, path: tuple[str | int, ...], entry: dict[str, Any], findings: Findings
) -> None:
    """A page of a known day cannot tell of a day after it, unless it tells of a plan."""
    when = _first(entry, sorted(_HAPPENED))
    ahead = entry.get("modality") == "planned" or entry.get("lawmaking_step") in _AHEAD or "note" in entry
    if when is None or when.earliest is None or ahead:
        return
    keys = entry["sources"] if isinstance(entry["sources"], list) else [entry["sources"]]
    for key in keys:
        published = file.data["sources"].get(key, {}).get("published")
        if published is None:
            continue
        latest = dates.parse(str(published)).latest
        if latest is not None and latest + _CLOCK < when.earliest:
            findings.add(file, (*path, "sources"), f"{key} is of {published}, before {when.text}")


def _order(file: _File, findings: Findings) -> None:
    """No event before its case, except where its kind allows it; none after what the case is known to."""
    case = file.data.get("case")
    if case is None:
        return
    begins = [e for e in file.data["events"] if Class.COMPLAINT in (e["is"], *PARENTS[e["is"]])]
    first = _first(begins[0], ("filed_on",)) if begins else None
    known_to = dates.parse(str(case["coverage"]["known_to"]))
    for path, entry in _entries(file):
        when = _first(entry, sorted(_HAPPENED))
        if when is None:
            continue
        allowed = any(c in (entry["is"], *PARENTS[entry["is"]]) for c in _BEFORE_A_CASE)
        if first is not None and not allowed and dates.before(when, first) is dates.Truth.YES:
            findings.add(file, path, f"{when.text} is before the complaint of {first.text}")
        if dates.before(known_to, when) is dates.Truth.YES:
            findings.add(file, path, f"{when.text} is after {known_to.text}, up to which the case is known")


# ---------------------------------------------------------------- across files


def _across(files: Sequence[_File], findings: Findings) -> None:
    references: dict[str, _File] = {}
    told: dict[str, dict[str, tuple[str, _File]]] = defaultdict(dict)
    for file in files:
        own = {e["reference"] for _, e in _entries(file) if "reference" in e}
        case = file.data.get("case") or {}
        own |= {case["reference"]} if "reference" in case else set()
        for reference in sorted(own):
            if reference in references:
                other = references[reference].path
                findings.add(file, (), f"the reference {reference!r} is that of {other}")
            references[reference] = file
        urls = {key: s["url"] for key, s in file.data["sources"].items()}
        for key, source in file.data["sources"].items():
            facts = {"published": source.get("published"), "copy_of": urls.get(source.get("copy_of"))}
            for name, value in facts.items():
                before = told[name].setdefault(source["url"], (value, file))
                if before[0] != value:
                    findings.add(
                        file, ("sources", key), f"{name} is {value}, but {before[0]} in {before[1].path}"
                    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a folder, or write the schema: ``python -m cryptoreg.loaders.facts_check [--schema] FOLDER``."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = Path(next((a for a in given if not a.startswith("-")), "seeds"))
    if "--schema" in given:
        (folder / SCHEMA).write_text(facts_schema.dumps(), encoding="utf-8")
        return 0
    found = check_folder(folder)
    for message in found:
        sys.stdout.write(f"{message}\n")
    sys.stdout.write(f"{folder}: {len(found) or 'no'} findings\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
