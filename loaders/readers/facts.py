"""Curated facts in YAML: what published sources say, in our own words, each with its sources.

The format is described in ``seeds/README.md``. Every fact becomes one *cited* statement per source.
Errors name the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cryptoreg.loaders.readers.curation import CURATOR_NAME, Curation, Path, Saying, Thing, strings
from cryptoreg.loaders.readers.facts_case import say_case
from cryptoreg.loaders.readers.facts_model import FactsFile, MoneyEntry
from cryptoreg.loaders.sources import Reading, Source
from cryptoreg.loaders.text.statements import case_relation
from cryptoreg.loaders.yaml_lines import error, load
from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES, Attribute, Class, PropertyInfo, Relation
from cryptoreg.ontology.names import snake

SUPPORT = ("one-source", "two-sources")
"""How many texts that are no copies of each other a curator found, where the sources do not tell it."""

_PROPERTIES = {snake(name): info for name, info in PROPERTIES.items()}

_NOT_PROPERTIES = frozenset(
    {
        "id", "is", "sources", "summary", "modality", "attributed_to", "from", "to", "note", "support",
        "proceeding", "money", "readings",
    }
)  # fmt: skip
"""Keys of an entry that say how, and not what."""


class FactsReader:
    """Reads files whose first key is ``cryptoreg: facts/1``."""

    name = "facts/1"

    def recognises(self, source: Source) -> bool:
        return source.path.suffix.lower() in (".yaml", ".yml") and b"cryptoreg: facts/" in source.head

    def read(self, source: Source) -> Iterable[Reading]:
        data, lines = load(source)
        try:
            parsed = FactsFile.model_validate(data)
        except ValidationError as exc:
            first = exc.errors()[0]
            raise error(source, lines, first["loc"], first["msg"]) from exc
        curation = Curation(source, parsed, lines)
        _declare(curation)
        if parsed.case is not None:
            say_case(curation, parsed.case)
        for kind in ("events", "things"):
            for number, entry in enumerate(getattr(parsed, kind)):
                _entry(curation, (kind, number), entry, in_case=kind == "events")
        return curation.readings()


def _declare(curation: Curation) -> None:
    """Learn every id of the file, so that entries may name each other in any order."""
    for kind in ("events", "things"):
        for number, entry in enumerate(getattr(curation.file, kind)):
            path = (kind, number)
            for needed in ("id", "is", "sources"):
                if needed not in entry:
                    raise curation.wrong(path, f"lacks {needed!r}")
            cls = entry["is"]
            if cls not in PARENTS:
                raise curation.wrong((*path, "is"), f"{cls!r} is no class of the ontology")
            if entry["id"] in curation.things:
                raise curation.wrong((*path, "id"), f"{entry['id']!r} is used twice")
            curation.add(Thing(entry["id"], cls, entry.get("name")))
    case = curation.file.case
    if case is not None:
        curation.add(Thing("case", str(Class.LAWSUIT), case.name))


def _entry(curation: Curation, path: Path, entry: dict[str, Any], in_case: bool) -> None:
    thing = curation.things[entry["id"]]
    sources = curation.sources((*path, "sources"), entry["sources"])
    saying = Saying(
        str(entry.get("summary") or entry.get("name") or entry["id"]),
        curation.modality((*path, "modality"), entry.get("modality", "asserted")),
        tuple(strings(entry.get("attributed_to", ()))),
        curation.date((*path, "from"), entry["from"]) if "from" in entry else None,
        curation.date((*path, "to"), entry["to"]) if "to" in entry else None,
    )
    for key in sources:
        curation.introduce(curation.documents[key], thing, saying)
    if "summary" in entry:
        curation.say(path, sources, thing, Attribute.SUMMARY, saying.summary, saying)
    if in_case and "case" in curation.things:
        relation = case_relation(thing.cls)
        curation.say(path, sources, thing, relation, curation.things["case"], saying)
    if "proceeding" in entry:
        docket = curation.things.get(f"proceeding-{entry['proceeding']}")
        if docket is None:
            raise curation.wrong((*path, "proceeding"), f"no proceeding is called {entry['proceeding']!r}")
        curation.say(path, sources, thing, Relation.IN_PROCEEDING, docket, saying)
    for key, given in entry.items():
        if key in _NOT_PROPERTIES:
            continue
        info = _property(curation, (*path, key), key, thing)
        for number, row in enumerate(_rows(given)):
            here = (*path, key, number) if isinstance(given, list) else (*path, key)
            own = curation.sources(here, row.get("sources", sources))
            if not set(own) <= set(sources):
                raise curation.wrong(here, "its sources must be among those of the whole entry")
            said = replace(saying, summary=str(row.get("summary", saying.summary)))
            curation.say(here, own, thing, info.name, curation.value(here, info, row["value"]), said)
    _money(curation, path, entry, thing, saying)
    for number, reading in enumerate(entry.get("readings", ())):
        _reading(curation, (*path, "readings", number), entry, thing, reading)
    _remarks(curation, path, entry, thing)


def _money(curation: Curation, path: Path, entry: dict[str, Any], event: Thing, saying: Saying) -> None:
    """The parts of what an event makes somebody pay; the event itself keeps the sum that is told of it."""
    for number, given in enumerate(entry.get("money", ())):
        here = (*path, "money", number)
        try:
            money = MoneyEntry.model_validate(given)
        except ValidationError as exc:
            first = exc.errors()[0]
            raise curation.wrong((*here, *first["loc"]), first["msg"]) from exc
        thing = curation.add(Thing(f"{entry['id']}-money-{number + 1}", str(Class.MONETARY_RELIEF)))
        values: dict[str, object] = {
            "monetary_kind": money.kind,
            "monetary_status": money.status,
            "amount_usd": money.amount_usd,
            "payer": money.payer,
            "payee": money.payee,
            "awarded_in": event.key,
            "occurred_on": _day(entry),
        }
        for key, value in values.items():
            if value is not None:
                info = _property(curation, (*here, key), key, thing)
                said = curation.value((*here, key), info, value)
                curation.say(here, entry["sources"], thing, info.name, said, saying)
        if "case" in curation.things:
            relation = case_relation(thing.cls)
            curation.say(here, entry["sources"], thing, relation, curation.things["case"], saying)


def _day(entry: dict[str, Any]) -> object:
    """When an event that makes somebody pay happened, in whichever role its date is given."""
    for key in ("filed_on", "entered_on", "signed_on", "occurred_on", "announced_on"):
        for row in _rows(entry[key]) if key in entry else ():
            return row["value"]
    return None


_IDENTIFYING = frozenset(
    {
        "relief", "conduct", "formed", "office", "instrument", "against", "accused", "appointee", "actor",
        "speaker", "issued_by", "filed_by", "formed_by", "participant",
    }
)  # fmt: skip
"""Keys that tell one event from another of its class; a competing reading is a reading of the same event."""


def _reading(
    curation: Curation, path: Path, entry: dict[str, Any], thing: Thing, reading: dict[str, Any]
) -> None:
    """What other sources say of the same event, against the entry: statements of their own."""
    if "sources" not in reading:
        raise curation.wrong(path, "lacks 'sources'")
    sources = curation.sources((*path, "sources"), reading["sources"])
    saying = Saying(
        str(reading.get("summary", f"Another reading: {entry.get('summary', entry['id'])}")),
        curation.modality((*path, "modality"), reading.get("modality", "asserted")),
        tuple(strings(reading.get("attributed_to", ()))),
    )
    if "case" in curation.things:
        case = curation.things["case"]
        curation.say(path, sources, thing, case_relation(thing.cls), case, saying)
    shared = {k: v for k, v in entry.items() if k in _IDENTIFYING and k not in reading}
    for key, given in {**shared, **reading}.items():
        if key in _NOT_PROPERTIES:
            continue
        info = _property(curation, (*path, key), key, thing)
        for row in _rows(given):
            said = curation.value((*path, key), info, row["value"])
            curation.say((*path, key), sources, thing, info.name, said, saying)


def _remarks(curation: Curation, path: Path, entry: dict[str, Any], thing: Thing) -> None:
    """What the curator remarks on the sources of an entry: a note, and how well they support it.

    Such a remark stands beside what the sources say, and is the curator's.
    """
    if "support" in entry and entry["support"] not in SUPPORT:
        raise curation.wrong((*path, "support"), f"{entry['support']!r} is not {' or '.join(SUPPORT)}")
    for key, attribute in (("note", Attribute.NOTE), ("support", Attribute.SUPPORT)):
        if key in entry:
            text = curation.value((*path, key), PROPERTIES[attribute], entry[key])
            remark = Saying(str(text), attributed_to=(CURATOR_NAME,))
            curation.say(
                (*path, key), curation.sources(path, entry["sources"]), thing, attribute, text, remark
            )


def _property(curation: Curation, path: Path, key: str, thing: Thing) -> PropertyInfo:
    info = _PROPERTIES.get(key)
    if info is None:
        raise curation.wrong(path, "is no property of the ontology")
    if info.domain not in (thing.cls, *PARENTS[thing.cls]):
        raise curation.wrong(path, f"a {thing.cls} has no {key}")
    return info


def _rows(given: object) -> Iterator[dict[str, Any]]:
    """A value, a list of values, or values with sources of their own."""
    for value in given if isinstance(given, list) else [given]:
        yield value if isinstance(value, dict) and "value" in value else {"value": value}
