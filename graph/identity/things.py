"""A local thing as its own document describes it: the input of every judgement of identity."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES, Class, Modality
from cryptoreg.ontology.statements import TYPE, Value

_REALISED = (Modality.ASSERTED, Modality.REPORTED)


_COMPACT = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Thing:
    """What one document says of one local thing, without its words.

    Attributes:
        id: local id.
        document: id of the document.
        cls: the class that the document gives it.
        realised: whether it is said to be so, and not only planned, alleged, thought or denied.
        modality: the strongest modality of its type.
        roles: local ids of other things by relation.
        values: values by property.
        attributed_to: whose claim it is.
    """

    id: str
    document: str
    cls: str
    realised: bool
    modality: str
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    attributed_to: tuple[str, ...] = ()

    def is_a(self, cls: str) -> bool:
        return cls in (self.cls, *PARENTS[self.cls])

    def texts(self, attribute: str) -> tuple[str, ...]:
        return tuple(str(v) for v in self.values.get(attribute, ()))

    def first(self, attribute: str) -> str | None:
        return next(iter(self.texts(attribute)), None)

    def dumps(self) -> str:
        """As JSON, the form in which the store keeps it beside the local id."""
        return _COMPACT.encode({f: getattr(self, f) for f in self.__slots__})

    @classmethod
    def loads(cls, text: str) -> Thing:
        row = json.loads(text)
        row["roles"] = {k: tuple(v) for k, v in row["roles"].items()}
        row["values"] = {k: tuple(v) for k, v in row["values"].items()}
        row["attributed_to"] = tuple(row["attributed_to"])
        return cls(**row)


class Said(Protocol):
    """A statement, as far as it tells what a thing is; a stored one has less than one that was just made."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def predicate(self) -> str: ...
    @property
    def object(self) -> str | None: ...
    @property
    def value(self) -> Value | None: ...
    @property
    def modality(self) -> str: ...
    @property
    def attributed_to(self) -> Sequence[str] | None: ...


def describe(statements: Iterable[Said]) -> list[Thing]:
    """The things that statements of one document speak of, sorted by id."""
    by_subject: dict[str, list[Said]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    return [_describe(local, rows) for local, rows in sorted(by_subject.items())]


def _describe(local: str, rows: list[Said]) -> Thing:
    types = sorted(
        (r for r in rows if r.predicate == TYPE), key=lambda r: (_strength(r.modality), str(r.value), r.id)
    )
    roles: dict[str, set[str]] = {}
    values: dict[str, set[Value]] = {}
    for row in rows:
        if row.object is not None:
            roles.setdefault(row.predicate, set()).add(row.object)
        elif row.predicate != TYPE and row.value is not None and _matters(row.predicate):
            values.setdefault(row.predicate, set()).add(row.value)
    return Thing(
        id=local,
        document=rows[0].document,
        cls=str(types[0].value),
        realised=types[0].modality in _REALISED,
        modality=str(types[0].modality),
        roles={k: tuple(sorted(v)) for k, v in sorted(roles.items())},
        values={k: tuple(sorted(v, key=str)) for k, v in sorted(values.items())},
        attributed_to=tuple(sorted({a for r in rows for a in r.attributed_to or ()})),
    )


def _strength(modality: str) -> int:
    return list(Modality).index(Modality(modality))


def _matters(predicate: str) -> bool:
    """Long texts do not tell things apart; everything else may."""
    return predicate != "summary" and predicate in PROPERTIES


def is_event(cls: str) -> bool:
    """Whether a class is one of events."""
    return Class.EVENT in (cls, *PARENTS[cls])
