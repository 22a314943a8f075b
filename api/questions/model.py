"""The kinds of things that questions speak of, in terms of the view: ``model.yaml`` as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cryptoreg.ontology import yaml_text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing, event or state.

    Attributes:
        name: in queries.
        label: label expression of its nodes.
        where: condition on a node ``x``, where it is narrower than the label.
        one: its name in the singular.
        many: in the plural.
        done: what happened to a case that had it.
        on: what a case is while it lasts, for a state.
    """

    name: str
    label: str
    where: str | None
    one: str
    many: str
    done: str
    on: str | None


@dataclass(frozen=True, slots=True)
class Model:
    """All of ``model.yaml``."""

    kinds: Mapping[str, Kind]
    paths: Mapping[str, str]
    with_object: Mapping[str, Mapping[str, str]]


@cache
def load() -> Model:
    """Read the file, once."""
    text = (files("cryptoreg.api.questions") / "model.yaml").read_text(encoding="utf-8")
    data = yaml_text.loads(text)
    kinds = {
        name: Kind(
            name,
            row["label"],
            row.get("where"),
            row["one"],
            row["many"],
            row.get("done", "happened"),
            row.get("on"),
        )
        for name, row in data["kinds"].items()
    }
    paths = {n: str(data[n]) for n in ("case", "by", "against", "party", "plaintiff", "defendant")}
    return Model(kinds, paths, data["with_object"])


def kind(name: str) -> Kind:
    """One kind by name.

    Raises:
        KeyError: there is none.
    """
    return load().kinds[name]
