"""How a curator's words become statements: one *cited* statement per source and fact.

What a file says of itself (coverage, notes, the support of a fact) is said in the document of the curator.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers.facts_model import FactsFile, SourceEntry
from cryptoreg.loaders.sources import Reading, Source
from cryptoreg.loaders.tiers import tier_of
from cryptoreg.loaders.yaml_lines import Lines, error
from cryptoreg.ontology import dates, gazetteer
from cryptoreg.ontology.generated.names import CODES, PARENTS, Attribute, Class, Modality, PropertyInfo, Tier
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import TYPE, Citation, Document, Statement, Value, document_id

CURATOR = "https://w3id.org/cryptoreg/seeds"
"""Address of the document in which the curator speaks for himself (coverage of a case)."""

CURATOR_KEY = "curator"
"""The key of that document among the sources of a file."""

CURATOR_NAME = "cryptoreg"
"""Whose remarks on the sources are marked as such."""

_NAMED = "named-"
"""Begins the key of a thing that a file only names; such a thing is known by its name alone."""

Path = tuple[str | int, ...]
"""Where in a file something stands, for errors."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that facts are about, before it is known in which documents."""

    key: str
    cls: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """How something is said: in which own words, how surely, whose claim it is, and when it held."""

    summary: str
    modality: Modality = Modality.ASSERTED
    attributed_to: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None


class Curation:
    """The statements of one file while it is read; errors name the line."""

    def __init__(self, source: Source, parsed: FactsFile, lines: Lines) -> None:
        self.source, self.file, self.lines = source, parsed, lines
        self.scope = parsed.case.id if parsed.case is not None else source.path.stem
        self.extractor = f"curation:{self.scope}"
        self.documents: dict[str, Document] = {}
        self.things: dict[str, Thing] = {}
        self._statements: dict[str, dict[str, Statement]] = {}
        self._described: set[tuple[str, str]] = set()
        for key, entry in parsed.sources.items():
            self._document(key, entry)
        self.documents[CURATOR_KEY] = Document(
            document_id(url=CURATOR),
            title="cryptoreg seeds",
            url=CURATOR,
            publisher=CURATOR_NAME,
            reader="facts/1",
            tier=Tier.WEB,
        )

    def readings(self) -> list[Reading]:
        """A reading per source that says anything."""
        return [
            Reading(document, self.extractor, tuple(self._statements[document.id].values()))
            for document in self.documents.values()
            if self._statements.get(document.id)
        ]

    def _document(self, key: str, entry: SourceEntry) -> None:
        path = ("sources", key)
        if key == CURATOR_KEY:
            raise self.wrong(path, "is the name of the curator's own document")
        if entry.published is not None:
            self.date((*path, "published"), entry.published)
        if entry.copy_of is not None and entry.copy_of not in self.file.sources:
            raise self.wrong((*path, "copy_of"), f"no source is called {entry.copy_of!r}")
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

    # ---- things

    def add(self, thing: Thing) -> Thing:
        self.things[thing.key] = thing
        return thing

    def named(self, path: Path, name: str, cls: str | None = None) -> Thing:
        """A thing that is only named: its class is declared in the file, or known to the gazetteer."""
        declared = self.file.names.get(name)
        if declared is not None and declared not in PARENTS:
            raise self.wrong(("names", name), f"{declared!r} is no class of the ontology")
        entry = gazetteer.load().find(name, cls)
        found = declared or (str(entry.cls) if entry is not None else None)
        key = f"{_NAMED}{slug(name)}"
        if found is None and cls in (Class.PERSON, Class.OFFICE):
            found = str(cls)
        if found is None and key in self.things:  # named before in a place that tells its class
            return self.things[key]
        if found is None:
            raise self.wrong(
                path,
                f"{name!r} is no id of this file and unknown to the gazetteer; declare its class under names",
            )
        return self.things.setdefault(key, Thing(key, found, name))

    def value(self, path: Path, info: PropertyInfo, given: object) -> Value | Thing:
        """What an entry gives for a property, checked against its range."""
        if info.relation:
            if not isinstance(given, str):
                raise self.wrong(path, "must be a name or an id")
            return self.things.get(given) or self.named(path, given, info.range)
        if info.date:
            return self.date(path, given)
        fits: dict[str, tuple[type, ...]] = {
            "string": (str,),
            "integer": (int,),
            "decimal": (int, float),
            "boolean": (bool,),
        }
        if not isinstance(given, fits[info.range]) or (isinstance(given, bool) and info.range != "boolean"):
            raise self.wrong(path, f"{given!r} is no {info.range}")
        if info.codes is not None and given not in CODES[info.codes]:
            raise self.wrong(path, f"{given!r} is no code; use one of {', '.join(CODES[info.codes])}")
        return given  # type: ignore[return-value]  # checked on the line above

    # ---- statements

    def say(
        self,
        path: Path,
        sources: Iterable[str],
        thing: Thing,
        predicate: str,
        value: Value | Thing,
        saying: Saying,
    ) -> None:
        """Say it once in the document of each source."""
        for key in self.sources(path, list(sources)):
            document = self.documents[key]
            self.introduce(document, thing, saying)
            if isinstance(value, Thing):
                self.introduce(document, value, Saying(saying.summary))
                self._add(document, thing, predicate, saying, object_=self._local(document, value))
            else:
                plain = replace(saying, valid_from=None, valid_to=None)
                self._add(document, thing, predicate, plain, value=value)

    def introduce(self, document: Document, thing: Thing, saying: Saying) -> None:
        """Say in this document what the thing is, once, with as much as identity needs."""
        if (document.id, thing.key) in self._described:
            return
        self._described.add((document.id, thing.key))
        plain = replace(saying, valid_from=None, valid_to=None)
        self._add(document, thing, TYPE, plain, value=thing.cls)
        if thing.name is not None:
            self._add(document, thing, Attribute.NAME, Saying(saying.summary), value=thing.name)
        if not thing.key.startswith(_NAMED):
            own = f"{self.scope}/{thing.key}"
            self._add(document, thing, Attribute.CURATED_ID, Saying(saying.summary), value=own)
        case = self.file.case
        if thing.key == "case" and case is not None and case.reference is not None:
            self._add(document, thing, Attribute.REFERENCE, Saying(saying.summary), value=case.reference)

    def _add(
        self,
        document: Document,
        thing: Thing,
        predicate: str,
        saying: Saying,
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
        self._statements.setdefault(document.id, {})[statement.id] = statement

    def _local(self, document: Document, thing: Thing) -> str:
        return f"{document.id}-{slug(self.scope)}-{slug(thing.key)}"

    # ---- checks

    def sources(self, path: Path, given: object) -> list[str]:
        keys = strings(given)
        if not keys:
            raise self.wrong(path, "names no source")
        for key in keys:
            if key not in self.documents:
                raise self.wrong(path, f"no source is called {key!r}")
        return keys

    def modality(self, path: Path, given: object) -> Modality:
        try:
            return Modality(str(given))
        except ValueError:
            raise self.wrong(path, f"{given!r} is no modality; use {', '.join(Modality)}") from None

    def date(self, path: Path, given: object) -> str:
        try:
            return dates.parse(str(given)).text
        except ValueError as exc:
            raise self.wrong(path, str(exc)) from None

    def wrong(self, path: Path, message: str) -> InputError:
        return error(self.source, self.lines, path, message)


def strings(given: object) -> list[str]:
    """One text or several, as a list."""
    return [str(v) for v in (given if isinstance(given, list | tuple) else [given])]
