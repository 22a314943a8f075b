"""The shape of a file of curated facts; described for people in ``seeds/README.md``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cryptoreg.ontology.generated.names import Tier


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


Keys = Annotated[list[str], BeforeValidator(_as_list)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class SourceEntry(_Strict):
    """A published source."""

    url: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    tier: Tier | None = None
    copy_of: str | None = Field(None, description="Key of the source whose text this one repeats.")


class Party(_Strict):
    """A side of a case."""

    name: str
    role: Literal["plaintiff", "defendant"]
    is_: str | None = Field(
        None, alias="is", description="Class, where the gazetteer does not know the name."
    )
    sources: Keys


class ProceedingEntry(_Strict):
    """One docket in one court."""

    id: str = "main"
    court: str | None = None
    docket_number: str | None = None
    judge: str | None = None
    sources: dict[str, Keys] | Keys


class CoverageEntry(_Strict):
    """Up to when, and from what, the case is known."""

    known_to: str
    text: str


class CaseEntry(_Strict):
    """The lawsuit that a file is about."""

    id: str
    name: str
    reference: str | None = None
    caption: str | None = None
    parties: list[Party]
    proceedings: list[ProceedingEntry] = Field(default_factory=list)
    coverage: CoverageEntry


class FactsFile(_Strict):
    """A file of curated facts."""

    cryptoreg: Literal["facts/1"]
    sources: dict[str, SourceEntry]
    case: CaseEntry | None = None
    names: dict[str, str] = Field(
        default_factory=dict, description="Classes of names unknown to the gazetteer."
    )
    events: list[dict[str, Any]] = Field(default_factory=list)
    things: list[dict[str, Any]] = Field(default_factory=list)
