"""Curated facts in YAML: what published sources say, in our own words, each with its sources.

The format is described in ``seeds/README.md``. Every fact becomes one *cited* statement per source.
Errors name the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers.facts_model import CaseEntry, FactsFile, ProceedingEntry, SourceEntry
from cryptoreg.loaders.sources import Reading, Source
from cryptoreg.loaders.text.statements import case_relation
from cryptoreg.loaders.tiers import tier_of
from cryptoreg.loaders.yaml_lines import Lines, error, load
from cryptoreg.ontology import dates, gazetteer
from cryptoreg.ontology.generated.names import (
    PARENTS,
    PROPERTIES,
    Attribute,
    Class,
    Modality,
    PropertyInfo,
    Relation,
    Tier,
)
from cryptoreg.ontology.names import slug, snake
from cryptoreg.ontology.statements import TYPE, Citation, Document, Statement, Value, document_id

CURATOR = "https://w3id.org/cryptoreg/seeds"
"""Address of the document in which the curator speaks for himself (coverage of a case)."""


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
        return _Curation(source, parsed, lines).readings()


# ---------------------------------------------------------------- from entries to statements


_NAMED = "named-"
"""Begins the key of a thing that a file only names; such a thing is known by its name alone."""

_NOT_PROPERTIES = frozenset({"id", "is", "sources", "summary", "modality", "attributed_to", "from", "to"})
"""Keys of an entry that say how, and not what."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something that facts are about, before it is known in which documents."""

    key: str
    cls: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class _Saying:
    """How something is said: in which own words, how surely, whose claim it is, and when it held."""

    summary: str
    modality: Modality = Modality.ASSERTED
    attributed_to: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None


Path = tuple[str | int, ...]
"""Where in a file something stands, for errors."""


class _Curation:
    def __init__(self, source: Source, parsed: FactsFile, lines: Lines) -> None:
        self.source, self.file, self.lines = source, parsed, lines
        self.scope = parsed.case.id if parsed.case is not None else source.path.stem
        self.extractor = f"curation:{self.scope}"
        self.documents: dict[str, Document] = {}
        self.statements: dict[str, dict[str, Statement]] = {}
        self.things: dict[str, _Thing] = {}
        self.described: set[tuple[str, str]] = set()

    def readings(self) -> list[Reading]:
        for key, entry in self.file.sources.items():
            self._document(key, entry)
        curator = Document(
            document_id(url=CURATOR),
            title="cryptoreg seeds",
            url=CURATOR,
            publisher="cryptoreg",
            reader="facts/1",
            tier=Tier.WEB,
        )
        self.documents["curator"] = curator
        self._declare()
        if self.file.case is not None:
            self._case(self.file.case)
        for kind in ("events", "things"):
            for number, entry in enumerate(getattr(self.file, kind)):
                self._entry((kind, number), entry, in_case=kind == "events")
        return [
            Reading(document, self.extractor, tuple(self.statements[document.id].values()))
            for document in self.documents.values()
            if self.statements.get(document.id)
        ]

    def _document(self, key: str, entry: SourceEntry) -> None:
        path = ("sources", key)
        if entry.published is not None:
            self._date((*path, "published"), entry.published)
        if entry.copy_of is not None and entry.copy_of not in self.file.sources:
            raise self._wrong((*path, "copy_of"), f"no source is called {entry.copy_of!r}")
        origin = self.file.sources[entry.copy_of].url if entry.copy_of is not None else None
        self.documents[key] = Document(
            id=document_id(url=entry.url),
            title=entry.title,
            url=entry.url,
            publisher=entry.publisher,
            published=entry.published,
            reader="facts/1",
            tier=entry.tier or tier_of(entry.url, entry.publisher),
            copy_of=None if origin is None else document_id(url=origin),
        )

    def _declare(self) -> None:
        """Learn every id of the file, so that entries may name each other in any order."""
        for kind in ("events", "things"):
            for number, entry in enumerate(getattr(self.file, kind)):
                path = (kind, number)
                for needed in ("id", "is", "sources"):
                    if needed not in entry:
                        raise self._wrong(path, f"lacks {needed!r}")
                cls = entry["is"]
                if cls not in PARENTS:
                    raise self._wrong((*path, "is"), f"{cls!r} is no class of the ontology")
                if entry["id"] in self.things:
                    raise self._wrong((*path, "id"), f"{entry['id']!r} is used twice")
                self.things[entry["id"]] = _Thing(entry["id"], cls, entry.get("name"))
        if self.file.case is not None:
            self.things["case"] = _Thing("case", str(Class.LAWSUIT), self.file.case.name)

    # ---- the case

    def _case(self, case: CaseEntry) -> None:
        everywhere = sorted({s for p in case.parties for s in p.sources})
        thing = self.things["case"]
        saying = _Saying(f"The case is known as {case.name}.")
        if case.caption is not None:
            self._say(("case",), everywhere, thing, Attribute.NAME, case.caption, saying)
        for number, party in enumerate(case.parties):
            path = ("case", "parties", number)
            if party.is_ is not None:
                self.file.names.setdefault(party.name, party.is_)
            relation = Relation.PLAINTIFF if party.role == "plaintiff" else Relation.DEFENDANT
            holder = self._named(path, party.name)
            saying = _Saying(f"{party.name} is {party.role} in {case.name}.")
            self._say(path, party.sources, thing, relation, holder, saying)
        for number, proceeding in enumerate(case.proceedings):
            self._proceeding(("case", "proceedings", number), case, proceeding)
        coverage = case.coverage
        self._date(("case", "coverage", "known_to"), coverage.known_to)
        saying = _Saying(f"Gathered up to {coverage.known_to}: {coverage.text}.")
        self._say(("case", "coverage"), ["curator"], thing, Attribute.KNOWN_TO, coverage.known_to, saying)
        self._say(("case", "coverage"), ["curator"], thing, Attribute.COVERAGE, coverage.text, saying)

    def _proceeding(self, path: Path, case: CaseEntry, entry: ProceedingEntry) -> None:
        key = f"proceeding-{entry.id}"
        thing = self.things[key] = _Thing(key, str(Class.PROCEEDING))
        facts: dict[str, tuple[str, Value | _Thing]] = {}
        if entry.court is not None:
            facts["court"] = (Relation.COURT, self._named((*path, "court"), entry.court, Class.COURT))
        if entry.docket_number is not None:
            facts["docket_number"] = (Attribute.DOCKET_NUMBER, entry.docket_number)
        if entry.judge is not None:
            facts["judge"] = (Relation.JUDGE, self._named((*path, "judge"), entry.judge, Class.PERSON))
        for name, (predicate, value) in facts.items():
            sources = entry.sources.get(name) if isinstance(entry.sources, dict) else entry.sources
            if not sources:
                raise self._wrong((*path, "sources"), f"names no source for {name}")
            said = value.name if isinstance(value, _Thing) else value
            saying = _Saying(f"{case.name}: {name.replace('_', ' ')} {said}.")
            self._say(path, sources, thing, predicate, value, saying)
            self._say(path, sources, self.things["case"], Relation.HAS_PROCEEDING, thing, saying)
            if name == "docket_number" and "court" in facts:  # a number is one of its court
                self._say(path, sources, thing, *facts["court"], saying)
            if isinstance(value, _Thing):
                self._say(path, sources, self.things["case"], predicate, value, saying)

    # ---- events and other things

    def _entry(self, path: Path, entry: dict[str, Any], in_case: bool) -> None:
        thing = self.things[entry["id"]]
        sources = self._sources((*path, "sources"), entry["sources"])
        saying = _Saying(
            str(entry.get("summary") or entry.get("name") or entry["id"]),
            self._modality((*path, "modality"), entry.get("modality", "asserted")),
            tuple(_as_strings(entry.get("attributed_to", ()))),
            self._date((*path, "from"), entry["from"]) if "from" in entry else None,
            self._date((*path, "to"), entry["to"]) if "to" in entry else None,
        )
        for key in sources:
            self._introduce(self.documents[key], thing, saying)
        if "summary" in entry:
            self._say(path, sources, thing, Attribute.SUMMARY, saying.summary, saying)
        if in_case and "case" in self.things:
            self._say(path, sources, thing, case_relation(thing.cls), self.things["case"], saying)
        for key, given in entry.items():
            if key in _NOT_PROPERTIES:
                continue
            info = self._property((*path, key), key, thing)
            for number, row in enumerate(_as_rows(given)):
                here = (*path, key, number) if isinstance(given, list) else (*path, key)
                own = self._sources(here, row.get("sources", sources))
                if not set(own) <= set(sources):
                    raise self._wrong(here, "its sources must be among those of the whole entry")
                said = replace(saying, summary=str(row.get("summary", saying.summary)))
                self._say(here, own, thing, info.name, self._value(here, info, row["value"]), said)

    def _property(self, path: Path, key: str, thing: _Thing) -> PropertyInfo:
        info = _PROPERTIES.get(key)
        if info is None:
            raise self._wrong(path, "is no property of the ontology")
        if info.domain not in (thing.cls, *PARENTS[thing.cls]):
            raise self._wrong(path, f"a {thing.cls} has no {key}")
        return info

    def _value(self, path: Path, info: PropertyInfo, given: object) -> Value | _Thing:
        if info.relation:
            if not isinstance(given, str):
                raise self._wrong(path, "must be a name or an id")
            return self.things.get(given) or self._named(path, given, info.range)
        if info.date:
            return self._date(path, given)
        fits: dict[str, tuple[type, ...]] = {
            "string": (str,),
            "integer": (int,),
            "decimal": (int, float),
            "boolean": (bool,),
        }
        if not isinstance(given, fits[info.range]) or (isinstance(given, bool) and info.range != "boolean"):
            raise self._wrong(path, f"{given!r} is no {info.range}")
        return given  # type: ignore[return-value]  # checked on the line above

    def _named(self, path: Path, name: str, cls: str | None = None) -> _Thing:
        """A thing that is only named: its class is declared in the file, or known to the gazetteer."""
        declared = self.file.names.get(name)
        if declared is not None and declared not in PARENTS:
            raise self._wrong(("names", name), f"{declared!r} is no class of the ontology")
        entry = gazetteer.load().find(name, cls)
        found = declared or (str(entry.cls) if entry is not None else None)
        if found is None and cls in (Class.PERSON, Class.OFFICE):
            found = str(cls)
        if found is None:
            raise self._wrong(
                path,
                f"{name!r} is no id of this file and unknown to the gazetteer; declare its class under names",
            )
        key = f"{_NAMED}{slug(name)}"
        return self.things.setdefault(key, _Thing(key, found, name))

    # ---- statements

    def _say(
        self,
        path: Path,
        sources: Iterable[str],
        thing: _Thing,
        predicate: str,
        value: Value | _Thing,
        saying: _Saying,
    ) -> None:
        """Say it once in the document of each source."""
        for key in self._sources(path, list(sources)):
            document = self.documents[key]
            self._introduce(document, thing, saying)
            if isinstance(value, _Thing):
                self._introduce(document, value, _Saying(saying.summary))
                self._add(document, thing, predicate, saying, object_=self._local(document, value))
            else:
                self._add(
                    document, thing, predicate, replace(saying, valid_from=None, valid_to=None), value=value
                )

    def _introduce(self, document: Document, thing: _Thing, saying: _Saying) -> None:
        """Say in this document what the thing is, once, with as much as identity needs."""
        if (document.id, thing.key) in self.described:
            return
        self.described.add((document.id, thing.key))
        plain = replace(saying, valid_from=None, valid_to=None)
        self._add(document, thing, TYPE, plain, value=thing.cls)
        if thing.name is not None:
            self._add(document, thing, Attribute.NAME, _Saying(saying.summary), value=thing.name)
        if not thing.key.startswith(_NAMED):
            own = f"{self.scope}/{thing.key}"
            self._add(document, thing, Attribute.CURATED_ID, _Saying(saying.summary), value=own)
        case = self.file.case
        if thing.key == "case" and case is not None and case.reference is not None:
            self._add(document, thing, Attribute.REFERENCE, _Saying(saying.summary), value=case.reference)

    def _add(
        self,
        document: Document,
        thing: _Thing,
        predicate: str,
        saying: _Saying,
        *,
        object_: str | None = None,
        value: Value | None = None,
    ) -> None:
        statement = Statement(
            document=document.id,
            subject=self._local(document, thing),
            predicate=str(predicate),
            support=Citation(saying.summary),
            object=object_,
            value=value,
            modality=saying.modality,
            attributed_to=saying.attributed_to,
            confidence=1.0,
            extractor=self.extractor,
            extractor_version="1",
            valid_from=saying.valid_from,
            valid_to=saying.valid_to,
        )
        self.statements.setdefault(document.id, {})[statement.id] = statement

    def _local(self, document: Document, thing: _Thing) -> str:
        return f"{document.id}-{slug(self.scope)}-{slug(thing.key)}"

    # ---- checks

    def _sources(self, path: Path, given: object) -> list[str]:
        keys = _as_strings(given)
        if not keys:
            raise self._wrong(path, "names no source")
        for key in keys:
            if key not in self.documents:
                raise self._wrong(path, f"no source is called {key!r}")
        return keys

    def _modality(self, path: Path, given: object) -> Modality:
        try:
            return Modality(str(given))
        except ValueError:
            raise self._wrong(path, f"{given!r} is no modality; use {', '.join(Modality)}") from None

    def _date(self, path: Path, given: object) -> str:
        try:
            return dates.parse(str(given)).text
        except ValueError as exc:
            raise self._wrong(path, str(exc)) from None

    def _wrong(self, path: Path, message: str) -> InputError:
        return error(self.source, self.lines, path, message)


_PROPERTIES = {snake(name): info for name, info in PROPERTIES.items()}


def _as_strings(given: object) -> list[str]:
    return [str(v) for v in (given if isinstance(given, list | tuple) else [given])]


def _as_rows(given: object) -> Iterator[dict[str, Any]]:
    """A value, a list of values, or values with sources of their own."""
    for value in given if isinstance(given, list) else [given]:
        yield value if isinstance(value, dict) and "value" in value else {"value": value}
